import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { paperTheme } from './components/theme.ts'
import { CheckScene } from './scenes/check/check-scene.tsx'
import './components/paper.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id root')
createRoot(root).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={paperTheme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <CheckScene />
    </ConfigProvider>
  </StrictMode>,
)
