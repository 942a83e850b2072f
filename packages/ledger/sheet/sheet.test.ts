import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../day.ts'
import type { Field, FieldValue, FieldValues } from '../field.ts'
import type { Ledger } from '../ledger.ts'
import type { Step } from '../step.ts'
import { World } from '../world.ts'
import type { Cell, CellRow, Merge } from './cell.ts'
import { cellValue, type SheetLookup } from './cell-value.ts'
import { Directory } from './directory.ts'
import { type Chosen, type Header, readHeader } from './header.ts'
import { entryName, entryRow, headRow, plannedColumns } from './sheet-export.ts'
import { annotatedRow, type IdMaker, problemText, SheetImport, type SheetProblem } from './sheet-import.ts'
import { sameScale } from './unit-scale.ts'

const hazard: Ledger = {
  key: 'hazard',
  title: '安全隐患台账',
  kind: 'event',
  dateField: 'found',
  uniqueBy: ['number'],
  seesProtected: ['section-head'],
  fields: {
    number: { label: '隐患编号', kind: 'text', max: 20, required: true },
    place: { label: '点位', kind: 'text', max: 100, required: true },
    category: { label: '类别', kind: 'choice', of: ['消防通道', '电气线路', '燃气'] },
    found: { label: '发现日期', kind: 'date', required: true },
    cost: { label: '整改费用', kind: 'money', min: '0' },
    area: {
      label: '面积',
      kind: 'decimal',
      unit: '㎡',
      decimals: 2,
      alias: { unit: '亩', factor: '0.0015', decimals: 3 },
    },
    people: { label: '涉及人数', kind: 'integer', unit: '人', min: 0 },
    rate: { label: '入住率', kind: 'decimal', unit: '%', decimals: 2 },
    tags: { label: '标签', kind: 'choices', of: ['夜间', '重复', '群众举报'] },
    owner: { label: '责任人', kind: 'person' },
    office: { label: '责任单位', kind: 'org' },
    house: { label: '所涉户', kind: 'reference', ledger: 'house' },
    identity: { label: '报告人身份证号', kind: 'identity-number' },
    phone: { label: '报告人电话', kind: 'phone' },
    span: { label: '整改时段', kind: 'date-range' },
    at: { label: '坐标', kind: 'place' },
    above: { label: '省平台状态', kind: 'outside-status', of: ['未上报', '已受理'] },
    photos: { label: '照片', kind: 'attachment', most: 3 },
    words: { label: '情况', kind: 'long-text', max: 500 },
  },
}

/** Nothing names a visit: two alike are two. */
const visit: Ledger = {
  key: 'visit',
  title: '走访台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    day: { label: '走访日期', kind: 'date', required: true },
    words: { label: '情况', kind: 'text', max: 50, required: true },
  },
}

const house: Ledger = {
  key: 'house',
  title: '农户名册',
  kind: 'roster',
  uniqueBy: ['code'],
  fields: { code: { label: '户号', kind: 'text', max: 20, required: true } },
}

const orgs = [
  { id: 'o', parent: null, name: '临澄县', kind: 'county', order: 0 },
  { id: 'o1', parent: 'o', name: '住建局', kind: 'bureau', order: 1 },
  { id: 'o2', parent: 'o', name: '北桥镇', kind: 'township', order: 2 },
] as const
const people = [
  { id: 'p1', name: '沈知微', org: 'o1', post: '' },
  { id: 'p2', name: '陆明远', org: 'o1', post: '' },
  { id: 'p3', name: '陆明远', org: 'o2', post: '' },
] as const

const orgNames = new Map<string, string>(orgs.map(({ id, name }) => [id, name]))
const lookupOf = (world: World | null): SheetLookup => ({
  people: new Directory(people.map(({ id, name, org }) => ({ id, name, among: orgNames.get(org) ?? '' }))),
  orgs: new Directory(orgs.map(({ id, name }) => ({ id, name }))),
  references: () =>
    new Directory(
      (world?.entries() ?? [])
        .filter((entry) => entry.ledger === 'house')
        .map((entry) => ({ id: entry.id, name: entryName(house, entry) })),
    ),
})

const context = { by: 'p1', at: '2024-06-01T02:00:00.000Z', today: '2024-06-01' }

function newWorld(): World {
  const world = new World({
    orgs,
    people,
    grants: [{ person: 'p1', role: 'section-head', org: 'o', reach: 'below', from: '2024-01-01', to: null }],
    ledgers: [hazard, visit, house],
    indicators: [],
  })
  for (const code of ['户001', '户002'])
    apply(world, { step: 'create-entry', id: `id-${code}`, ledger: 'house', org: 'o1', values: { code } })
  world.addEvidence('a'.repeat(64))
  return world
}

function apply(world: World, step: Step) {
  const result = world.apply(step, context)
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error))
  return result.value
}

const cell = (text: string, kind: Cell['kind'] = 'text'): Cell => ({ kind, text })
const rowsOf = (lines: readonly (readonly (string | Cell | null)[])[]): CellRow[] =>
  lines.map((cells, at) => ({
    row: at + 1,
    cells: cells.map((each) =>
      each === null || each === '' ? undefined : typeof each === 'string' ? cell(each) : each,
    ),
  }))

let made = 0
const ids = (): IdMaker => ({ fresh: () => `new-${++made}`, of: (content) => `of ${content}` })

function taken(
  ledger: Ledger,
  rows: readonly CellRow[],
  { merges = [], chosen = {}, world = null }: { merges?: readonly Merge[]; chosen?: Chosen; world?: World | null } = {},
) {
  const header = readHeader(ledger, rows.slice(0, 25), merges, chosen)
  const reading = new SheetImport(ledger, header, 'o1', lookupOf(world), ids())
  const results = rows.filter(({ row }) => row > header.lastRow).flatMap((row) => reading.take(row) ?? [])
  return {
    header,
    reading,
    rows: results.flatMap((result) => (result.is === 'row' ? [result.row] : [])),
    problems: results.flatMap((result) => (result.is === 'refused' ? result.problems : [])),
    leftOut: results.flatMap((result) => (result.is === 'left-out' ? [result] : [])),
  }
}

/** `A隐患编号=number` for each column, `?` where it is not known. */
const meanings = ({ columns }: Header): string =>
  columns
    .map(
      ({ letters, title, meaning }) =>
        `${letters}${title}=${meaning.is === 'field' ? meaning.field : meaning.is === 'system' ? `[${meaning.system}]` : meaning.is === 'unknown' ? '?' : '-'}`,
    )
    .join(' ')

describe('the head of a sheet', () => {
  const head = (lines: readonly (readonly (string | null)[])[], merges: readonly Merge[] = [], chosen: Chosen = {}) =>
    readHeader(hazard, rowsOf(lines), merges, chosen)

  test('is found below titles and notes, by labels, keys and words that mean the same', () => {
    const found = head([
      ['临澄县2024年安全隐患台账'],
      ['填报单位：住建局', null, null, '单位：元'],
      ['序号', '*隐患 编号', '地点', 'category', '发现时间', '整改资金', '导入问题'],
      ['1', 'Y-1', '甲村', '燃气', '2024-03-05', '12', ''],
    ])
    assert.equal(found.lastRow, 3)
    assert.equal(
      meanings(found),
      'A序号=- B*隐患 编号=number C地点=place Dcategory=category E发现时间=found F整改资金=cost G导入问题=-',
    )
    assert.deepEqual(found.problems, [])
  })
  test('of two rows with merged cells is read as one', () => {
    const found = head(
      [
        ['隐患编号', '点位', '发现日期', '报告人', null],
        [null, null, null, '身份证号码', '联系电话'],
        ['Y-1', '甲村', '2024-03-05', null, null],
      ],
      [
        { fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 },
        { fromRow: 1, toRow: 2, fromColumn: 1, toColumn: 1 },
        { fromRow: 1, toRow: 2, fromColumn: 2, toColumn: 2 },
        { fromRow: 1, toRow: 1, fromColumn: 3, toColumn: 4 },
      ],
    )
    assert.deepEqual([found.firstRow, found.lastRow], [1, 2])
    assert.match(meanings(found), /D报告人身份证号码=identity E报告人联系电话=phone$/)
  })
  test('of two rows without merges, as in a .csv, too', () => {
    const found = head([
      ['隐患编号', '点位', '发现日期', '报告人', null],
      [null, null, null, '身份证号', '电话'],
    ])
    assert.match(
      meanings(found),
      /A隐患编号=number B点位=place C发现日期=found D报告人身份证号=identity E报告人电话=phone$/,
    )
  })
  test('a column not known gets suggestions, and stands in the way until the user says what it is', () => {
    const lines = [['隐患编号', '点位', '发现日期', '涉及人员数', '天气']]
    const found = head(lines)
    assert.deepEqual(found.columns[3]?.suggestions[0]?.field, 'people')
    assert.deepEqual(
      found.problems.map(({ code, column }) => `${code} ${column}`),
      ['unknown-column D', 'unknown-column E'],
    )
    assert.match(found.problems[0]?.message ?? '', /是不是“涉及人数”/)
    const said = head(lines, [], { 涉及人员数: '涉及人数', E: null })
    assert.equal(meanings(said), 'A隐患编号=number B点位=place C发现日期=found D涉及人员数=people E天气=-')
    assert.deepEqual(said.problems, [])
  })
  test('one field twice, a required field missing, units that do not go together, no head at all', () => {
    const codes = (lines: readonly (readonly string[])[]) =>
      head(lines).problems.map(({ code, column }) => `${code} ${column ?? ''}`.trim())
    assert.deepEqual(codes([['隐患编号', '点位', '地点', '发现日期']]), ['same-field-twice C'])
    assert.deepEqual(codes([['点位', '发现日期']]), ['missing-column'])
    assert.deepEqual(codes([['隐患编号', '点位', '面积（公斤）']]), ['units-disagree C'])
    assert.deepEqual(
      codes([
        ['甲', '乙'],
        ['1', '2'],
      ]),
      ['no-header'],
    )
  })
})

describe('a cell', () => {
  const lookup = lookupOf(newWorld())
  const read = (field: string, given: Cell | string, title = '') => {
    const own = hazard.fields[field] as Field
    const header = readHeader(hazard, rowsOf([['隐患编号', title === '' ? own.label : title]]))
    const meaning = header.columns[1]?.meaning
    const found = cellValue(
      own,
      typeof given === 'string' ? cell(given) : given,
      meaning?.is === 'field' ? meaning.scale : sameScale,
      lookup,
    )
    return found.is === 'value' ? found.value : found.is === 'kept' ? 'kept' : `✗ ${found.reason}${found.right}`
  }
  const cases: readonly (readonly [string, Cell | string, FieldValue, string?])[] = [
    ['found', cell('2024-03-05', 'date'), '2024-03-05'],
    ['found', cell('2024-03-05 08:30', 'date'), '2024-03-05'],
    ['found', '２０２４年３月５日', '2024-03-05'],
    ['found', '2024.3.5', '2024-03-05'],
    ['found', cell('20240305', 'number'), '2024-03-05'],
    ['found', '2023-02-30', '✗ 日历上没有“2023-02-30”这一天。2023年2月只有28天，请核对。'],
    ['found', cell('45356', 'number'), '✗ 应为日期，填的是数字45356。若是2024-03-05，请把单元格改为日期格式。'],
    ['found', '3月5日', '✗ 应为日期，填的是“3月5日”。写明年月日，如2024-03-05。'],
    ['cost', cell('1234.5', 'number'), '1234.5'],
    ['cost', '１，２３４．５０', '1234.5'],
    ['cost', '¥1,234', '1234'],
    ['cost', '3.2万元', '32000'],
    ['cost', cell('3.2', 'number'), '32000', '整改费用（万元）'],
    ['cost', '12元', '12', '整改费用（万元）'],
    ['cost', '约3万', '✗ 应为数字，填的是“约3万”。只填数字，如12.5，单位写在表头。'],
    ['area', cell('12', 'number'), '8000.00', '面积（亩）'],
    ['area', '12亩', '8000.00'],
    ['area', cell('12', 'number'), '12', '面积（平方米）'],
    ['people', '12人', '12'],
    ['people', cell('TRUE', 'boolean'), '✗ 应为数字，填的是“TRUE”。只填数字，如12，单位写在表头。'],
    ['rate', { kind: 'number', text: '0.1136', percent: true }, '11.36'],
    ['rate', '11.36％', '11.36'],
    ['cost', cell('', 'uncomputed'), '✗ 是没有保存结果的公式。用 Excel 或 WPS 打开，重新计算后保存，或直接填写结果。'],
    ['cost', cell('#DIV/0!', 'error'), '✗ 是公式出错的结果（#DIV/0!）。改正公式，或直接填写结果。'],
    ['category', '燃　气', '燃气'],
    ['category', '消防通到', '✗ “消防通到”不在选项里。是不是“消防通道”？'],
    ['category', '其它', '✗ “其它”不在选项里。可填：消防通道、电气线路、燃气。'],
    ['owner', '沈知微', 'p1'],
    ['owner', '陆明远', '✗ 有2个“陆明远”，分不清是哪一个。请写成：陆明远（住建局），或陆明远（北桥镇）。'],
    ['owner', '陆明远(北桥镇)', 'p3'],
    ['owner', '沈知薇', '✗ 没有“沈知薇”这个人员。是不是“沈知微”？'],
    ['office', '北桥镇', 'o2'],
    ['house', '户002', 'id-户002'],
    ['house', '户009', '✗ 没有“户009”这个记录。是不是“户001”？'],
    [
      'identity',
      cell('110101199001011000', 'number'),
      '✗ 存成了数字，第16位以后已经丢失。把单元格改为文本格式，再填一次完整号码。',
    ],
    ['identity', '110***********1234', 'kept'],
    ['phone', '138****1234', 'kept'],
    ['photos', '2个文件（请在系统内查看）', 'kept'],
    ['at', '113.25，23.125', { longitude: 113.25, latitude: 23.125 }],
    [
      'span',
      '2024年3月5日－至今',
      '✗ 应为起止日期，填的是“2024年3月5日－至今”。如2024-03-05至2024-04-01；没有结束的写“至今”。',
    ],
    ['span', '2024年3月5日至今', { from: '2024-03-05', to: null }],
    ['span', '2024-03-05 ~ 2024-04-01', { from: '2024-03-05', to: '2024-04-01' }],
    ['above', '已受理（省平台，2024-03-05）', { status: '已受理', source: '省平台', asOf: '2024-03-05' }],
  ]
  test('says what it plainly says, or is refused with what would be right', () => {
    for (const [field, given, expected, title] of cases)
      assert.deepEqual(read(field, given, title), expected, `${field} ${JSON.stringify(given)} ${title ?? ''}`)
    console.log(`looked at ${cases.length} cells`)
  })
})

describe('rows of a sheet', () => {
  test('seven bad ones among two thousand are named by row and column', () => {
    const good = (at: number): (string | Cell)[] => [
      `Y-${at}`,
      `第${at}户`,
      '燃气',
      '2024-03-05',
      cell('12.5', 'number'),
      '沈知微',
    ]
    const lines = Array.from({ length: 2_000 }, (_, at) => good(at))
    const spoil = (at: number, column: number, text: string | Cell) => {
      ;(lines[at] as (string | Cell)[])[column] = text
    }
    spoil(36, 3, '2023-02-30')
    spoil(499, 2, '消防通到')
    spoil(500, 4, '十二元五')
    spoil(1_000, 5, '陆明远')
    spoil(1_200, 0, 'Y-7')
    spoil(1_500, 1, '')
    spoil(1_999, 4, cell('', 'uncomputed'))
    const { rows, problems } = taken(
      hazard,
      rowsOf([['隐患编号', '点位', '类别', '发现日期', '整改费用', '责任人'], ...lines]),
    )
    assert.equal(rows.length, 1_993)
    assert.deepEqual(problems.map(problemText), [
      '第38行D列“发现日期”：日历上没有“2023-02-30”这一天。2023年2月只有28天，请核对。',
      '第501行C列“类别”：“消防通到”不在选项里。是不是“消防通道”？',
      '第502行E列“整改费用”：应为数字，填的是“十二元五”。只填数字，如12.5，单位写在表头。',
      '第1002行F列“责任人”：有2个“陆明远”，分不清是哪一个。请写成：陆明远（住建局），或陆明远（北桥镇）。',
      '第1202行：与第9行的隐患编号相同。请只留一行。',
      '第1502行B列“点位”：必须填写。',
      '第2001行E列“整改费用”：是没有保存结果的公式。用 Excel 或 WPS 打开，重新计算后保存，或直接填写结果。',
    ])
  })
  test('rules of the fields and between them are said at their column', () => {
    const { problems } = taken(
      hazard,
      rowsOf([
        ['隐患编号', '点位', '发现日期', '整改费用（元）', '涉及人数'],
        ['Y-1', '甲', '2024-03-05', '-3', '1.5'],
      ]),
    )
    assert.deepEqual(problems.map(problemText), [
      '第2行D列“整改费用（元）”：不能小于0，填的是-3。',
      '第2行E列“涉及人数”：应为整数，填的是“1.5”。',
    ])
  })
  test('sums at the foot are left out and said; empty rows are nothing', () => {
    const found = taken(
      hazard,
      rowsOf([
        ['隐患编号', '点位', '发现日期', '整改费用'],
        ['Y-1', '甲', '2024-03-05', '3'],
        [],
        ['合 计', '', '', '3'],
      ]),
    )
    assert.equal(found.rows.length, 1)
    assert.deepEqual(
      found.leftOut.map(({ row }) => row),
      [4],
    )
    assert.deepEqual(found.problems, [])
  })
  test('a masked value is no value for a new entry', () => {
    const { problems } = taken(
      hazard,
      rowsOf([
        ['隐患编号', '点位', '发现日期', '报告人电话'],
        ['Y-1', '甲', '2024-03-05', '138****1234'],
      ]),
    )
    assert.deepEqual(
      problems.map(({ code, column }) => `${code} ${column}`),
      ['masked-value D'],
    )
  })
  test('come back marked, with what is wrong behind them', () => {
    const lines = rowsOf([
      ['隐患编号', '点位', '发现日期'],
      ['Y-1', '甲', '2023-02-30'],
    ])
    const { header, problems } = taken(hazard, lines)
    const head = annotatedRow(header, lines[0] as CellRow, [])
    const bad = annotatedRow(header, lines[1] as CellRow, problems)
    assert.equal(head.cells[3]?.text, '导入问题')
    assert.equal(bad.cells[2]?.marked, true)
    assert.match(bad.cells[2]?.comment ?? '', /日历上没有/)
    assert.match(bad.cells[3]?.text ?? '', /^C列“发现日期”：日历上没有/)
    assert.equal(bad.cells[0]?.marked, undefined)
  })
})

/** Writes out entries as an export does, and takes the rows in again. */
function outAndIn(world: World, ledger: Ledger, change: (rows: CellRow[]) => void = () => {}, sees = true) {
  const lookup = lookupOf(world)
  const columns = plannedColumns(ledger, lookup, 'export')
  const entries = world.entries().filter((entry) => entry.ledger === ledger.key && !entry.deleted)
  const rows: CellRow[] = [
    headRow(columns),
    ...entries.map((entry, at) => entryRow(ledger, entry, at + 2, lookup, () => sees)),
  ]
  change(rows)
  const found = taken(ledger, rows, { world })
  assert.deepEqual([...found.header.problems, ...found.problems.map(problemText)], [])
  return apply(world, { step: 'import-entries', ledger: ledger.key, org: 'o1', mode: 'all', rows: found.rows }).imported
}

const someText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('=1+1', '-1', '0012', '2024-03-05', '***', '甲\n乙'),
)
const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2023-01-01', days))
const values = fc.record<FieldValues>(
  {
    place: someText.map((text) => `点${text}`),
    category: fc.constantFrom('消防通道', '电气线路', '燃气'),
    found: day,
    cost: fc.integer({ min: 0, max: 1e12 }).map((cents) => (cents / 100).toFixed(2)),
    area: fc.integer({ min: -1e9, max: 1e9 }).map((cents) => (cents / 100).toFixed(2)),
    people: fc.integer({ min: 0, max: 1e9 }),
    rate: fc.integer({ min: 0, max: 10_000 }).map((cents) => (cents / 100).toFixed(2)),
    tags: fc.subarray(['夜间', '重复', '群众举报']),
    owner: fc.constantFrom('p1', 'p2', 'p3'),
    office: fc.constantFrom('o', 'o1', 'o2'),
    house: fc.constantFrom('id-户001', 'id-户002'),
    identity: fc.constant('11010519491231002X'),
    phone: fc.constantFrom('13812341234', '010-12345678'),
    span: fc
      .tuple(day, fc.option(fc.nat(300)))
      .map(([from, days]) => ({ from, to: days === null ? null : addDays(from, days) })),
    at: fc.constant({ longitude: 113.123456, latitude: 23.5 }),
    above: fc.record({
      status: fc.constantFrom('未上报', '已受理'),
      source: fc.constantFrom('省平台', '市局（试用）'),
      asOf: day,
    }),
    photos: fc.constant(['a'.repeat(64)]),
    words: someText,
  },
  { requiredKeys: ['place', 'found'] },
)

describe('export, then import', () => {
  const filled = (all: readonly FieldValues[]): World => {
    const world = newWorld()
    for (const [at, each] of all.entries())
      world.apply(
        {
          step: 'create-entry',
          id: `e${at}`,
          ledger: 'hazard',
          org: at % 2 === 0 ? 'o1' : 'o2',
          values: { number: `Y-${at}`, ...each },
        },
        context,
      )
    return world
  }

  test('changes nothing, whatever the entries hold, masked or not', () => {
    let entries = 0
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), fc.boolean(), (all, sees) => {
        const world = filled(all)
        const before = world.history().length
        const count = world.entries().filter(({ ledger }) => ledger === 'hazard').length
        assert.deepEqual(
          outAndIn(world, hazard, () => {}, sees),
          { created: 0, updated: 0, unchanged: count, rejected: [] },
        )
        assert.equal(world.history().length, before)
        entries += count
      }),
      { numRuns: 200 },
    )
    assert.ok(entries > 400)
    console.log(`looked at ${entries} entries`)
  })
  test('a changed cell changes that field; a masked one stays as it was; a new row is a new entry', () => {
    const world = filled([{ place: '甲', found: '2024-03-05', phone: '13812341234' }])
    const told = outAndIn(
      world,
      hazard,
      (rows) => {
        const cells = [...(rows[1]?.cells ?? [])]
        cells[1] = cell('乙')
        rows[1] = { row: 2, cells }
        rows.push({ row: 3, cells: [cell('Y-9'), cell('丙'), undefined, cell('2024-03-06')] })
      },
      false,
    )
    assert.deepEqual(told, { created: 1, updated: 1, unchanged: 0, rejected: [] })
    const entry = world.entry('e0')
    assert.deepEqual([entry?.values['place'], entry?.values['phone']], ['乙', '13812341234'])
  })
  test('an entry changed by somebody else since is not overwritten', () => {
    const world = filled([{ place: '甲', found: '2024-03-05' }])
    const told = outAndIn(world, hazard, (rows) => {
      apply(world, { step: 'edit-entry', id: 'e0', version: 1, values: { place: '丁' }, reason: '核对' })
      const cells = [...(rows[1]?.cells ?? [])]
      cells[1] = cell('乙')
      rows[1] = { row: 2, cells }
    })
    assert.equal(told?.rejected[0]?.refusals[0]?.code, 'stale-version')
    assert.equal(world.entry('e0')?.values['place'], '丁')
  })
})

describe('a sheet imported twice', () => {
  const twice = (ledger: Ledger, lines: readonly (readonly string[])[]) => {
    const world = newWorld()
    const once = () => {
      const { rows, problems } = taken(ledger, rowsOf(lines), { world })
      assert.deepEqual(problems, [])
      return apply(world, { step: 'import-entries', ledger: ledger.key, org: 'o1', mode: 'all', rows }).imported
    }
    return [once(), once()]
  }
  test('is imported once, where a field names the entry', () => {
    const [first, second] = twice(hazard, [
      ['隐患编号', '点位', '发现日期'],
      ['Y-1', '甲', '2024-03-05'],
      ['Y-2', '乙', '2024-03-06'],
    ])
    assert.deepEqual(first, { created: 2, updated: 0, unchanged: 0, rejected: [] })
    assert.deepEqual(second, { created: 0, updated: 0, unchanged: 2, rejected: [] })
  })
  test('and where none does; two rows alike are two entries', () => {
    const [first, second] = twice(visit, [
      ['走访日期', '情况'],
      ['2024-03-05', '在家'],
      ['2024-03-05', '在家'],
    ])
    assert.deepEqual(first, { created: 2, updated: 0, unchanged: 0, rejected: [] })
    assert.deepEqual(second, { created: 0, updated: 0, unchanged: 2, rejected: [] })
  })
  test('what the domain refuses is named by row and column too', () => {
    const world = newWorld()
    const { rows, reading } = taken(
      hazard,
      rowsOf([
        ['隐患编号', '点位', '发现日期'],
        ['Y-1', '甲', '2024-12-05'],
      ]),
      { world },
    )
    const told = apply(world, { step: 'import-entries', ledger: 'hazard', org: 'o1', mode: 'good', rows }).imported
    const problems =
      told?.rejected.flatMap(({ row, refusals }): readonly SheetProblem[] => reading.problemsOf(row, refusals)) ?? []
    for (const problem of problems) assert.match(problemText(problem), /^第2行/)
  })
})

test('a template has a column for each field with its list and hint, and nothing of the system', () => {
  const columns = plannedColumns(hazard, lookupOf(newWorld()), 'template')
  assert.deepEqual(
    columns.slice(0, 6).map(({ title }) => title),
    ['隐患编号', '点位', '类别', '发现日期', '整改费用（元）', '面积（㎡）'],
  )
  assert.deepEqual(columns.find(({ title }) => title === '责任人')?.choices?.of, [
    '沈知微',
    '陆明远（住建局）',
    '陆明远（北桥镇）',
  ])
  assert.ok(columns.every(({ hint }) => hint !== undefined && hint.text !== ''))
  assert.ok(!columns.some(({ title }) => title === '记录编号' || title === '照片'))
  const header = readHeader(hazard, [headRow(columns)])
  assert.deepEqual(header.problems, [])
})
