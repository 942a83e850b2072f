import './client/schemas-without-eval.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { queries } from './client/client.ts'
import { FaultBoundary } from './components/fault-boundary.tsx'
import { paperTheme } from './components/theme.ts'
import { router } from './workbench/router.tsx'
import './components/paper.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id root')
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={paperTheme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <FaultBoundary words="已提交的内容不受影响。请重新打开本页再试；校核材料时若同一份总是出错，可改为粘贴文字。">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </FaultBoundary>
    </ConfigProvider>
  </StrictMode>,
)
