import { Button } from 'antd'

interface PhoneBarProps {
  /** Which of the shown findings is chosen, from 1; 0 for none. */
  readonly position: number
  readonly count: number
  readonly message: string
  readonly onStep: (by: 1 | -1) => void
  readonly onOpen: () => void
}

/** At phone width: the chosen finding's message under the text, with the ways on and to all results. */
export function PhoneBar({ position, count, message, onStep, onOpen }: PhoneBarProps) {
  return (
    <nav className="phone-bar" aria-label="逐处查看">
      {message !== '' && (
        <button type="button" className="phone-bar__message" onClick={onOpen}>
          {message}
        </button>
      )}
      <div className="phone-bar__row">
        <Button disabled={count === 0} onClick={() => onStep(-1)}>
          上一处
        </Button>
        <span className="phone-bar__position">
          {position}/{count}
        </span>
        <Button disabled={count === 0} onClick={() => onStep(1)}>
          下一处
        </Button>
        <Button type="primary" onClick={onOpen}>
          查看意见
        </Button>
      </div>
    </nav>
  )
}
