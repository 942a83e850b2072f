import type { Entry } from '../entry.ts'
import type { Field } from '../field.ts'
import type { Ledger } from '../ledger.ts'
import { isProtectedField } from '../protected-field.ts'
import type { MarkedCell, MarkedRow } from './cell.ts'
import type { SheetLookup } from './cell-value.ts'
import { systemTitles, titleOf } from './title.ts'
import { valueCell } from './value-cell.ts'

/** A column of a sheet to be written, as a writer of sheets wants it. */
export interface PlannedColumn {
  readonly title: string
  readonly comment: string | null
  /** In characters of half width. */
  readonly width: number
  /** A number format: `@` is text. */
  readonly format: string
  readonly choices?: { readonly of: readonly string[]; readonly strict: boolean }
  readonly hint?: { readonly title: string; readonly text: string }
}

/** What a choice list may hold before it is no help any more. */
const CHOICES_MAX = 2_000

/**
 * The columns of a ledger's sheet: its fields in order, with lists to choose from and hints. An export also has the columns that
 * tie a row to its entry, so that it can be changed and imported again; a template has not.
 */
export function plannedColumns(
  ledger: Ledger,
  lookup: SheetLookup,
  kind: 'export' | 'template',
): readonly PlannedColumn[] {
  const fields = Object.entries(ledger.fields)
    .filter(([, field]) => kind === 'export' || field.kind !== 'attachment')
    .map(([key, field]) => fieldColumn(ledger, key, field, lookup))
  return kind === 'template' ? fields : [...fields, ...systemColumns(ledger)]
}

const systemColumns = (ledger: Ledger): readonly PlannedColumn[] => [
  { title: systemTitles.org, comment: '记录所属的单位。', width: 18, format: '@' },
  ...(ledger.flow
    ? [{ title: systemTitles.state, comment: '环节只能在系统内办理，改这一列不起作用。', width: 12, format: '@' }]
    : []),
  { title: systemTitles.id, comment: '改后再导入时凭它找到原记录；新增的行请留空。', width: 14, format: '@' },
  { title: systemTitles.version, comment: '导出后别人又改过的，凭它发现，不会互相覆盖。', width: 8, format: '0' },
]

function fieldColumn(ledger: Ledger, key: string, field: Field, lookup: SheetLookup): PlannedColumn {
  const title = titleOf(field)
  const choices = choicesOf(field, lookup)
  const words = hintOf(ledger, key, field)
  return {
    title,
    comment: words,
    width: widthOf(field, title),
    format: formatOf(field),
    ...(choices.length > 0 &&
      choices.length <= CHOICES_MAX && {
        choices: { of: choices, strict: field.kind !== 'choices' && field.kind !== 'reference' },
      }),
    hint: { title: field.label, text: words },
  }
}

function choicesOf(field: Field, lookup: SheetLookup): readonly string[] {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.of
    case 'person':
      return lookup.people.names()
    case 'org':
      return lookup.orgs.names()
    case 'reference':
      return lookup.references(field.ledger).names()
    default:
      return []
  }
}

const formatOf = (field: Field): string =>
  field.kind === 'integer'
    ? '0'
    : field.kind === 'money'
      ? '#,##0.00'
      : field.kind === 'decimal'
        ? `0${field.decimals > 0 ? `.${'0'.repeat(field.decimals)}` : ''}`
        : field.kind === 'date'
          ? 'yyyy-mm-dd'
          : '@'

function widthOf(field: Field, title: string): number {
  const titleWidth = [...title].length * 2 + 2
  const own =
    field.kind === 'long-text'
      ? 40
      : field.kind === 'text'
        ? Math.min(30, field.max)
        : field.kind === 'identity-number'
          ? 20
          : field.kind === 'date-range'
            ? 24
            : 12
  return Math.max(own, Math.min(titleWidth, 24))
}

const kindWords: Readonly<Record<Field['kind'], (field: Field) => string>> = {
  text: (field) => `文字，最多${'max' in field ? field.max : ''}字。`,
  'long-text': (field) => `文字，最多${'max' in field ? field.max : ''}字。`,
  integer: (field) => `整数，单位${'unit' in field ? field.unit : ''}。`,
  decimal: (field) =>
    `数字，单位${'unit' in field ? field.unit : ''}，最多${'decimals' in field ? field.decimals : ''}位小数。`,
  money: () => '金额，单位元，最多两位小数。以万元填写的，请把表头单位改成万元。',
  date: () => '日期，如2024-03-05。',
  'date-range': () => '起止日期，如2024-03-05至2024-04-01；没有结束的写“至今”。',
  choice: () => '从下拉列表中选一项。',
  choices: (field) => `可填几项，用顿号分开：${'of' in field ? field.of.join('、') : ''}。`,
  person: () => '姓名；有同名的写成“姓名（单位）”。',
  org: () => '单位名称。',
  region: () => '行政区划代码，6、9或12位。',
  reference: () => '所指记录的编号或名称。',
  attachment: () => '附件请在系统内上传，这里只显示个数。',
  place: () => '经度和纬度，用逗号分开，如113.123456,23.123456。',
  'identity-number': () => '18位公民身份号码，单元格要用文本格式。',
  phone: () => '11位手机号，或带区号的固定电话。',
  'outside-status': () => '上级状态、来源和日期，如“已受理（省平台，2024-03-05）”。',
}

function hintOf(ledger: Ledger, key: string, field: Field): string {
  const required = field.required ? '必填。' : ''
  const unique = ledger.uniqueBy?.includes(key) ? '凭它认出同一条记录，再次导入时更新而不重复。' : ''
  const masked = isProtectedField(field) ? '受保护内容，导出时可能以*号遮盖；不改就保持原样。' : ''
  return `${required}${kindWords[field.kind](field)}${field.hint ?? ''}${unique}${masked}`
}

/** The head of a written sheet. */
export const headRow = (columns: readonly PlannedColumn[]): MarkedRow => ({
  row: 1,
  cells: columns.map(({ title, comment }) => ({
    kind: 'text',
    text: title,
    heading: true,
    ...(comment !== null && { comment }),
  })),
})

/** Who sees the protected fields of an office in full. */
export type SeesProtected = (org: string) => boolean

/** One entry as a row that reads back as the same entry. */
export function entryRow(
  ledger: Ledger,
  entry: Entry,
  row: number,
  lookup: SheetLookup,
  seesProtected: SeesProtected,
): MarkedRow {
  const sees = seesProtected(entry.org)
  const text = (given: string): MarkedCell => ({ kind: 'text', text: given })
  const fields = Object.entries(ledger.fields).map(([key, field]) => valueCell(field, entry.values[key], sees, lookup))
  return {
    row,
    cells: [
      ...fields,
      text(lookup.orgs.nameOf(entry.org)),
      ...(ledger.flow ? [text(ledger.flow.states[entry.state ?? ''] ?? '')] : []),
      text(entry.id),
      { kind: 'number', text: String(entry.version) },
    ],
  }
}

/** What an entry is called where another refers to it: the fields that name it, or its id where none do. */
export function entryName(ledger: Ledger, entry: Pick<Entry, 'id' | 'values'>): string {
  const parts = (ledger.uniqueBy ?? [])
    .map((key) => entry.values[key])
    .filter((part) => typeof part === 'string' || typeof part === 'number')
  return parts.length > 0 ? parts.join('／') : entry.id
}
