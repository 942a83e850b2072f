import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import {
  createEntry,
  createReport,
  createTask,
  deleteEntry,
  enablePack,
  exportReport,
  giveGrant,
  listenToChanges,
  listReportFindings,
  listReports,
  moveReport,
  reportValue,
  saveReport,
  showReport,
  showReportDrift,
  showReportFigure,
  showReportFulfilment,
  showReportHistory,
} from '@taizhang/contract'
import { readFile } from '@taizhang/office'
import type { Client } from '../../testing/client.ts'
import { wells } from '../../testing/pack.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

const org = 'east-yunxi'
const own = { kind: 'indicator', period: 'own', org: null, slice: null } as const
const plain = { as: 'value', divide: '1', decimals: 0, unit: '处' } as const
const text = (words: string) => ({ kind: 'text' as const, text: words })
const link = (id: string, indicator: string, unit = '处') => ({
  kind: 'figure' as const,
  id,
  of: { ...own, indicator },
  show: { ...plain, unit },
})
const heading = { kind: 'heading' as const, id: 'b1', level: 1 as const, content: [text('安全生产')] }
const paragraph = {
  kind: 'paragraph' as const,
  id: 'b2',
  content: [text('全年排查隐患'), link('f1', 'hazard.found'), text('，销号'), link('f2', 'hazard.closed'), text('。')],
}

describe('reports over HTTP', () => {
  let bench: TestWorkbench
  let drafter: Client
  let head: Client
  let leader: Client
  let recorder: Client
  before(async () => {
    bench = await testWorkbench({}, { registry: [wells(1)] })
    drafter = await bench.as('drafter')
    head = await bench.as('head')
    leader = await bench.as('leader')
    recorder = await bench.as('recorder')
    for (const [place, level] of [
      ['敬老院', '一般'],
      ['粮站', '重大'],
    ] as const)
      await enter(place, level)
  })
  after(() => bench.close())
  let month = 0
  beforeEach(() => month++)

  const enter = (place: string, level = '一般') =>
    recorder.ok(createEntry, { body: { ledger: 'hazard', org, values: { place, foundOn: '2024-03-04', level } } })
  const period = () => `${2000 + month}`
  const begin = async (blocks: readonly object[] = [heading, paragraph], of = period()) => {
    const body = { org, kind: 'annual' as const, period: of, from: { from: 'empty' as const } }
    const { report } = await drafter.ok(createReport, { body })
    const saved = await drafter.ok(saveReport, {
      params: { id: report.id },
      body: { version: 1, title: '工作总结', blocks: blocks as never },
    })
    return { params: { id: report.id }, saved }
  }
  const move = (
    client: Client,
    params: { id: string },
    version: number,
    name: 'submit' | 'withdraw' | 'return' | 'approve' | 'sign',
    reason = '',
  ) => client.ok(moveReport, { params, body: { version, move: name, reason } })

  test('a draft from the outline of a pack has its figures as links', async () => {
    await (await bench.as('system')).ok(enablePack, { params: { id: 'wells' }, body: { org } })
    const body = { org, kind: 'annual' as const, period: '2024', from: { from: 'pack' as const, pack: 'wells' } }
    const { report } = await drafter.ok(createReport, { body })
    assert.equal(report.title, '2024年机井工作总结')
    const shown = await recorder.ok(showReport, { params: { id: report.id } })
    assert.deepEqual(
      shown.links.map((one) => one.text),
      ['0眼', '0眼'],
    )
    assert.deepEqual(shown.may, { save: false, moves: [] })
    await drafter.fails(createReport, { body: { ...body, kind: 'half', period: '2024-H1' } }, 'wrong-value')
    await drafter.fails(createReport, { body: { ...body, from: { from: 'pack', pack: 'none' } } }, 'unknown-pack')
    await drafter.fails(createReport, { body }, 'duplicate-key')
  })

  test('a report is saved over what was seen, and a late one gets both', async () => {
    const { params, saved } = await begin()
    assert.equal(saved.report.version, 2)
    assert.deepEqual(saved.may, { save: true, moves: ['submit'] })
    const body = { version: 2, title: '工作总结（改）', blocks: [heading] }
    await head.ok(saveReport, { params, body })
    const problem = await drafter.fails(saveReport, { params, body: { ...body, title: '另一份' } }, 'stale-version')
    assert.deepEqual([problem.stale?.seen, problem.stale?.current['title']], [2, '工作总结（改）'])
    await recorder.fails(saveReport, { params, body: { ...body, version: 3 } }, 'not-permitted')
    const foreign = {
      ...paragraph,
      content: [{ ...link('f1', 'hazard.found'), of: { ...own, indicator: 'hazard.found', org: 'east-qingtian' } }],
    }
    await drafter.fails(saveReport, { params, body: { version: 3, title: 'x', blocks: [foreign] } }, 'not-permitted')
    await drafter.fails(
      saveReport,
      { params, body: { version: 3, title: 'x', blocks: [heading, heading] } },
      'wrong-value',
    )
    await drafter.fails(saveReport, { params: { id: 'none' }, body: { ...body, version: 3 } }, 'unknown-report')
    const { items } = await drafter.ok(showReportHistory, { params })
    assert.deepEqual(
      items.map(({ what, by, blocks }) => [what, by, blocks]),
      [
        ['created', 'east-drafter', null],
        ['saved', 'east-drafter', { added: 2, changed: 0, removed: 0 }],
        ['saved', 'east-head', { added: 0, changed: 0, removed: 1 }],
      ],
    )
  })

  test('what is missing stands under the office that owes it, and keeps the report from being signed', async () => {
    const { params } = await begin([
      heading,
      paragraph,
      { kind: 'paragraph', id: 'b3', content: [text('接待'), link('f3', 'visitors', '人次')] },
    ])
    const shown = await drafter.ok(showReport, { params })
    assert.deepEqual(
      shown.pending.map(({ org: owner, people, figures }) => [
        owner,
        people,
        figures.map(({ link: id, title }) => `${id} ${title}`),
      ]),
      [[org, ['east-recorder'], [`f3 接待群众人次（${period()}年，云溪镇）`]]],
    )
    await move(drafter, params, 2, 'submit')
    const approved = await move(head, params, 3, 'approve')
    assert.equal(approved.report.state, 'leader')
    const seen = await leader.ok(showReport, { params })
    assert.deepEqual(seen.may.moves, ['return'])
    assert.deepEqual(seen.mayNot, [{ move: 'sign', why: '还有1个数待补。' }])
    const problem = await leader.fails(moveReport, { params, body: { version: 4, move: 'sign' } }, 'pending-figures')
    assert.deepEqual(
      problem.all.map(({ subject }) => subject),
      ['f3'],
    )
  })

  test('from draft to signature; the signed one is frozen, its drift told, its Word file the same', async () => {
    const { items } = await drafter.ok(listReports, { query: { org, period: '2024' } })
    const params = { id: items[0]?.id ?? '' }
    await drafter.ok(saveReport, { params, body: { version: 1, title: '工作总结', blocks: [heading, paragraph] } })
    await recorder.fails(moveReport, { params, body: { version: 2, move: 'submit' } }, 'not-permitted')
    await drafter.fails(moveReport, { params, body: { version: 1, move: 'submit' } }, 'stale-version')
    await drafter.fails(moveReport, { params, body: { version: 2, move: 'sign' } }, 'move-not-allowed')
    await move(drafter, params, 2, 'submit')
    assert.deepEqual((await head.ok(listReports, { query: { mine: 'yes', period: '2024' } })).items.length, 1)
    assert.deepEqual((await drafter.ok(listReports, { query: { mine: 'yes', period: '2024' } })).items.length, 0)
    await head.fails(moveReport, { params, body: { version: 3, move: 'return' } }, 'needs-reason')
    const returned = await move(head, params, 3, 'return', '请补充销号情况')
    assert.equal(returned.report.returned?.reason, '请补充销号情况')
    await head.ok(saveReport, { params, body: { version: 4, title: '云溪镇工作总结', blocks: [heading, paragraph] } })
    await move(drafter, params, 5, 'submit')
    await head.fails(moveReport, { params, body: { version: 6, move: 'approve' } }, 'needs-another-person')
    await drafter.fails(showReportDrift, { params }, 'move-not-allowed')
    await move(leader, params, 6, 'approve')
    const signed = await move(leader, params, 7, 'sign')
    assert.equal(signed.report.state, 'signed')
    assert.match(signed.report.signed?.hash ?? '', /^[0-9a-f]{64}$/)
    assert.deepEqual((await drafter.ok(showReportDrift, { params })).items, [])
    await enter('水库')
    const drift = await drafter.ok(showReportDrift, { params })
    assert.deepEqual(
      drift.items.map(({ link: id, was, is, title }) => [id, was, is, title]),
      [['f1', '2处', '3处', '排查隐患数（2024年，云溪镇）']],
    )
    const frozen = await drafter.ok(showReport, { params })
    assert.deepEqual(
      frozen.links.map((one) => one.text),
      ['2处', '0处'],
    )
    const figure = await drafter.ok(showReportFigure, { params: { ...params, link: 'f1' }, query: {} })
    assert.deepEqual(
      [
        figure.figure.text,
        figure.takes[0]?.now.value,
        figure.takes[0]?.frozen?.figure.value,
        figure.takes[0]?.frozen?.entries.map(({ number }) => number),
        figure.takes[0]?.frozen?.entries.map(({ title }) => title).sort(),
      ],
      ['2处', '3', '2', [1, 2], ['敬老院　一般', '粮站　重大']],
    )
    const first = await drafter.ok(showReportFigure, { params: { ...params, link: 'f1' }, query: { most: 1 } })
    assert.deepEqual([first.takes[0]?.frozen?.entries.length, first.takes[0]?.frozen?.readable], [1, 2])
    assert.equal(figure.takes[0]?.indicator?.key, 'hazard.found')
    await drafter.fails(showReportFigure, { params: { ...params, link: 'f9' }, query: {} }, 'not-found')
    await drafter.fails(saveReport, { params, body: { version: 8, title: 'x', blocks: [] } }, 'move-not-allowed')
    const response = await drafter.call(exportReport, { params, query: { annex: 'yes' } })
    assert.equal(response.status, 200)
    const read = await readFile('a.docx', new Uint8Array(await response.arrayBuffer()))
    assert.ok(read.ok)
    assert.match(read.document.text, /全年排查隐患2处，销号0处。/)
    assert.match(read.document.text, /数据来源说明/)
    assert.match(read.document.text, /安全隐患台账（云溪镇）/)
  })

  test('a report is rolled forward to the next period', async () => {
    const typed = { ...paragraph, id: 'b3', content: [text('走访困难群众35户。')] }
    const { params } = await begin([heading, paragraph, typed])
    const next = `${2000 + month + 60}`
    const body = { org, kind: 'annual' as const, period: next, from: { from: 'report' as const, report: params.id } }
    const { report, doubts } = await drafter.ok(createReport, { body })
    assert.deepEqual(
      report.blocks.map(({ id }) => id),
      ['b1', 'b2', 'b3'],
    )
    assert.deepEqual(
      doubts?.map(({ block, why, text: words }) => `${block} ${why} ${words}`),
      ['b3 typed-number 35户'],
    )
    await drafter.fails(createReport, { body: { ...body, period: '1999' } }, 'wrong-value')
    await drafter.fails(createReport, { body: { ...body, from: { from: 'report', report: 'none' } } }, 'unknown-report')
    await recorder.fails(createReport, { body }, 'not-permitted')
    await drafter.fails(createReport, { body: { ...body, org: 'nowhere' } }, 'unknown-org')
    await drafter.fails(createReport, { body: { ...body, period: '2024-13', from: { from: 'empty' } } }, 'wrong-value')
  })

  test('the checker reads the draft: sums that do not hold, and typed numbers that the ledgers know otherwise', async () => {
    const words = '全年排查隐患41处，其中重大隐患12处、较大隐患10处、一般隐患25处，合计47处。'
    const { params } = await begin([heading, { kind: 'paragraph', id: 'b2', content: [text(words)] }])
    const found = await drafter.ok(listReportFindings, { params })
    assert.ok(found.figures >= 4 && found.findings.length > 0, JSON.stringify(found))
    assert.ok(found.findings.every(({ place }) => place?.block === 'b2'))
    const typed = found.typed.find((one) => one.text.startsWith('41'))
    assert.ok(typed, JSON.stringify(found.typed))
    assert.equal(typed.candidates[0]?.key.indicator, 'hazard.found')
    assert.equal(typed.candidates[0]?.agrees, false)
  })

  test('what became of the tasks of the period', async () => {
    const plan = { title: '改造敬老院', startsOn: '2024-01-02', dueOn: '2024-05-30', owner: 'east-recorder', org }
    await head.ok(createTask, { body: plan })
    const { params } = await begin([{ kind: 'fulfilment', id: 'b9' }], '2024')
    const { items } = await drafter.ok(showReportFulfilment, { params })
    assert.deepEqual(
      items.map(({ title, word, light }) => `${title} ${word} ${light.color}`),
      ['改造敬老院 未完成 red'],
    )
    const { printed } = await drafter.ok(showReport, { params })
    assert.ok(printed[0]?.kind === 'table' && printed[0].rows.length === 2)
  })

  test('who may not see the office does not see its reports', async () => {
    const { params } = await begin()
    const other = await bench.as('recorder-other')
    for (const endpoint of [
      showReport,
      showReportHistory,
      showReportFulfilment,
      showReportDrift,
      listReportFindings,
      exportReport,
    ])
      await other.fails(endpoint, { params }, 'unknown-report')
    await other.fails(showReportFigure, { params: { ...params, link: 'f1' }, query: {} }, 'unknown-report')
    await other.fails(moveReport, { params, body: { version: 2, move: 'submit' } }, 'unknown-report')
    assert.deepEqual((await other.ok(listReports, { query: {} })).items, [])
    await other.fails(listReports, { query: { org: 'nowhere' } }, 'unknown-org')
    const first = await drafter.ok(listReports, { query: { org, most: 1 } })
    assert.ok(first.next !== null && first.items.length === 1)
    const second = await drafter.ok(listReports, { query: { org, most: 1, after: first.next } })
    assert.notEqual(second.items[0]?.id, first.items[0]?.id)
  })

  test('of the entries behind a signed figure those of offices that one may not see are counted alone', async () => {
    const county = 'east-county'
    const grant = { person: 'east-head-other', role: 'drafter', org: county, reach: 'own', to: null } as const
    await (await bench.as('security')).ok(giveGrant, { body: grant })
    const values = { place: '乡敬老院', foundOn: '2024-03-05', level: '一般' }
    const body = { ledger: 'hazard', org: 'east-qingtian', values }
    const entered = await (await bench.as('recorder-other')).ok(createEntry, { body })
    const writer = await bench.as('head-other')
    const from = { from: 'empty' as const }
    const made = await writer.ok(createReport, { body: { org: county, kind: 'annual', period: '2024', from } })
    const params = { id: made.report.id }
    await writer.ok(saveReport, { params, body: { version: 1, title: '全县', blocks: [heading, paragraph] as never } })
    await move(writer, params, 2, 'submit')
    await move(leader, params, 3, 'approve')
    await move(leader, params, 4, 'sign')
    await writer.ok(deleteEntry, {
      params: { id: entered.entry.id },
      body: { version: 1, reason: '重复登记' },
    })
    const of = async (client: Client) =>
      (await client.ok(showReportFigure, { params: { ...params, link: 'f1' }, query: {} })).takes[0]?.frozen
    const whole = await of(leader)
    const part = await of(writer)
    assert.deepEqual(
      part?.entries.map(({ title, deleted }) => [title, deleted]),
      [['乡敬老院　一般', true]],
    )
    assert.equal(part?.readable, 1)
    assert.ok(part && whole && part.hidden > 0)
    assert.deepEqual([whole.hidden, whole.readable], [0, part.hidden + 1])
    assert.equal(whole.entries.find(({ id }) => id === entered.entry.id)?.number, part.entries[0]?.number)
  })

  test('those who look on are told of reports, tasks and indicators', async () => {
    const stream = await recorder.call(listenToChanges)
    const reader = stream.body?.getReader()
    assert.ok(reader)
    const { params } = await begin()
    await enter('渡口')
    await recorder.ok(reportValue, { body: { indicator: 'visitors', org, period: '2024-05', value: '9' } })
    let told = ''
    while (!told.includes('visitors')) told += new TextDecoder().decode((await reader.read()).value)
    await reader.cancel()
    assert.match(
      told,
      new RegExp(`event: report\\ndata: {"org":"east-yunxi","report":"${params.id}","version":1,"state":"draft"}`),
    )
    assert.match(
      told,
      /event: indicators\ndata: {"org":"east-yunxi","indicators":\["hazard.closed","hazard.found","hazard.closed-rate"\]}/,
    )
  })
})
