import type { Output, showPack } from '@taizhang/contract'
import { Button, Modal } from 'antd'
import type { FormEvent, ReactNode } from 'react'
import type { OwnAddition } from './own-addition.ts'

/** What a form for a thing of one's own is given. */
export interface OwnFormProps {
  readonly pack: Output<typeof showPack>
  readonly addition: OwnAddition
  readonly busy: boolean
  /** What the server had to say of the last attempt, by input; under '' what belongs to none. */
  readonly mistakes: Readonly<Record<string, string>>
  readonly onSave: (addition: OwnAddition) => void
  readonly onClose: () => void
}

interface OwnFormShellProps {
  readonly title: string
  readonly busy: boolean
  readonly mistake: string | undefined
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The window around such a form. */
export function OwnFormShell({ title, busy, mistake, onSubmit, onClose, children }: OwnFormShellProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal open title={title} footer={null} mask={{ closable: false }} onCancel={onClose}>
      <form className="settings__form" onSubmit={submit}>
        {children}
        {mistake !== undefined && (
          <p className="settings__mistake" role="alert">
            {mistake}填写的内容还在。
          </p>
        )}
        <div className="settings__bar settings__bar--end">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            加上
          </Button>
        </div>
      </form>
    </Modal>
  )
}

interface OwnInputProps {
  readonly id: string
  readonly label: string
  readonly mistake?: string | undefined
  readonly children: ReactNode
}

/** An input with its label, and what is wrong with it. */
export function OwnInput({ id, label, mistake, children }: OwnInputProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children}
      {mistake !== undefined && (
        <p className="settings__mistake" role="alert">
          {mistake}
        </p>
      )}
    </>
  )
}
