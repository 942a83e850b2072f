import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { FaultBoundary } from './components/fault-boundary.tsx'
import { paperTheme } from './components/theme.ts'
import { CheckScene } from './scenes/check/check-scene.tsx'
import './components/paper.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id root')
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={paperTheme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <FaultBoundary>
        <CheckScene />
      </FaultBoundary>
    </ConfigProvider>
  </StrictMode>,
)
