import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'

const usualReasons: readonly string[] = ['已与原始台账核对', '统计口径不同', '引用上级文件原文', '数字经四舍五入']

interface AcceptFormProps {
  /** How many open findings the same rule has, this one too. */
  readonly alike: number
  readonly onAccept: (because: string, withAllOfRule: boolean) => void
}

/** Keeps a doubt as looked at, with a reason: the finding stays away as long as its sentence stays the same. */
export function AcceptForm({ alike, onAccept }: AcceptFormProps) {
  const [open, setOpen] = useState(false)
  const [because, setBecause] = useState('')
  const [withAll, setWithAll] = useState(false)
  const [asked, setAsked] = useState(false)
  const accept = () => {
    if (because.trim() === '') setAsked(true)
    else onAccept(because.trim(), withAll)
  }
  if (!open) {
    return (
      <Button size="small" data-key="accept" onClick={() => setOpen(true)}>
        采纳为已核实
      </Button>
    )
  }
  return (
    <form
      className="accept"
      onSubmit={(event) => {
        event.preventDefault()
        accept()
      }}
    >
      <Input
        autoFocus
        value={because}
        maxLength={200}
        aria-label="采纳理由"
        aria-invalid={asked && because.trim() === ''}
        placeholder="理由，例如：统计口径不同，已核对"
        onChange={(event) => setBecause(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setOpen(false)
        }}
      />
      <div className="accept__usual">
        {usualReasons.map((reason) => (
          <button key={reason} type="button" className="plain-link" onClick={() => setBecause(reason)}>
            {reason}
          </button>
        ))}
      </div>
      {alike > 1 && (
        <Checkbox checked={withAll} onChange={(event) => setWithAll(event.target.checked)}>
          同一规则的其余 {alike - 1} 条一并采纳
        </Checkbox>
      )}
      {asked && because.trim() === '' && (
        <p className="accept__asked" role="alert">
          请写明理由，日后复核时要用。
        </p>
      )}
      <div className="accept__row">
        <Button size="small" type="primary" htmlType="submit">
          记下理由并采纳
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          不采纳
        </Button>
      </div>
    </form>
  )
}
