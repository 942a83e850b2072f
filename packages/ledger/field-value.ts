import Big from 'big.js'
import { isDay } from './day.ts'
import type { Field, FieldValue, FieldValues } from './field.ts'
import type { Ledger } from './ledger.ts'
import { ok, type Refusal, type Result, refused } from './result.ts'
import { type NumberWithUnit, numberWithUnit, scaled } from './sheet/unit-scale.ts'

/** What may stand in a field by its kind, as a user would type it or a sheet holds it. */
type Raw = FieldValue | undefined

/**
 * Checks values against a ledger's fields and brings them into the form that is stored: full-width digits become half-width,
 * blanks around text go, decimals become exact text. Every mistake is listed, not only the first.
 * @param required whether fields marked as required must be there (false for a change of single fields).
 */
export function normaliseValues(
  ledger: Ledger,
  values: Readonly<Record<string, Raw>>,
  required: boolean,
): Result<FieldValues> {
  const mistakes: Refusal[] = []
  const wrong = new Set<string>()
  const clean: Record<string, FieldValue> = {}
  for (const key of Object.keys(values)) {
    const field = ledger.fields[key]
    if (!field) {
      mistakes.push({
        code: 'unknown-field',
        subject: key,
        message: `台账“${ledger.title}”没有“${key}”这个字段，请对照表头。`,
      })
      continue
    }
    const raw = values[key]
    if (isEmpty(raw)) {
      clean[key] = null
      continue
    }
    const value = normaliseValue(field, raw as Exclude<FieldValue, null>)
    if (value.ok) clean[key] = value.value
    else {
      wrong.add(key)
      mistakes.push({ code: value.code, subject: key, message: `“${field.label}”${value.error}` })
    }
  }
  if (required) {
    for (const [key, field] of Object.entries(ledger.fields)) {
      if (field.required && isEmpty(clean[key]) && !wrong.has(key))
        mistakes.push({ code: 'missing-field', subject: key, message: `“${field.label}”必须填写。` })
    }
  }
  return mistakes.length > 0 ? refused(...mistakes) : ok(clean)
}

/** The rules between fields of one entry: a part cannot exceed its whole. Call it with the entry's values as they will be. */
export function checkAcross(ledger: Ledger, values: FieldValues): Refusal[] {
  const mistakes: Refusal[] = []
  for (const [key, field] of Object.entries(ledger.fields)) {
    if ((field.kind !== 'decimal' && field.kind !== 'money') || field.partOf === undefined) continue
    const part = values[key]
    const whole = values[field.partOf]
    if (typeof part !== 'string' || typeof whole !== 'string' || new Big(part).lte(whole)) continue
    const label = ledger.fields[field.partOf]?.label ?? field.partOf
    mistakes.push({
      code: 'parts-exceed-whole',
      subject: key,
      message: `“${field.label}”${part}大于它所属的“${label}”${whole}，请核对两个数。`,
    })
  }
  return mistakes
}

const isEmpty = (value: Raw): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

type Normalised =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly code: 'wrong-value' | 'units-disagree'; readonly error: string }
const good = (value: FieldValue): Normalised => ({ ok: true, value })
const bad = (error: string): Normalised => ({ ok: false, code: 'wrong-value', error })

function normaliseValue(field: Field, raw: Exclude<FieldValue, null>): Normalised {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return textValue(field.max, field.kind === 'text' ? field.pattern : undefined, raw)
    case 'integer':
      return integerValue(field, raw)
    case 'decimal':
      return measuredValue(field, raw)
    case 'money':
      return decimalValue(raw, 2, field.min, undefined)
    case 'date':
      return dateValue(raw)
    case 'date-range':
      return rangeValue(raw)
    case 'choice':
      return typeof raw === 'string' && field.of.includes(raw.trim())
        ? good(raw.trim())
        : bad(`应为${listOf(field.of)}之一，填的是“${shown(raw)}”。`)
    case 'choices':
      return choicesValue(field.of, raw)
    case 'person':
    case 'org':
    case 'reference':
      return typeof raw === 'string' ? good(raw.trim()) : bad('应选一项。')
    case 'region':
      return typeof raw === 'string' && /^\d{6}(?:\d{3}(?:\d{3})?)?$/.test(half(raw))
        ? good(half(raw))
        : bad('应为6、9或12位行政区划代码。')
    case 'attachment':
      return attachments(field.most, raw)
    case 'place':
      return placeValue(raw)
    case 'identity-number':
      return typeof raw === 'string' && isIdentityNumber(half(raw).toUpperCase())
        ? good(half(raw).toUpperCase())
        : bad('不是有效的公民身份号码，请核对18位号码和末位校验码。')
    case 'phone':
      return typeof raw === 'string' && /^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/.test(half(raw))
        ? good(half(raw))
        : bad('应为11位手机号，或带区号的固定电话。')
    case 'outside-status':
      return outsideStatus(field.of, raw)
  }
}

const half = (text: string): string => text.normalize('NFKC').trim()
const shown = (value: FieldValue): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 40)
const listOf = (words: readonly string[]): string =>
  words.length > 8 ? `${words.slice(0, 8).join('、')}……` : words.join('、')

function textValue(max: number, pattern: string | undefined, raw: FieldValue): Normalised {
  if (typeof raw !== 'string' && typeof raw !== 'number') return bad('应为文字。')
  const text = String(raw).trim()
  if (hasBrokenCharacter(text)) return bad('含有不能保存的字符，请重新输入。')
  if ([...text].length > max) return bad(`最多${max}字，填了${[...text].length}字。`)
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text))
    return bad(`“${text.slice(0, 40)}”的格式不对。`)
  return good(text)
}

/** NUL and lone surrogates: PostgreSQL text holds neither. */
const hasBrokenCharacter = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed()

function integerValue(field: Extract<Field, { kind: 'integer' }>, raw: FieldValue): Normalised {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? half(raw).replaceAll(',', '') : ''
  if (!/^-?\d{1,15}$/.test(text)) return bad(`应为整数，填的是“${shown(raw)}”。`)
  const value = Number(text)
  if (field.min !== undefined && value < field.min) return bad(`不能小于${field.min}，填的是${value}。`)
  if (field.max !== undefined && value > field.max) return bad(`不能大于${field.max}，填的是${value}。`)
  return good(value)
}

function decimalValue(raw: FieldValue, decimals: number, min: string | undefined, max: string | undefined): Normalised {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? half(raw).replaceAll(',', '') : ''
  if (!/^-?\d{1,15}(?:\.\d+)?$/.test(text)) return bad(`应为数字，填的是“${shown(raw)}”。`)
  const value = new Big(text)
  if (!value.round(decimals).eq(value)) return bad(`最多${decimals}位小数，填的是${text}。`)
  if (min !== undefined && value.lt(min)) return bad(`不能小于${min}，填的是${text}。`)
  if (max !== undefined && value.gt(max)) return bad(`不能大于${max}，填的是${text}。`)
  return good(value.toFixed(decimals))
}

/** A number, with or without its unit, or in both units of the field: `1200`, `15亩`, `10000㎡（合15亩）`. */
function measuredValue(field: Extract<Field, { kind: 'decimal' }>, raw: FieldValue): Normalised {
  const { unit, alias, decimals, min, max } = field
  const own = (value: FieldValue) => decimalValue(value, decimals, min, max)
  if (typeof raw !== 'string' || /^[-+\d.,，\s]*$/.test(half(raw))) return own(raw)
  const parts = raw.split(/[，,]?(?:[（(）)／/、=]|合|折)/).filter((part) => part.trim() !== '')
  const read = parts.map((part) => numberWithUnit(field, part)).filter((part) => part !== null)
  const [first, second] = read
  if (!first || read.length < parts.length || read.length > (alias ? 2 : 1))
    return bad(`应为以${alias ? `${unit}或${alias.unit}` : unit}计的数字，填的是“${shown(raw)}”。`)
  const inUnit = ({ number, scale }: typeof first) => own(scale ? scaled(number, scale, decimals) : number)
  if (!second || !alias) return inUnit(first)
  // Each is rounded as it is written: they agree where one size is rounded to both.
  const [size, otherSize] = [sizeOf(first), sizeOf(second)]
  if (size.value.minus(otherSize.value).abs().gt(size.within.plus(otherSize.within))) {
    const error = `两个单位的数对不上：“${parts[0]?.trim()}”合${new Big(size.value).times(alias.factor).toFixed(alias.decimals)}${alias.unit}，填的是“${shown(raw)}”。`
    return { ok: false, code: 'units-disagree', error }
  }
  return inUnit(first.scale?.rounds ? second : first)
}

/** A written number in the field's unit, and half of its last place. */
function sizeOf({ number, scale }: NumberWithUnit) {
  const by = scale?.by ?? new Big(1)
  const lastPlace = new Big(10).pow(-(number.split('.')[1]?.length ?? 0))
  return { value: new Big(number).times(by), within: lastPlace.times(by).div(2) }
}

function dateValue(raw: FieldValue): Normalised {
  if (typeof raw !== 'string') return bad('应为日期，如2024-03-05。')
  const day = dayFrom(half(raw))
  return day === null ? bad(`应为日期，如2024-03-05，填的是“${shown(raw)}”。`) : good(day)
}

/** A day as people write it: 2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305; null where the calendar has no such day. */
export function dayFrom(text: string): string | null {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text.trim())
  if (!match) return null
  const day = `${match[1]}-${(match[2] ?? match[4] ?? '').padStart(2, '0')}-${(match[3] ?? match[5] ?? '').padStart(2, '0')}`
  return isDay(day) ? day : null
}

function rangeValue(raw: FieldValue): Normalised {
  if (typeof raw !== 'object' || raw === null || !('from' in raw)) return bad('应为起止日期。')
  const from = dayFrom(raw.from)
  const to = raw.to === null ? null : dayFrom(raw.to)
  if (from === null || (raw.to !== null && to === null)) return bad('起止日期中有日历上没有的日子。')
  if (to !== null && to < from) return bad(`止日${to}早于起日${from}。`)
  return good({ from, to })
}

function choicesValue(of: readonly string[], raw: FieldValue): Normalised {
  const given = typeof raw === 'string' ? raw.split(/[、,，;；]/) : Array.isArray(raw) ? raw : []
  const words = [...new Set(given.map((word) => String(word).trim()).filter((word) => word !== ''))]
  const unknown = words.filter((word) => !of.includes(word))
  if (unknown.length > 0) return bad(`“${unknown.join('、')}”不在可选项（${listOf(of)}）里。`)
  return good(of.filter((word) => words.includes(word)))
}

function attachments(most: number, raw: FieldValue): Normalised {
  const files = typeof raw === 'string' ? [raw] : Array.isArray(raw) ? raw.map(String) : []
  if (files.length === 0 || files.some((hash) => !/^[0-9a-f]{64}$/.test(hash))) return bad('应为已上传的文件。')
  return files.length > most ? bad(`最多${most}个文件，附了${files.length}个。`) : good([...new Set(files)])
}

function placeValue(raw: FieldValue): Normalised {
  if (typeof raw !== 'object' || raw === null || !('longitude' in raw)) return bad('应为地图上的一点。')
  const { longitude, latitude } = raw
  const inChina = longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54
  return inChina
    ? good({ longitude: Number(longitude.toFixed(6)), latitude: Number(latitude.toFixed(6)) })
    : bad('经纬度不在我国范围内，请核对是否填反。')
}

function outsideStatus(of: readonly string[], raw: FieldValue): Normalised {
  if (typeof raw !== 'object' || raw === null || !('status' in raw)) return bad('应写明上级状态、来源和日期。')
  const asOf = dayFrom(raw.asOf)
  if (!of.includes(raw.status)) return bad(`的上级状态应为${listOf(of)}之一。`)
  if (raw.source.trim() === '' || asOf === null) return bad('的上级状态要写明来自哪里、截至哪一天。')
  return good({ status: raw.status, source: raw.source.trim(), asOf })
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** GB 11643-1999: 17 digits with a birth day, and a check digit by ISO 7064 MOD 11-2. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  if (!isDay(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return '10X98765432'[sum % 11] === text[17]
}
