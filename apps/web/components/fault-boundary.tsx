import { Component, type ReactNode } from 'react'

interface FaultBoundaryProps {
  /** What is kept, and what to do. */
  readonly words: string
  /** Where it stands: at another place it tries anew. */
  readonly at?: string
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

  override componentDidUpdate(before: FaultBoundaryProps): void {
    if (this.state.hasFailed && before.at !== this.props.at) this.setState({ hasFailed: false })
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <section className="fault" role="alert">
        <h1>页面出错了</h1>
        <p>{this.props.words}</p>
        <button type="button" onClick={() => window.location.reload()}>
          重新打开
        </button>
      </section>
    )
  }
}
