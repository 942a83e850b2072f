import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import {
  applyYear,
  createReport,
  decideYear,
  enablePack,
  listTasks,
  listYears,
  type Output,
  proposeYear,
  showIndicatorValue,
  showReport,
  showYear,
  traceIndicator,
} from '@taizhang/contract'
import type { Client } from '../../testing/client.ts'
import { wells } from '../../testing/pack.ts'
import { type TestWorkbench, testWorkbench } from '../../testing/workbench.ts'

const org = 'east-yunxi'
const report = `云溪镇2023年工作总结和2024年工作计划

一、2023年工作情况
（一）机井巡查
全年共巡查机井86眼，其中饮水井30眼。接待群众来访412人次，发放节水手册3200份。
（二）存在的问题
基层力量不足，巡查记录不够规范。

二、2024年工作计划
（一）加强机井管护，6月底前新增巡查机井120眼。
（二）加强巡查队伍建设，全年组织培训4次。
`

describe('a year set up over HTTP', () => {
  let bench: TestWorkbench
  let head: Client
  let drafter: Client
  before(async () => {
    bench = await testWorkbench({}, { registry: [wells(1)] })
    head = await bench.as('head')
    drafter = await bench.as('drafter')
    await (await bench.as('system')).ok(enablePack, { params: { id: 'wells' }, body: { org } })
  })
  after(() => bench.close())

  const send = (client: Client, body: string | Uint8Array, query: Record<string, string> = {}) =>
    client.send(
      'POST',
      `${proposeYear.path}?${new URLSearchParams({ org, year: '2024', name: '2023年总结.txt', ...query })}`,
      {
        body,
        headers: { 'Content-Type': 'application/octet-stream' },
      },
    )
  const proposed = async (client: Client, body = report, query: Record<string, string> = {}) => {
    const response = await send(client, body, query)
    const text = await response.text()
    assert.equal(response.status, 201, text)
    return proposeYear.output.parse(JSON.parse(text)) as Output<typeof showYear>
  }
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

  test('a report is read, and what it gives is there to be looked at; nothing else is', async () => {
    const year = await proposed(drafter)
    assert.deepEqual(year.questions, [])
    const line = year.indicators.find((one) => one.text.startsWith('86'))
    assert.deepEqual([line?.indicator, line?.make, line?.baseline?.value], ['well.seen', 'bind', '86'])
    assert.equal(year.text.slice(line?.start ?? 0, line?.end ?? 0), line?.text)
    assert.ok(year.indicators.some(({ make }) => make === 'new-reported'))
    assert.ok(
      year.tasks.some(({ target }) => target?.value === '120'),
      JSON.stringify(year.tasks),
    )
    assert.ok(year.problems.length > 0)
    assert.deepEqual((await drafter.ok(listTasks, { query: { org } })).items, [])
    const again = await proposed(drafter)
    assert.deepEqual([again.id, again.version], [year.id, year.version])
    const { items } = await head.ok(listYears, { query: { org, year: 2024 } })
    assert.deepEqual(
      items.map(({ id, counts }) => [id, counts.open > 0, counts.accepted]),
      [[year.id, true, 0]],
    )
  })

  test('others are answered while a report is read', async () => {
    let isRead = false
    const long = proposed(drafter, report.repeat(20), { name: '长篇.txt' }).finally(() => {
      isRead = true
    })
    let answered = 0
    while (!isRead) {
      await head.ok(listYears, { query: { org } })
      answered++
      // The requests of a test come by no socket: without a pause the thread's answer would never be heard.
      await setImmediate()
    }
    assert.ok((await long).indicators.length > 0)
    assert.ok(answered >= 10, String(answered))
    console.log(`looked at ${answered} requests answered while a report was read`)
  })

  test('lines are accepted in bulk and one by one, changed and dropped', async () => {
    const year = await proposed(drafter)
    const params = { id: year.id }
    const [task] = year.tasks
    const line = year.indicators.find((one) => one.text.startsWith('86'))
    assert.ok(task && line)
    await head.fails(decideYear, { params, body: { version: 99, accept: 'sure' } }, 'stale-version')
    await head.fails(
      decideYear,
      { params, body: { version: year.version, tasks: [{ id: 'none', verdict: 'accepted' }] } },
      'not-found',
    )
    const owned = { id: task.id, verdict: 'accepted' as const, change: { owner: 'ghost' } }
    await head.fails(decideYear, { params, body: { version: year.version, tasks: [owned] } }, 'unknown-person')
    const bent = { id: line.id, verdict: 'accepted' as const, change: { indicator: 'no.such' } }
    await head.fails(decideYear, { params, body: { version: year.version, indicators: [bent] } }, 'unknown-indicator')
    const problems = year.problems.map(({ id }) => ({ id, verdict: 'dropped' as const }))
    const decided = await head.ok(decideYear, {
      params,
      body: {
        version: year.version,
        accept: 'all',
        indicators: [{ id: line.id, change: { baseline: '88' } }],
        tasks: [{ ...owned, change: { owner: 'east-recorder', deadline: '2024-05-31' } }],
        problems,
      },
    })
    const changed = decided.indicators.find(({ id }) => id === line.id)
    assert.deepEqual([changed?.verdict, changed?.baseline?.value], ['accepted', '88'])
    assert.deepEqual(changed?.proposed?.['baseline'], { value: '86', period: '2023' })
    assert.equal(decided.tasks[0]?.person, 'east-recorder')
    assert.deepEqual(
      [decided.counts.open, decided.counts.dropped, decided.outlineVerdict],
      [0, problems.length, 'accepted'],
    )
    const viewer = await bench.as('viewer')
    assert.equal((await viewer.ok(showYear, { params })).id, year.id)
    await viewer.fails(decideYear, { params, body: { version: decided.version, accept: 'all' } }, 'not-permitted')
  })

  test('what was accepted is made in one go; again it makes nothing twice', async () => {
    const year = await proposed(drafter)
    const params = { id: year.id }
    await drafter.fails(applyYear, { params, body: { version: year.version } }, 'not-permitted')
    await head.fails(applyYear, { params, body: { version: 99 } }, 'stale-version')
    await head.fails(applyYear, { params, body: { version: year.version, owner: 'ghost' } }, 'unknown-person')
    const done = await head.ok(applyYear, { params, body: { version: year.version } })
    assert.equal(done.report, 'created')
    assert.ok(done.indicators.created > 0 && done.baselines.created >= 2 && done.tasks.created === year.tasks.length)
    const again = await head.ok(applyYear, { params, body: { version: done.year.version } })
    assert.deepEqual(
      [again.indicators.created, again.baselines.created, again.tasks.created, again.targets.created, again.report],
      [0, 0, 0, 0, 'unchanged'],
    )
    const { items } = await head.ok(listTasks, { query: { org } })
    assert.equal(items.length, year.tasks.length)
    assert.equal(items.find(({ task }) => task.dueOn === '2024-05-31')?.task.owner, 'east-recorder')
    const shown = await head.ok(showReport, { params: { id: done.year.report ?? '' } })
    assert.ok(shown.links.length > 0)
    assert.ok(shown.links.every(({ missing }) => missing !== 'unknown-indicator'))
  })

  test('last year’s value stands beside this year’s, and says which report it is from', async () => {
    const value = await head.ok(showIndicatorValue, { params: { key: 'well.seen' }, query: { org, period: '2024' } })
    assert.deepEqual(
      [value.value.value, value.yearBefore?.value.value, value.yearBefore?.value.baseline],
      ['0', '88', '2023年总结.txt'],
    )
    const { trace } = await head.ok(traceIndicator, { params: { key: 'well.seen' }, query: { org, period: '2023' } })
    assert.ok(trace.kind === 'baseline' && trace.words.startsWith('86'))
  })

  test('an outline makes a draft of its own, for the year that it is of', async () => {
    const year = await proposed(drafter, report, { year: '2024', org })
    const body = { org, kind: 'annual' as const, period: '2025', from: { from: 'year' as const, proposal: year.id } }
    await drafter.fails(createReport, { body }, 'wrong-value')
    await drafter.fails(createReport, { body: { ...body, period: '2024' } }, 'duplicate-key')
    await drafter.fails(
      createReport,
      { body: { ...body, from: { from: 'year', proposal: 'none' } } },
      'unknown-proposal',
    )
  })

  test('another year’s or another office’s report is noticed and asked about, before anything is made', async () => {
    const other = report.replaceAll('云溪镇', '青石县交通运输局').replaceAll('2024', '2019').replaceAll('2023', '2018')
    const year = await proposed(head, other, { name: '另一份.txt' })
    const asked = year.questions.map(({ code }) => code)
    assert.ok(asked.includes('another-year') && asked.includes('another-office'), JSON.stringify(asked))
    const params = { id: year.id }
    const decided = await head.ok(decideYear, { params, body: { version: year.version, accept: 'sure' } })
    const problem = await head.fails(applyYear, { params, body: { version: decided.version } }, 'questions-open')
    assert.equal(problem.all.length, asked.length)
    const answered = await head.ok(decideYear, { params, body: { version: decided.version, goOn: [...asked] } })
    assert.ok(answered.questions.every(({ answer }) => answer === 'go-on'))
  })

  test('what cannot be read is refused with a sentence; who may not is told so', async () => {
    const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
    assert.equal(await codeOf(await send(head, pdf, { name: '扫描.pdf' })), 'unreadable-document')
    assert.equal(await codeOf(await send(head, 'PK\u0003\u0004broken', { name: 'a.docx' })), 'unreadable-document')
    assert.equal(await codeOf(await send(head, '')), 'unreadable-document')
    const long = await send(head, '全年排查隐患41处。\n'.repeat(20_000))
    assert.match(((await long.json()) as { readonly message: string }).message, /^文件有22万字，超过20万字/)
    assert.equal(await codeOf(await send(head, report, { org: 'nowhere' })), 'unknown-org')
    assert.equal(await codeOf(await send(head, report, { org: 'east-qingtian' })), 'not-permitted')
    assert.equal(await codeOf(await send(await bench.as('recorder'), report)), 'not-permitted')
    assert.equal(await codeOf(await send(head, report, { year: 'soon' })), 'wrong-input')
    const other = await bench.as('recorder-other')
    assert.deepEqual((await other.ok(listYears)).items, [])
    const [mine] = (await head.ok(listYears)).items
    await other.fails(showYear, { params: { id: mine?.id ?? '' } }, 'unknown-proposal')
    await head.fails(listYears, { query: { org: 'nowhere' } }, 'unknown-org')
  })
})
