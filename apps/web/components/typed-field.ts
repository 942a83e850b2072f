import { dayFrom, isIdentityNumber } from '@taizhang/ledger'
import { groupedDigits } from './figure-text.ts'
import type { ShownField } from './shown-ledger.ts'

/** A value of a field, as the interface takes and gives it. */
export type TypedValue =
  | string
  | number
  | null
  | readonly string[]
  | { readonly from: string; readonly to: string | null }
  | { readonly longitude: number; readonly latitude: number }
  | { readonly status: string; readonly source: string; readonly asOf: string }

/** With what a field is filled in. */
export type Widget =
  | 'line'
  | 'paragraph'
  | 'number'
  | 'day'
  | 'days'
  | 'one-of'
  | 'some-of'
  | 'person'
  | 'office'
  | 'entry'
  | 'files'
  | 'place'
  | 'status'

/** Total: a kind of field that the ledgers add does not compile until it has a widget. */
const widgets: Readonly<Record<ShownField['kind'], Widget>> = {
  text: 'line',
  'long-text': 'paragraph',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  date: 'day',
  'date-range': 'days',
  choice: 'one-of',
  choices: 'some-of',
  person: 'person',
  org: 'office',
  region: 'line',
  reference: 'entry',
  attachment: 'files',
  place: 'place',
  'identity-number': 'line',
  phone: 'line',
  'outside-status': 'status',
}

export const widgetOf = (field: Pick<ShownField, 'kind'>): Widget => widgets[field.kind]

/** The unit that stands behind a number; '' where there is none. */
export const unitOf = (field: ShownField): string =>
  field.kind === 'money' ? '元' : field.kind === 'integer' || field.kind === 'decimal' ? field.unit : ''

const half = (text: string): string => text.normalize('NFKC').trim()

/**
 * What is wrong with a text as typed, in the moment somebody leaves the field; null where nothing is, also where it is empty. Only
 * what can be told from the text alone: the ledgers check everything again.
 */
export function typedMistake(field: ShownField, typed: string): string | null {
  const text = half(typed)
  if (text === '') return null
  const number = text.replaceAll(',', '')
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const length = [...typed.trim()].length
      return length > field.max ? `最多${field.max}字，现有${length}字。` : null
    }
    case 'integer':
      return /^-?\d+$/.test(number) ? null : '应为整数。'
    case 'decimal':
      return decimalMistake(number, field.decimals)
    case 'money':
      return decimalMistake(number, 2)
    case 'identity-number':
      return isIdentityNumber(text.toUpperCase()) ? null : '不是有效的公民身份号码，请核对18位号码和末位校验码。'
    case 'phone':
      return /^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/.test(text) ? null : '应为11位手机号，或带区号的固定电话。'
    case 'region':
      return /^\d{6}(?:\d{3}(?:\d{3})?)?$/.test(text) ? null : '应为6、9或12位行政区划代码。'
    default:
      return null
  }
}

function decimalMistake(number: string, decimals: number): string | null {
  const [, part = ''] = /^-?\d+(?:\.(\d+))?$/.exec(number) ?? [null, null]
  if (!/^-?\d+(?:\.\d+)?$/.test(number)) return '应为数字。'
  return (part ?? '').replace(/0+$/, '').length > decimals ? `最多${decimals}位小数。` : null
}

/**
 * A day as somebody types it: any way of writing a whole date, `3-5` or `0305` for the year of `today`, `今天`, `昨天`; null where
 * it is none.
 */
export function typedDay(typed: string, today: string): string | null {
  const text = half(typed)
  if (text === '今天') return today
  if (text === '昨天') return dayBefore(today)
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$|^(\d{2})(\d{2})$/.exec(text)
  if (short) return dayFrom(`${today.slice(0, 4)}-${short[1] ?? short[3]}-${short[2] ?? short[4]}`)
  return dayFrom(text)
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** What an alias says of a decimal: 亩 for ㎡; null without one, and where the text is no number. */
export function aliasText(field: ShownField, typed: string): string | null {
  if (field.kind !== 'decimal' || !field.alias) return null
  const number = half(typed).replaceAll(',', '')
  if (!/^-?\d+(?:\.\d+)?$/.test(number)) return null
  return `合${(Number(number) * Number(field.alias.factor)).toFixed(field.alias.decimals)}${field.alias.unit}`
}

/** Who and what ids stand for. */
export interface FieldNames {
  readonly org: (id: string) => string
  readonly person: (id: string) => string
}

/** A value as it is shown in lists and on sheets; '' where it is not filled. Files are counted, entries of other ledgers are named by `entry`. */
export function fieldText(field: ShownField, value: TypedValue | undefined, names: FieldNames, entry?: string): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'object') {
    if ('from' in value) return `${value.from}—${value.to ?? '今'}`
    if ('longitude' in value) return `东经${value.longitude}°，北纬${value.latitude}°`
    if ('status' in value) return `${value.status}（${value.source}，截至${value.asOf}）`
    return field.kind === 'attachment' ? `${value.length}个文件` : value.join('、')
  }
  if (field.kind === 'person') return names.person(String(value))
  if (field.kind === 'org') return names.org(String(value))
  if (field.kind === 'reference') return entry ?? String(value)
  return widgetOf(field) === 'number' ? groupedDigits(String(value)) : String(value)
}
