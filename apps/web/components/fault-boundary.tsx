import { Component, type ReactNode } from 'react'

interface FaultBoundaryProps {
  readonly children: ReactNode
}

interface FaultBoundaryState {
  readonly hasFailed: boolean
}

/** Shows a fixed sentence instead of an empty page when drawing fails; the detail is in the browser's console. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { hasFailed: false }

  static getDerivedStateFromError(): FaultBoundaryState {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <main className="fault" role="alert">
        <h1>页面出错了</h1>
        <p>原文件没有改动。请重新打开本页再试；若同一份材料总是出错，可改为粘贴文字校核。</p>
        <button type="button" onClick={() => window.location.reload()}>
          重新打开
        </button>
      </main>
    )
  }
}
