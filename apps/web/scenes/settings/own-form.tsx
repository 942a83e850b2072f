import type { Output, showPack } from '@taizhang/contract'
import { Button, Input, Modal, Select } from 'antd'
import type { FormEvent, ReactNode } from 'react'
import type { OwnAddition, OwnThing } from './own-addition.ts'

/** What a form for a thing of one's own is given. */
export interface OwnFormProps {
  readonly pack: Output<typeof showPack>
  readonly addition: OwnAddition
  /** What is changed; undefined where something is added. */
  readonly thing: OwnThing | undefined
  readonly busy: boolean
  /** What the server had to say of the last attempt, by input; under '' what belongs to none. */
  readonly mistakes: Readonly<Record<string, string>>
  readonly onSave: (addition: OwnAddition) => void
  readonly onClose: () => void
}

interface OwnFormShellProps extends Pick<OwnFormProps, 'thing' | 'busy' | 'onClose'> {
  /** What is added: 字段. */
  readonly what: string
  readonly mistake: string | undefined
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** The window around such a form. */
export function OwnFormShell({ what, thing, busy, mistake, onSubmit, onClose, children }: OwnFormShellProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal
      open
      title={thing ? `改${what}“${thing.label}”` : `加${what}`}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
    >
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
            {thing ? '改好' : '加上'}
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
}

/** An input with its label, and what is wrong with it. */
export function OwnInput({ id, label, mistake, children }: OwnInputProps & { readonly children: ReactNode }) {
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

interface OwnTextProps extends OwnInputProps {
  readonly value: string
  readonly max: number
  readonly placeholder?: string
  readonly optional?: boolean
  readonly onChange: (text: string) => void
}

/** A line of text, which must be filled unless it is optional. */
export function OwnText({ max, optional = false, placeholder, value, onChange, ...input }: OwnTextProps) {
  return (
    <OwnInput {...input}>
      <Input
        id={input.id}
        value={value}
        required={!optional}
        maxLength={max}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
    </OwnInput>
  )
}

interface OwnTextAreaProps extends OwnInputProps {
  readonly value: string
  readonly onChange: (text: string) => void
}

/** Values to choose among, one on each line. */
export function OwnWords({ value, onChange, ...input }: OwnTextAreaProps) {
  return (
    <OwnInput {...input}>
      <Input.TextArea
        id={input.id}
        value={value}
        required
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={(event) => onChange(event.target.value)}
      />
    </OwnInput>
  )
}

interface OwnSelectProps<Value extends string | number> extends OwnInputProps {
  /** '' where nothing is chosen yet. */
  readonly value: Value | ''
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly onChange: (value: Value) => void
}

/** One of a list, found by typing a part of it. */
export function OwnSelect<Value extends string | number>(props: OwnSelectProps<Value>) {
  const { value, options, placeholder, disabled = false, onChange, ...input } = props
  return (
    <OwnInput {...input}>
      <Select
        id={input.id}
        value={value === '' ? null : value}
        options={[...options]}
        placeholder={placeholder}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(next: Value | null) => next !== null && onChange(next)}
      />
    </OwnInput>
  )
}

interface OwnSelectSeveralProps extends OwnInputProps {
  readonly value: readonly string[]
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly placeholder: string
  readonly onChange: (values: readonly string[]) => void
}

/** Several of a list. */
export function OwnSelectSeveral({ value, options, placeholder, onChange, ...input }: OwnSelectSeveralProps) {
  return (
    <OwnInput {...input}>
      <Select
        id={input.id}
        mode="multiple"
        value={[...value]}
        options={[...options]}
        placeholder={placeholder}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(next: string[]) => onChange(next)}
      />
    </OwnInput>
  )
}
