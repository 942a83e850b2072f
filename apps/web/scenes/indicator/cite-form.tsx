import { citeFigure } from '@taizhang/contract'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWrite } from '../../client/use-write.ts'
import { DayInput } from '../../components/day-input.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { today } from '../../components/today.ts'

interface CiteFormProps {
  readonly indicator: string
  readonly unit: string
  readonly org: string
  readonly period: string
}

/** Cites a figure from above or outside, with the document that says it. */
export function CiteForm({ indicator, unit, org, period }: CiteFormProps) {
  const [value, setValue] = useState('')
  const [document, setDocument] = useState('')
  const [dated, setDated] = useState<string | null>(today())
  const [scope, setScope] = useState('')
  const write = useWrite(citeFigure)
  const send = async () => {
    const answer = await write.send({
      body: { indicator, org, period, value: value.trim(), document, dated: dated ?? today(), scope },
    })
    if (answer.ok) setValue('')
  }
  return (
    <form
      className="moves__form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p>这个数没有台账，引自文件。再引一次，以后一次为准，前一次仍可查。</p>
      {write.problem && <ProblemView problem={write.problem} kept="填写的内容还在。" />}
      <div className="entry-fields">
        <Field id="cite-value" label="数">
          <Input
            id="cite-value"
            inputMode="decimal"
            autoComplete="off"
            suffix={unit}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </Field>
        <Field id="cite-document" label="出自哪份文件">
          <Input id="cite-document" value={document} onChange={(event) => setDocument(event.target.value)} />
        </Field>
        <Field id="cite-dated" label="文件日期">
          <DayInput id="cite-dated" value={dated} onChange={setDated} />
        </Field>
        <Field id="cite-scope" label="范围">
          <Input
            id="cite-scope"
            placeholder="如全县、全市8个县"
            value={scope}
            onChange={(event) => setScope(event.target.value)}
          />
        </Field>
      </div>
      <div className="moves__end">
        <Button
          type="primary"
          htmlType="submit"
          loading={write.busy}
          disabled={[value, document, scope].some((text) => text.trim() === '') || dated === null}
        >
          引用
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly children: ReactNode
}

/** A figure without its document, day and scope is hearsay: each is asked for. */
function Field({ id, label, children }: FieldProps) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
        <span className="field__required">必填</span>
      </label>
      {children}
    </div>
  )
}
