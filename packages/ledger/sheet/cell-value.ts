import { addDays, daysInMonth } from '../day.ts'
import type { Field, FieldValue } from '../field.ts'
import { dayFrom } from '../field-value.ts'
import { isMask, isProtectedField } from '../protected-field.ts'
import type { Cell } from './cell.ts'
import type { Directory } from './directory.ts'
import { likest } from './likeness.ts'
import { numberWithUnit, type Scale, scaled } from './unit-scale.ts'

/** What the names in cells stand for. `references` gives the entries of a ledger by their keys. */
export interface SheetLookup {
  readonly people: Directory
  readonly orgs: Directory
  references(ledger: string): Directory
}

/** A cell as a value still to be checked by the field's own rules; `kept` where it only stands for the value that is there. */
export type CellValue =
  | { readonly is: 'value'; readonly value: FieldValue }
  | { readonly is: 'kept' }
  | { readonly is: 'wrong'; readonly reason: string; readonly right: string }

/** What an exported sheet shows where the value is not in it. */
export const keptText = {
  attachment: (count: number): string => `${count}个文件（请在系统内查看）`,
  tooLong: '（内容过长，请在系统内查看）',
}

const isKept = (text: string): boolean => /^\d+个文件（请在系统内查看）$/.test(text) || text === keptText.tooLong

const value = (given: FieldValue): CellValue => ({ is: 'value', value: given })
const wrong = (reason: string, right: string): CellValue => ({ is: 'wrong', reason, right })

/** What a cell says for a field. Nothing is computed or guessed: what is not plain is refused with what would be right. */
export function cellValue(field: Field, cell: Cell | undefined, scale: Scale, lookup: SheetLookup): CellValue {
  if (cell === undefined || cell.text.trim() === '') {
    if (cell?.kind === 'uncomputed')
      return wrong('是没有保存结果的公式。', '用 Excel 或 WPS 打开，重新计算后保存，或直接填写结果。')
    return value(null)
  }
  if (cell.kind === 'error') return wrong(`是公式出错的结果（${cell.text}）。`, '改正公式，或直接填写结果。')
  if (isKept(cell.text)) return { is: 'kept' }
  if (isProtectedField(field) && isMask(cell.text)) return { is: 'kept' }
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return numberValue(field, cell, scale)
    case 'date':
      return dayValue(cell)
    case 'date-range':
      return rangeValue(cell.text)
    case 'choice':
      return choiceValue(field.of, cell)
    case 'person':
      return named(lookup.people, cell.text, '人员')
    case 'org':
      return named(lookup.orgs, cell.text, '单位')
    case 'reference':
      return named(lookup.references(field.ledger), cell.text, '记录')
    case 'identity-number':
      return identityValue(cell)
    case 'place':
      return placeValue(cell.text)
    case 'outside-status':
      return outsideValue(field.of, cell.text)
    case 'attachment':
      return wrong('附件不能从表格导入。', '清空这一格，导入后在系统内上传。')
    default:
      return value(cell.text)
  }
}

function numberValue(
  field: Field & { readonly kind: 'integer' | 'decimal' | 'money' },
  cell: Cell,
  scale: Scale,
): CellValue {
  const decimals = field.kind === 'decimal' ? field.decimals : field.kind === 'money' ? 2 : 0
  const percent = cell.percent === true && field.kind !== 'money' && field.unit === '%'
  const typed = numberWithUnit(field, cell.text)
  if (cell.kind === 'boolean' || cell.kind === 'date' || typed === null)
    return wrong(
      `应为数字，填的是“${cell.text.slice(0, 40)}”。`,
      `只填数字，如${field.kind === 'integer' ? '12' : '12.5'}，单位写在表头。`,
    )
  // A unit in the cell itself says more than the one in the title.
  const own = typed.scale ?? scale
  return value(scaled(typed.number, percent ? { ...own, by: own.by.times(100) } : own, decimals))
}

const TIME = /[ T]\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?$/

function dayValue(cell: Cell): CellValue {
  const text = cell.text.normalize('NFKC').trim().replace(TIME, '')
  const day = dayFrom(text.replace(/\s+/g, ''))
  if (day !== null) return value(day)
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.replace(/\s+/g, ''))
  const month = Number(parts?.[2])
  if (parts && month >= 1 && month <= 12)
    return wrong(
      `日历上没有“${text}”这一天。`,
      `${parts[1]}年${month}月只有${daysInMonth(Number(parts[1]), month)}天，请核对。`,
    )
  if (/^[345]\d{4}$/.test(text) && cell.kind === 'number')
    return wrong(
      `应为日期，填的是数字${text}。`,
      `若是${addDays('1899-12-30', Number(text))}，请把单元格改为日期格式。`,
    )
  return wrong(`应为日期，填的是“${cell.text.slice(0, 40)}”。`, '写明年月日，如2024-03-05。')
}

/** How a span of days is written in one cell. */
export const rangeText = (from: string, to: string | null): string => `${from}至${to ?? '今'}`

function rangeValue(text: string): CellValue {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const match = /^(.+?)(?:至|到|~|—+|–|--)(.*)$/.exec(plain)
  const from = dayFrom(match?.[1] ?? plain)
  const open = match !== null && /^(?:今|现在|长期)?$/.test(match[2] ?? '')
  const to = match && !open ? dayFrom(match[2] ?? '') : null
  if (from === null || match === null || (!open && to === null))
    return wrong(`应为起止日期，填的是“${text.slice(0, 40)}”。`, '如2024-03-05至2024-04-01；没有结束的写“至今”。')
  return value({ from, to })
}

function choiceValue(of: readonly string[], { kind, text }: Cell): CellValue {
  const plain = text.trim()
  if (of.includes(plain)) return value(plain)
  if (kind === 'boolean') {
    const word = text === 'TRUE' ? '是' : '否'
    if (of.includes(word)) return value(word)
  }
  const folded = of.filter(
    (word) => word.normalize('NFKC').replace(/\s+/g, '') === plain.normalize('NFKC').replace(/\s+/g, ''),
  )
  if (folded[0] !== undefined && folded.length === 1) return value(folded[0])
  const like = likest(plain, of)
  return wrong(
    `“${plain.slice(0, 40)}”不在选项里。`,
    like === null ? `可填：${of.slice(0, 8).join('、')}${of.length > 8 ? '……' : ''}。` : `是不是“${like}”？`,
  )
}

function named(directory: Directory, text: string, what: string): CellValue {
  const found = directory.find(text)
  if (found.kind === 'one') return value(found.id)
  if (found.kind === 'many')
    return wrong(
      `有${found.candidates.length}个“${text.trim()}”，分不清是哪一个。`,
      `请写成：${found.candidates.slice(0, 5).join('，或')}。`,
    )
  return wrong(
    `没有“${text.trim().slice(0, 40)}”这个${what}。`,
    found.like === null ? '请核对名称，或先在系统内登记。' : `是不是“${found.like}”？`,
  )
}

function identityValue({ kind, text }: Cell): CellValue {
  const digits = text.normalize('NFKC').trim()
  if (kind === 'number' && digits.length === 18)
    return wrong('存成了数字，第16位以后已经丢失。', '把单元格改为文本格式，再填一次完整号码。')
  return value(digits)
}

function placeValue(text: string): CellValue {
  const match = /^(-?\d+(?:\.\d+)?)[,、;\s]+(-?\d+(?:\.\d+)?)$/.exec(text.normalize('NFKC').trim())
  if (match === null)
    return wrong(`应为经纬度，填的是“${text.slice(0, 40)}”。`, '先经度后纬度，用逗号分开，如113.123456,23.123456。')
  return value({ longitude: Number(match[1]), latitude: Number(match[2]) })
}

function outsideValue(of: readonly string[], text: string): CellValue {
  const plain = text.trim()
  const match = /^([\s\S]+?)[（(]([\s\S]+)[，,]([^，,]+)[）)]$/.exec(plain)
  if (match === null)
    return wrong(`应写明上级状态、来源和日期，填的是“${text.slice(0, 40)}”。`, '如“已受理（省平台，2024-03-05）”。')
  // A status may have brackets of its own.
  const known = of.find((word) => plain.startsWith(`${word}（`) || plain.startsWith(`${word}(`))
  const status = known ?? (match[1] ?? '').trim()
  const source = plain.slice(
    known ? known.length + 1 : (match[1] ?? '').length + 1,
    plain.length - (match[3] ?? '').length - 2,
  )
  return value({ status, source: source.trim(), asOf: (match[3] ?? '').trim() })
}
