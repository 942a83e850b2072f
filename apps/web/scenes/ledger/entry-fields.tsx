import type { Refused } from '../../client/answer.ts'
import { FieldRow } from '../../components/field-input.tsx'
import type { ShownField } from '../../components/shown-ledger.ts'
import type { TypedValue } from '../../components/typed-field.ts'

/** What the server says of each field. */
export type FieldProblems = ReadonlyMap<string, string>

/** Sorts what a refusal says by the field that it is about. */
export function problemsByField(problem: Refused | undefined): FieldProblems {
  const all = new Map<string, string>()
  for (const { subject, message } of problem?.all ?? [])
    if (subject !== '') all.set(subject, `${all.get(subject) ?? ''}${message}`)
  return all
}

interface EntryFieldsProps {
  readonly fields: readonly (readonly [string, ShownField])[]
  readonly values: Readonly<Record<string, TypedValue | undefined>>
  readonly org: string
  readonly problems: FieldProblems
  readonly onChange: (key: string, value: TypedValue) => void
  /** The first field takes the keyboard. */
  readonly autoFocus?: boolean
}

/** Fields whose input wants the whole width. */
const wide = new Set<ShownField['kind']>(['long-text', 'attachment', 'place', 'outside-status', 'date-range'])

/** The inputs of an entry, side by side where there is room, long ones across. */
export function EntryFields({ fields, values, org, problems, onChange, autoFocus = false }: EntryFieldsProps) {
  return (
    <div className="entry-fields">
      {fields.map(([key, field], at) => (
        <div key={key} className={wide.has(field.kind) ? 'entry-fields__wide' : undefined}>
          <FieldRow
            name={key}
            field={field}
            value={values[key]}
            org={org}
            problem={problems.get(key)}
            autoFocus={autoFocus && at === 0}
            onChange={(value) => onChange(key, value)}
          />
        </div>
      ))}
    </div>
  )
}
