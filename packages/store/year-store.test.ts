import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { StepContext, Task } from '@taizhang/ledger'
import type { Block, IndicatorProposal, TaskProposal, YearProposal } from '@taizhang/report'
import { readHistoryHead } from './history-head.ts'
import { readLive, readReport } from './report-reading.ts'
import { inCounties } from './testing/counties.ts'
import { verifyTenant } from './verify.ts'
import { readYear, type StoredYear, type YearDecisions } from './year-reading.ts'
import { YearStore } from './year-store.ts'
import { acceptInBulk } from './year-verdict.ts'

const at = '2024-01-05T02:00:00.000Z'
const today = '2024-01-05'
const photo = 'f'.repeat(64)
const text = '全年排查隐患41处，培训120人，接待来访37人次。2024年排查隐患50处以上。'

const line = (id: string, words: string, more: Partial<IndicatorProposal>): IndicatorProposal => ({
  id,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  text: words,
  indicator: 'hazard.found',
  slice: null,
  make: 'bind',
  title: '排查隐患数',
  unit: '个',
  shown: 'value',
  period: '2023',
  confidence: 'high',
  why: '',
  baseline: { value: '41', period: '2023' },
  ...more,
})
const indicators: readonly IndicatorProposal[] = [
  line('flinea', '41处', {}),
  line('flineb', '120人', {
    indicator: 'trained',
    title: '培训人数',
    unit: '人',
    baseline: { value: '120', period: '2023' },
  }),
  line('flinec', '37人次', {
    indicator: 'reported.visitors',
    make: 'new-reported',
    title: '接待来访',
    unit: '人次',
    confidence: 'low',
    baseline: { value: '37', period: '2023' },
  }),
]
const promise: TaskProposal = {
  id: 'tlinea',
  start: text.indexOf('2024年'),
  end: text.length,
  title: '排查隐患50处以上',
  target: { value: '50', unit: '个', op: '>=', indicator: 'hazard.found' },
  deadline: '2024-12-31',
  deadlineStated: false,
  owner: '镇农业办',
  template: null,
  confidence: 'high',
}
const figure = (id: string, indicator: string) =>
  ({
    kind: 'figure',
    id,
    of: { kind: 'indicator', indicator, period: 'own', org: null, slice: null },
    show: { as: 'value', divide: '1', decimals: 0, unit: '处' },
  }) as const
const outline: readonly Block[] = [
  { kind: 'heading', id: 'b1', level: 1, content: [{ kind: 'text', text: '安全生产' }] },
  {
    kind: 'paragraph',
    id: 'b2',
    content: [
      { kind: 'text', text: '上年排查隐患' },
      { ...figure('flinea', 'hazard.found'), of: { ...figure('flinea', 'hazard.found').of, period: 'year-before' } },
    ],
  },
]
const proposal: YearProposal = {
  year: 2024,
  title: '2024年工作总结',
  questions: [{ code: 'no-plan', message: '没有计划部分。' }],
  indicators,
  tasks: [promise],
  outline,
  problems: [{ id: 'plinea', start: 0, end: 4, text: '基层力量不足', answeredBy: [] }],
}

inCounties('years', { at }, (here) => {
  let years: YearStore
  before(() => {
    years = new YearStore(here.store)
  })
  const as = (by: string): StepContext => ({ by, at, today })
  const head = as('head-town')
  const document = { name: '2023年总结.docx', hash: 'd'.repeat(64), sizeBytes: 9 }
  const propose = async (more: Partial<StoredYear> = {}, by = head) => {
    const result = await years.propose(
      here.tenant,
      { id: 'y1', org: 'town', year: 2024, document, text, proposal, ...more },
      by,
    )
    assert.ok(result.ok, JSON.stringify(result))
    return result.value
  }
  const decide = async (version: number, change: (before: StoredYear) => YearDecisions, by = head) =>
    years.decide(here.tenant, 'y1', version, (before) => ({ ok: true, value: change(before) }), by)
  const apply = (version: number, by = head, owner = 'head-town') =>
    years.apply(here.tenant, 'y1', { version, owner, reportId: 'r1' }, by)
  const codes = (result: { readonly ok: boolean } & object) =>
    'failures' in result
      ? (result.failures as readonly { readonly code: string; readonly subject: string }[]).map(
          ({ code, subject }) => `${code} ${subject}`,
        )
      : []
  const seq = () =>
    here.store.read(
      { tenant: here.tenant, orgs: 'all' },
      async (transaction) => (await readHistoryHead(transaction, here.tenant)).seq,
    )
  const all = (before: StoredYear) => ({ ...acceptInBulk(before, 'all'), goOn: ['no-plan'] })

  test('nothing is there before it is applied; then all of it, and again nothing more', async () => {
    const year = await propose()
    assert.equal(year.version, 1)
    const setup = await here.store.setup(here.tenant)
    const decided = await decide(1, all)
    assert.ok(decided.ok, JSON.stringify(decided))
    assert.equal((await here.store.setup(here.tenant)).indicators.size, setup.indicators.size)
    const done = await apply(2)
    assert.ok(done.ok, JSON.stringify(done))
    const once = { created: 1, updated: 0, unchanged: 0 }
    const { indicators: made, baselines, targets, tasks, report } = done.value
    assert.deepEqual(
      { made, baselines, targets, tasks, report },
      {
        made: once,
        baselines: { ...once, created: 3 },
        targets: once,
        tasks: { ...once, ended: 0 },
        report: 'created',
      },
    )
    assert.deepEqual(Object.keys(done.value.year.made).sort(), ['flinea', 'flineb', 'flinec', 'tlinea'])
    const before = await seq()
    const again = await apply(3)
    assert.ok(again.ok, JSON.stringify(again))
    assert.deepEqual(
      [
        again.value.indicators,
        again.value.baselines.unchanged,
        again.value.targets,
        again.value.tasks,
        again.value.report,
      ],
      [
        { ...once, created: 0, unchanged: 1 },
        3,
        { ...once, created: 0, unchanged: 1 },
        { ...once, created: 0, unchanged: 1, ended: 0 },
        'unchanged',
      ],
    )
    assert.equal(await seq(), before)
    const verified = await verifyTenant(here.store, here.tenant)
    assert.deepEqual(
      verified.flatMap(({ mistakes }) => mistakes),
      [],
    )
    assert.equal(verified.find(({ what }) => what === 'baselines')?.lookedAt, 3)
  })

  const stated = async (indicator: string, period: string) => {
    const [found] = await here.store.indicators(here.tenant, [{ indicator, org: 'town', period }])
    return `${found?.value.value} ${found?.value.baseline ?? ''}`
  }
  const hazard = (id: string, found: string) => {
    const values = { number: id, place: '学校', found }
    return here.store.apply(
      here.tenant,
      { step: 'create-entry', id, ledger: 'hazard', org: 'town', values },
      as('recorder-town'),
    )
  }

  test('last year’s values stand for the time before the first year, whatever was carried over, and then give way', async () => {
    // A matter that was open when the year began is no count of last year's matters.
    assert.ok((await hazard('h1', '2023-12-30')).ok)
    await propose()
    await decide(1, all)
    assert.equal(await stated('hazard.found', '2023'), '1 ')
    assert.ok((await apply(2)).ok)
    assert.equal(await stated('hazard.found', '2023'), '41 2023年总结.docx')
    const report = await here.store.read({ tenant: here.tenant, orgs: 'all' }, async (transaction, setup) => {
      const kept = await readReport(transaction, here.tenant, 'r1')
      assert.ok(kept)
      const live = await readLive(
        transaction,
        here.tenant,
        setup,
        kept,
        { at, today },
        new Map(Object.entries(kept.printed)),
      )
      return live.links.map(({ value, state }) => `${value} ${state}`)
    })
    assert.deepEqual(report, ['41 current'])
    // The next year's report speaks of a year that was kept here.
    const next = {
      ...proposal,
      year: 2025,
      indicators: indicators.map((one) =>
        one.baseline ? { ...one, baseline: { ...one.baseline, period: '2024' } } : one,
      ),
    }
    await propose({ id: 'y2', year: 2025, document: { ...document, hash: 'f'.repeat(64) }, proposal: next })
    const decided = await years.decide(
      here.tenant,
      'y2',
      1,
      (before) => ({ ok: true, value: { ...all(before), outline: 'dropped' } }),
      head,
    )
    assert.ok(decided.ok)
    assert.ok((await years.apply(here.tenant, 'y2', { version: 2, owner: 'head-town', reportId: 'r2' }, head)).ok)
    assert.equal(await stated('hazard.found', '2024'), '41 2023年总结.docx')
    assert.ok((await hazard('h2', '2024-01-09')).ok)
    assert.equal(await stated('hazard.found', '2024'), '1 ')
    assert.equal(await stated('hazard.found', '2023'), '41 2023年总结.docx')
  })

  test('a line that means something else, or nothing, takes back what it said before', async () => {
    await propose()
    await decide(1, all)
    assert.ok((await apply(2)).ok)
    assert.equal(await stated('hazard.found', '2023'), '41 2023年总结.docx')
    const decided = await decide(3, (before) => ({
      ...before.decisions,
      lines: {
        ...before.decisions.lines,
        flinea: { verdict: 'accepted', change: { make: 'bind', indicator: 'hazard.closed' } },
      },
    }))
    assert.ok(decided.ok, JSON.stringify(decided))
    const done = await apply(4)
    assert.ok(done.ok, JSON.stringify(done))
    assert.equal(await stated('hazard.found', '2023'), '0 ')
    assert.equal(await stated('hazard.closed', '2023'), '41 2023年总结.docx')
    await decide(5, (before) => ({
      ...before.decisions,
      lines: { ...before.decisions.lines, flinea: { verdict: 'dropped' } },
    }))
    assert.ok((await apply(6)).ok)
    assert.equal(await stated('hazard.closed', '2023'), '0 ')
    const verified = await verifyTenant(here.store, here.tenant)
    assert.deepEqual(
      verified.flatMap(({ mistakes }) => mistakes),
      [],
    )
  })

  test('made again, a year changes what was decided anew, and nothing that people planned since', async () => {
    await propose()
    await decide(1, all)
    assert.ok((await apply(2)).ok)
    const task = async () => {
      const [row] = await here.store.read({ tenant: here.tenant, orgs: 'all' }, (transaction) =>
        transaction.query<{ body: Task }>('select body from task where tenant_id = $1', [here.tenant]),
      )
      assert.ok(row)
      return row.body
    }
    const { id, version } = await task()
    const step = {
      step: 'replan-task',
      id,
      version,
      owner: 'clerk-town',
      dueOn: '2024-10-31',
      reason: '换人',
    } as const
    assert.ok((await here.store.applyTask(here.tenant, step, head)).ok)
    // By somebody else, and for another who would answer by default.
    const again = await apply(3, head, 'recorder-town')
    assert.ok(again.ok, JSON.stringify(again))
    assert.deepEqual(again.value.tasks, { created: 0, updated: 0, unchanged: 1, ended: 0 })
    const decided = await decide(3, (before) => ({
      ...before.decisions,
      lines: {
        ...before.decisions.lines,
        tlinea: {
          verdict: 'accepted',
          change: {
            title: '排查隐患60处',
            target: { value: '60', unit: '个', op: '>=', indicator: 'hazard.found' },
          },
        },
      },
    }))
    assert.ok(decided.ok, JSON.stringify(decided))
    const changed = await apply(4)
    assert.ok(changed.ok, JSON.stringify(changed))
    assert.deepEqual(changed.value.tasks, { created: 0, updated: 1, unchanged: 0, ended: 0 })
    const { title, target, owner, dueOn } = await task()
    assert.deepEqual(
      { title, target, owner, dueOn },
      {
        title: '排查隐患60处',
        target: { indicator: 'hazard.found', value: '60', op: '>=', curve: [] },
        owner: 'clerk-town',
        dueOn: '2024-10-31',
      },
    )
  })

  test('a task whose line is dropped is given up with the reason, and taken up again as another', async () => {
    const tasks = async () =>
      here.store.read({ tenant: here.tenant, orgs: 'all' }, (transaction) =>
        transaction.query<{ id: string; ended: string | null }>(
          'select id, ended from task where tenant_id = $1 order by id',
          [here.tenant],
        ),
      )
    const judge = async (version: number, verdict: 'accepted' | 'dropped' | 'open') => {
      const decided = await decide(version, (before) => ({
        ...before.decisions,
        lines: { ...before.decisions.lines, tlinea: { verdict } },
      }))
      assert.ok(decided.ok, JSON.stringify(decided))
      const done = await apply(version + 1)
      assert.ok(done.ok, JSON.stringify(done))
      return [done.value.tasks, done.value.year.version] as const
    }
    await propose()
    await decide(1, all)
    assert.ok((await apply(2)).ok)
    const id = '2024-tlinea-town'
    // Not decided anew yet: nobody gave it up.
    const [waiting] = await judge(3, 'open')
    assert.deepEqual(waiting, { created: 0, updated: 0, unchanged: 0, ended: 0 })
    assert.deepEqual(await tasks(), [{ id, ended: null }])
    const [dropped, version] = await judge(4, 'dropped')
    assert.deepEqual(dropped, { created: 0, updated: 0, unchanged: 0, ended: 1 })
    const ended = '不再列入2024年计划：按《2023年总结.docx》建立年度时舍弃了这一条。'
    assert.deepEqual(await tasks(), [{ id, ended }])
    const again = await apply(version)
    assert.ok(again.ok && again.value.tasks.ended === 0)
    const [back, next] = await judge(version, 'accepted')
    assert.deepEqual(back, { created: 1, updated: 0, unchanged: 0, ended: 0 })
    assert.deepEqual(await tasks(), [
      { id, ended },
      { id: `${id}-2`, ended: null },
    ])
    const [gone] = await judge(next, 'dropped')
    assert.equal(gone.ended, 1)
    const verified = await verifyTenant(here.store, here.tenant)
    assert.deepEqual(
      verified.flatMap(({ mistakes }) => mistakes),
      [],
    )
  })

  test('a task that another document still has in its plan stays, and so does one that is confirmed', async () => {
    await propose()
    await decide(1, all)
    assert.ok((await apply(2)).ok)
    const other = { id: 'y2', document: { ...document, hash: 'e'.repeat(64) } }
    await propose(other)
    const second = async (version: number, verdict: 'accepted' | 'dropped') => {
      const accepted = (before: StoredYear) => all(before)
      const decided = await years.decide(
        here.tenant,
        'y2',
        version,
        (before) => ({
          ok: true,
          value: { ...accepted(before), lines: { ...accepted(before).lines, tlinea: { verdict } } },
        }),
        head,
      )
      assert.ok(decided.ok, JSON.stringify(decided))
      const step = { version: version + 1, owner: 'head-town', reportId: 'r2' }
      const done = await years.apply(here.tenant, 'y2', step, head)
      assert.ok(done.ok, JSON.stringify(done))
      return done.value
    }
    const { year } = await second(1, 'accepted')
    assert.equal((await second(year.version, 'dropped')).tasks.ended, 0)
    const tell = (version: number, says: 'done' | 'confirmed', by: string) =>
      here.store.applyTask(
        here.tenant,
        {
          step: 'add-progress',
          id: '2024-tlinea-town',
          version,
          progress: { on: today, words: '已完成', percent: null, milestone: null, evidence: [photo], says },
        },
        as(by),
      )
    await here.store.addEvidence(
      here.tenant,
      { hash: photo, sizeBytes: 1, mediaType: 'image/png', name: '照片.png' },
      { by: 'head-town', at },
    )
    for (const done of [await tell(1, 'done', 'head-town'), await tell(2, 'confirmed', 'leader')])
      assert.ok(done.ok, JSON.stringify(done))
    await decide(3, (before) => ({
      ...before.decisions,
      lines: { ...before.decisions.lines, tlinea: { verdict: 'dropped' } },
    }))
    const last = await apply(4)
    assert.ok(last.ok, JSON.stringify(last))
    assert.equal(last.value.tasks.ended, 0)
  })

  test('a corrected document changes what it changes, and doubles nothing', async () => {
    await propose()
    await decide(1, all)
    await apply(2)
    const corrected = {
      ...proposal,
      indicators: indicators.map((one) =>
        one.id === 'flinea' ? { ...one, baseline: { value: '43', period: '2023' } } : one,
      ),
      tasks: [
        {
          ...promise,
          deadline: '2024-11-30',
          target: { value: '60', unit: '个', op: '>=' as const, indicator: 'hazard.found' },
        },
      ],
    }
    const other = await propose({ id: 'y2', document: { ...document, hash: 'e'.repeat(64) }, proposal: corrected })
    assert.equal(other.id, 'y2')
    const decided = await years.decide(here.tenant, 'y2', 1, (before) => ({ ok: true, value: all(before) }), head)
    assert.ok(decided.ok)
    const done = await years.apply(here.tenant, 'y2', { version: 2, owner: 'head-town', reportId: 'r2' }, head)
    assert.ok(done.ok, JSON.stringify(done))
    const { baselines, tasks, targets, report } = done.value
    assert.deepEqual(
      { baselines, tasks, targets, report },
      {
        baselines: { created: 0, updated: 1, unchanged: 2 },
        tasks: { created: 0, updated: 1, unchanged: 0, ended: 0 },
        targets: { created: 0, updated: 1, unchanged: 0 },
        report: 'unchanged',
      },
    )
    // The same document again keeps what was decided.
    const same = await propose({ id: 'y9' })
    assert.deepEqual([same.id, same.decisions.lines['flinea']?.verdict], ['y1', 'accepted'])
  })

  test('lines are changed, dropped and given to people, and mistakes are named', async () => {
    await propose()
    const lines = (more: YearDecisions['lines']) => (before: StoredYear) => ({ ...before.decisions, lines: more })
    assert.deepEqual(codes(await decide(1, lines({ none: { verdict: 'accepted' } }))), ['not-found none'])
    const wrong = { verdict: 'accepted', change: { indicator: 'no.such' } } as const
    assert.deepEqual(codes(await decide(1, lines({ flinea: wrong }))), ['unknown-indicator flinea'])
    assert.deepEqual(codes(await decide(1, lines({ tlinea: { verdict: 'accepted', person: 'ghost' } }))), [
      'unknown-person ghost',
    ])
    const unlike = { target: { value: '5', unit: '元', op: '>=' as const, indicator: 'hazard.found' } }
    assert.deepEqual(codes(await decide(1, lines({ tlinea: { verdict: 'accepted', change: unlike } }))), [
      'units-disagree tlinea',
    ])
    assert.deepEqual(codes(await decide(9, lines({}))), ['stale-version version'])
    assert.deepEqual(codes(await decide(1, lines({}), as('recorder-town'))), ['not-permitted '])
    const decided = await decide(1, (before) => ({
      ...before.decisions,
      goOn: ['no-plan'],
      lines: {
        flinea: { verdict: 'dropped' },
        tlinea: { verdict: 'accepted', change: { deadline: '2024-06-30' }, person: 'clerk-town' },
        plinea: { verdict: 'accepted' },
      },
    }))
    assert.ok(decided.ok, JSON.stringify(decided))
    const done = await apply(2)
    assert.ok(done.ok, JSON.stringify(done))
    assert.deepEqual([done.value.baselines.created, done.value.tasks.created, done.value.report], [0, 2, null])
    const tasks = await here.store.read({ tenant: here.tenant, orgs: 'all' }, (transaction) =>
      transaction.query<{ due: string; owner: string; source: string }>(
        `select due_on as due, owner, body ->> 'source' as source from task where tenant_id = $1 order by due_on`,
        [here.tenant],
      ),
    )
    assert.deepEqual(tasks, [
      { due: '2024-06-30', owner: 'clerk-town', source: '《2023年总结.docx》：2024年排查隐患50处以上。' },
      { due: '2024-12-31', owner: 'head-town', source: '《2023年总结.docx》：全年排查' },
    ])
  })

  test('questions are answered first, rights are asked for, and a refusal half way leaves nothing', async () => {
    await propose()
    await decide(1, (before) => acceptInBulk(before, 'all'))
    assert.deepEqual(codes(await apply(2)), ['questions-open no-plan'])
    assert.deepEqual(codes(await apply(2, as('recorder-town'))), [
      'not-permitted draft',
      'not-permitted define',
      'not-permitted supervise',
      'questions-open no-plan',
    ])
    assert.deepEqual(codes(await apply(2, head, 'ghost')), ['questions-open no-plan', 'unknown-person ghost'])
    await decide(2, (before) => ({
      ...before.decisions,
      goOn: ['no-plan'],
      lines: { ...before.decisions.lines, tlinea: { verdict: 'accepted', change: { title: ' ' } } },
    }))
    const size = (await here.store.setup(here.tenant)).indicators.size
    assert.deepEqual(codes(await apply(3)), ['missing-field tlinea'])
    assert.equal((await here.store.setup(here.tenant)).indicators.size, size)
    assert.equal(
      (
        await here.store.read({ tenant: here.tenant, orgs: 'all' }, (transaction) =>
          readYear(transaction, here.tenant, 'y1'),
        )
      )?.appliedAt,
      null,
    )
    assert.deepEqual(
      codes(
        await years.propose(
          here.tenant,
          { id: 'y3', org: 'town', year: 2024, document, text, proposal },
          as('recorder-town'),
        ),
      ),
      ['not-permitted org'],
    )
  })

  test('the database refuses what the domain refuses, and shows nothing of other offices', async () => {
    await propose()
    await decide(1, all)
    assert.ok((await apply(2)).ok)
    const scope = (orgs: string) =>
      `set local role taizhang_app; set local taizhang.tenant = '${here.tenant}'; set local taizhang.orgs = '${orgs}'`
    const stateOf = (sql: string) =>
      here.database
        .transaction(scope('*'), async (transaction) => {
          await transaction.query(sql)
          throw new Error('went in')
        })
        .catch((error: { readonly code?: string; readonly message: string }) => error.code ?? error.message)
    const baseline = (indicator: string, value: string, member = '') =>
      `insert into baseline values ('${here.tenant}', '${indicator}', 'town', '2022', '', '${member}', '${value}', '总结', '')`
    const year = (changes: string) =>
      `insert into year_proposal (tenant_id, id, org_id, year, version, document_name, document_hash, size_bytes, text, proposal, decisions,
           made, created_by, created_at)
         select tenant_id, 'y2', org_id, year, version, document_name, ${changes}, size_bytes, text, proposal, decisions, made, created_by, created_at
         from year_proposal where id = 'y1'`
    assert.equal(await stateOf(baseline('hazard.found', '3')), 'went in')
    assert.equal(await stateOf(year(`'${'9'.repeat(64)}'`)), 'went in')
    const bad: readonly (readonly [string, string, string])[] = [
      ['a figure of an indicator that is not there', baseline('no.such', '3'), '23503'],
      ['a figure that is no number', baseline('hazard.found', 'many'), '23514'],
      ['a part by no dimension', baseline('hazard.found', '3', '学校'), '23514'],
      ['a second figure for the same', baseline('hazard.found', '3').replace("'2022'", "'2023'"), '23505'],
      [
        'an indicator taken away that a figure stands for',
        `delete from indicator where key = 'reported.visitors'`,
        '23503',
      ],
      ['the same document twice', year('document_hash'), '23505'],
      ['a document without a hash', year(`'none'`), '23514'],
      ['a proposal for another year than it says', `update year_proposal set proposal = '{"year": 2020}'`, '23514'],
      ['a proposal taken away', 'delete from year_proposal', '42501'],
      [
        'an office that uses a pack that is not there',
        `insert into pack_office values ('${here.tenant}', 'none', 'town', '${at}')`,
        '23503',
      ],
      [
        'a pack under another name',
        `insert into pack values ('${here.tenant}', 'a', 1, '{"id": "b", "version": 1}', '${at}')`,
        '23514',
      ],
      [
        'a definition from nowhere',
        `insert into origin values ('${here.tenant}', 'indicator', 'x', null, null, null, false)`,
        '23514',
      ],
      [
        'a definition of a kind that is none',
        `insert into origin values ('${here.tenant}', 'song', 'x', null, null, 'town', false)`,
        '23514',
      ],
      ['a signature changed', `update signed_report set hash = hash`, '42501'],
      ['a move changed', `update report_move set reason = ''`, '42501'],
      ['a report that names another office', `update report set org_id = 'civil'`, '42501'],
    ]
    for (const [what, sql, state] of bad) assert.equal(await stateOf(sql), state, what)
    for (const table of ['baseline', 'report', 'report_indicator', 'year_proposal'])
      assert.deepEqual(
        await here.database.transaction(scope('civil'), (transaction) =>
          transaction.query(`select org_id from ${table}`),
        ),
        [],
        table,
      )
  })
})
