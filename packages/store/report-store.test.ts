import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, beforeEach, test } from 'node:test'
import type { Setup, Step, StepContext } from '@taizhang/ledger'
import { type Block, drift, type FigureLink, figureKeyText, signedKeys } from '@taizhang/report'
import { backup, restore } from './backup.ts'
import { evidenceInMemory } from './evidence.ts'
import { figuresOf } from './figure-reading.ts'
import { PackStore } from './pack-store.ts'
import { readLive, readReport, readReportHistory, readSigned } from './report-reading.ts'
import { type NewReport, ReportStore } from './report-store.ts'
import { inCounties } from './testing/counties.ts'
import { county } from './testing/county.ts'
import { verifyTenant } from './verify.ts'

const at = '2024-03-05T02:00:00.000Z'
const today = '2024-03-05'
const hash = 'a'.repeat(64)

const link = (
  id: string,
  indicator: string,
  more: Partial<Extract<FigureLink['of'], { kind: 'indicator' }>> = {},
): FigureLink => ({
  kind: 'figure',
  id,
  of: { kind: 'indicator', indicator, period: 'own', org: null, slice: null, ...more },
  show: { as: 'value', divide: '1', decimals: 0, unit: '处' },
})
const text = (words: string) => ({ kind: 'text', text: words }) as const
const blocks: readonly Block[] = [
  { kind: 'heading', id: 'b1', level: 1, content: [text('安全生产')] },
  {
    kind: 'paragraph',
    id: 'b2',
    content: [
      text('排查隐患'),
      link('f1', 'hazard.found'),
      text('，其中学校'),
      link('f2', 'hazard.found', { slice: { field: 'place', value: '学校' } }),
    ],
  },
  {
    kind: 'rows',
    id: 'b3',
    over: { indicator: 'hazard.found', field: 'place' },
    head: ['点位', '隐患'],
    cells: [[text('{each}')], [link('f3', 'hazard.found', { slice: 'each' })]],
  },
  { kind: 'fulfilment', id: 'b4' },
]

/** The county with somebody who drafts reports. */
const withDrafter = (name: string): Setup => {
  const setup = county(name)
  const drafter = { id: 'writer', name: '拟稿人', org: 'civil', post: '' }
  const grant = { person: 'writer', role: 'drafter', org: 'civil', reach: 'own', from: '2024-01-01', to: null } as const
  return { ...setup, people: [...setup.people, drafter], grants: [...setup.grants, grant] }
}

inCounties('reports', { at, setup: withDrafter }, (here) => {
  let reports: ReportStore
  before(() => {
    reports = new ReportStore(here.store)
  })
  beforeEach(async () => {
    for (const [id, place] of [
      ['h1', '学校'],
      ['h2', '学校'],
      ['h3', '医院'],
    ] as const)
      await enter(id, { number: id, place, found: '2024-02-01' })
  })

  const as = (by: string): StepContext => ({ by, at, today })
  const enter = async (id: string, values: Record<string, string>) => {
    const step: Step = { step: 'create-entry', id, ledger: 'hazard', org: 'civil', values }
    const done = await here.store.apply(here.tenant, step, as('recorder-civil'))
    assert.ok(done.ok, JSON.stringify(done))
  }
  const made = (more: Partial<NewReport> = {}): NewReport => ({
    id: 'r1',
    kind: 'annual',
    org: 'civil',
    period: '2024',
    title: '2024年工作总结',
    blocks,
    from: { from: 'empty' },
    ...more,
  })
  const create = async (more: Partial<NewReport> = {}, by = 'writer') => reports.create(here.tenant, made(more), as(by))
  const read = <T>(
    work: (
      transaction: Parameters<Parameters<typeof here.store.read>[1]>[0],
      setup: Parameters<Parameters<typeof here.store.read>[1]>[1],
    ) => Promise<T>,
  ) => here.store.read({ tenant: here.tenant, orgs: 'all' }, work)
  const move = (
    version: number,
    name: 'submit' | 'withdraw' | 'return' | 'approve' | 'sign',
    by: string,
    reason = '',
  ) => reports.move(here.tenant, 'r1', { version, move: name, reason }, as(by))
  const codes = (result: { readonly ok: boolean } & object) =>
    'failures' in result ? (result.failures as readonly { readonly code: string }[]).map(({ code }) => code) : []
  /** As the owner of the tables, past all rights. */
  const behindOurBack = (...statements: readonly string[]) =>
    here.database.transaction(
      `set local taizhang.tenant = '${here.tenant}'; set local taizhang.orgs = '*'`,
      async (transaction) => {
        for (const statement of statements) await transaction.query(statement)
      },
    )
  const sound = async () =>
    assert.deepEqual(
      (await verifyTenant(here.store, here.tenant)).flatMap(({ mistakes }) => mistakes),
      [],
    )

  test('formulas that go in a circle are refused by name; one that lost its link waits', async () => {
    const formula = (id: string, words: string): FigureLink => ({
      ...link(id, ''),
      of: { kind: 'formula', formula: words },
    })
    const withLinks = (...links: readonly FigureLink[]) =>
      create({ blocks: [{ kind: 'paragraph', id: 'b1', content: links }] })
    const refused = await withLinks(formula('f1', 'f2 + 1'), formula('f2', 'f1 * 2'))
    assert.deepEqual('failures' in refused && refused.failures, [
      { code: 'wrong-value', subject: 'f1', message: '公式绕成了圈：f1 → f2 → f1。' },
    ])
    assert.ok((await withLinks(formula('f1', 'lost + 1'))).ok)
  })
  test('a draft is written, evaluated with its rows, and saved once over each version', async () => {
    const begun = await create()
    assert.ok(begun.ok, JSON.stringify(begun))
    assert.equal(begun.value.printed['f1'], '3处')
    const live = await read(async (transaction, setup) => {
      const report = await readReport(transaction, here.tenant, 'r1')
      assert.ok(report)
      return readLive(transaction, here.tenant, setup, report, { at, today })
    })
    assert.deepEqual(
      live.links.map((one) => one.text),
      ['3处', '2处', '0处', '2处', '1处', '0处'],
    )
    const table = live.expanded.blocks[2]
    assert.ok(table?.kind === 'table')
    assert.deepEqual(
      table.rows.map((row) => row[0]?.map((inline) => (inline.kind === 'text' ? inline.text : ''))[0]),
      ['点位', '敬老院', '学校', '医院', '市场'],
    )
    const saved = await reports.save(
      here.tenant,
      'r1',
      { version: 1, title: '总结', blocks: blocks.slice(0, 2) },
      as('writer'),
    )
    assert.ok(saved.ok && saved.value.version === 2)
    const late = await reports.save(here.tenant, 'r1', { version: 1, title: '另一份', blocks }, as('head-civil'))
    assert.ok(!late.ok && late.current?.version === 2)
    assert.deepEqual(codes(late), ['stale-version'])
    const same = await reports.save(
      here.tenant,
      'r1',
      { version: 2, title: '总结', blocks: blocks.slice(0, 2) },
      as('writer'),
    )
    assert.ok(same.ok && same.value.version === 2)
    await sound()
  })

  test('what may not be written is refused', async () => {
    assert.deepEqual(codes(await create({}, 'recorder-civil')), ['not-permitted'])
    assert.deepEqual(codes(await create({ period: '2024-03' })), ['wrong-value'])
    assert.deepEqual(codes(await create({ blocks: [...blocks, ...blocks.slice(0, 1)] })), ['wrong-value'])
    const foreign: Block = { kind: 'paragraph', id: 'p', content: [link('f9', 'hazard.found', { org: 'town' })] }
    assert.deepEqual(codes(await create({ blocks: [foreign] })), ['not-permitted'])
    assert.ok((await create()).ok)
    assert.deepEqual(codes(await create({ id: 'r2' })), ['duplicate-key'])
    assert.deepEqual(codes(await reports.save(here.tenant, 'none', { version: 1, title: 'x', blocks }, as('writer'))), [
      'unknown-report',
    ])
  })

  test('a figure of another office is linked by who may read it, and left alone by who goes on writing', async () => {
    const paragraph = (words: string, indicator = 'hazard.found'): Block => ({
      kind: 'paragraph',
      id: 'p',
      content: [text(words), link('f9', indicator, { org: 'town' })],
    })
    const title = '2024年工作总结'
    assert.ok((await create({ blocks: [paragraph('清河镇排查')] }, 'leader')).ok)
    const save = (version: number, block: Block) =>
      reports.save(here.tenant, 'r1', { version, title, blocks: [block] }, as('writer'))
    assert.ok((await save(1, paragraph('其中清河镇排查'))).ok)
    assert.deepEqual(codes(await save(2, paragraph('其中清河镇销号', 'hazard.closed'))), ['not-permitted'])
  })

  test('from draft to signature, each step by whom it belongs to; what was signed stays, and drift is told', async () => {
    await create()
    assert.deepEqual(codes(await move(1, 'submit', 'recorder-civil')), ['not-permitted'])
    assert.ok((await move(1, 'submit', 'writer')).ok)
    assert.deepEqual(codes(await reports.save(here.tenant, 'r1', { version: 2, title: 'x', blocks }, as('writer'))), [
      'move-not-allowed',
    ])
    assert.deepEqual(codes(await move(2, 'return', 'head-civil')), ['needs-reason'])
    assert.ok((await move(2, 'return', 'head-civil', '请补充数据')).ok)
    const returned = await read((transaction) => readReport(transaction, here.tenant, 'r1'))
    assert.equal(returned?.returned?.reason, '请补充数据')
    assert.ok((await reports.save(here.tenant, 'r1', { version: 3, title: '改', blocks }, as('head-civil'))).ok)
    assert.ok((await move(4, 'submit', 'writer')).ok)
    // Who wrote on it does not review it.
    assert.deepEqual(codes(await move(5, 'approve', 'head-civil')), ['needs-another-person'])
    assert.ok((await move(5, 'approve', 'chief')).ok)
    assert.deepEqual(codes(await move(6, 'sign', 'head-civil')), ['not-permitted'])
    const done = await move(6, 'sign', 'leader')
    assert.ok(done.ok, JSON.stringify(done))
    assert.equal(done.value.state, 'signed')
    await sound()
    const signature = await read((transaction) => readSigned(transaction, here.tenant, 'r1'))
    assert.ok(signature)
    assert.deepEqual(signature.figures[1]?.frozen[0]?.entries, ['h1', 'h2'])
    assert.equal(signature.hash, done.value.signed?.hash)
    await enter('h4', { number: 'h4', place: '学校', found: '2024-02-02' })
    const now = await figuresOf(here.store, here.tenant, signedKeys(signature), at)
    const drifted = drift(signature, (key) => now.get(figureKeyText(key)))
    assert.deepEqual(
      drifted.map(({ was, is }) => `${was} ${is}`),
      ['3处 4处', '2处 3处', '2处 3处'],
    )
    const events = await read((transaction) => readReportHistory(transaction, here.tenant, 'r1'))
    assert.deepEqual(
      events.map(({ what, move: name, to }) => name ?? `${what} ${to}`),
      ['created draft', 'submit', 'return', 'saved draft', 'submit', 'approve', 'sign'],
    )
    // The next one may begin.
    assert.ok((await create({ id: 'r2' })).ok)
  })

  test('nothing is signed while a figure is pending: each is named', async () => {
    const waiting: Block = {
      kind: 'paragraph',
      id: 'w',
      content: [link('f8', 'trained', { period: { key: '2024-02' } }), link('f9', 'no.such')],
    }
    await create({ blocks: [...blocks, waiting] })
    await move(1, 'submit', 'writer')
    await move(2, 'approve', 'head-civil')
    const done = await move(3, 'sign', 'leader')
    assert.ok(!done.ok)
    assert.deepEqual(
      done.failures.map(({ code, subject }) => `${code} ${subject}`),
      ['pending-figures f8', 'pending-figures f9'],
    )
  })

  test('an indicator removed while linked leaves a stale link, and nothing breaks', async () => {
    const packs = new PackStore(here.store)
    const own = {
      key: 'own.places',
      title: '点位',
      unit: '处',
      definition: { counts: '', source: '', method: '' },
      kind: 'ledger',
      of: 'hazard',
      measure: { kind: 'count' },
      when: 'during',
    } as const
    assert.ok((await packs.define(here.tenant, 'civil', own, as('writer'))).ok)
    const paragraph: Block = { kind: 'paragraph', id: 'p', content: [link('f1', 'own.places')] }
    await create({ blocks: [paragraph] })
    const kept = await packs.remove(here.tenant, 'own.places', '不用', as('writer'))
    assert.ok(!kept.ok && kept.refusals[0]?.message.includes('材料《2024年工作总结》'))
    await behindOurBack(
      `delete from origin where tenant_id = '${here.tenant}'`,
      `delete from indicator where tenant_id = '${here.tenant}' and key = 'own.places'`,
      `update head set setup_version = setup_version + 1 where tenant_id = '${here.tenant}'`,
    )
    const live = await read(async (transaction, setup) => {
      const report = await readReport(transaction, here.tenant, 'r1')
      assert.ok(report)
      return readLive(transaction, here.tenant, setup, report, { at, today })
    })
    assert.deepEqual(
      live.links.map(({ state, missing }) => `${state} ${missing}`),
      ['stale unknown-indicator'],
    )
  })

  test('the database refuses what the domain refuses', async () => {
    await create()
    const row = (changes: Record<string, string>) => {
      const all = {
        tenant_id: `'${here.tenant}'`,
        report_id: `'r1'`,
        ordinal: '1',
        org_id: `'civil'`,
        move: `'submit'`,
        from_state: `'draft'`,
        to_state: `'review'`,
        ordinal_before: 'null',
        by_person: `'writer'`,
        writers: `'{writer}'`,
        reason: `''`,
        version: '2',
        at: `'${at}'`,
        ...changes,
      }
      return `insert into report_move (${Object.keys(all).join(', ')}) values (${Object.values(all).join(', ')})`
    }
    const second = { ordinal: '2', ordinal_before: '1', from_state: `'review'` }
    const scope = `set local role taizhang_app; set local taizhang.tenant = '${here.tenant}'; set local taizhang.orgs = '*'`
    const run = (...statements: readonly string[]) =>
      here.database
        .transaction(scope, async (transaction) => {
          for (const statement of statements) await transaction.query(statement)
          throw new Error('went in')
        })
        .catch((error: { readonly code?: string; readonly message: string }) => error.code ?? error.message)
    assert.equal(await run(row({})), 'went in')
    assert.equal(
      await run(row({}), row({ ...second, move: `'approve'`, to_state: `'leader'`, by_person: `'chief'` })),
      'went in',
    )
    const bad: readonly (readonly [string, readonly string[], string])[] = [
      ['a signature on a draft', [row({ move: `'sign'`, to_state: `'signed'` })], '23514'],
      [
        'a draft that is signed at once',
        [row({ ...second, move: `'sign'`, to_state: `'signed'`, from_state: `'leader'` })],
        '23503',
      ],
      ['a review by who wrote it', [row({}), row({ ...second, move: `'approve'`, to_state: `'leader'` })], '23514'],
      ['a return without a reason', [row({}), row({ ...second, move: `'return'`, to_state: `'draft'` })], '23514'],
      [
        'a move that skips one',
        [row({ ...second, ordinal: '3', ordinal_before: '2', move: `'withdraw'`, to_state: `'draft'` })],
        '23503',
      ],
      [
        'a second draft of the period',
        [
          `insert into report select tenant_id, 'r2', org_id, kind, period, title, blocks, made_from, state, version, created_by, created_at, saved_by, saved_at, writers, moves, printed from report where tenant_id = '${here.tenant}'`,
        ],
        '23505',
      ],
      ['a report without a title', [`update report set title = ' ' where tenant_id = '${here.tenant}'`], '23514'],
      [
        'a report saved by nobody',
        [`update report set saved_by = 'ghost', writers = '{writer,ghost}' where tenant_id = '${here.tenant}'`],
        '23503',
      ],
      [
        'a signature under another hash',
        [
          `insert into signed_report values ('${here.tenant}', 'r1', 'civil', '${hash}', 'leader', '${at}', '{"hash": "x", "by": "leader"}')`,
        ],
        '23514',
      ],
      ['a move taken back', ['delete from report_move'], '42501'],
      ['a signature taken back', ['delete from signed_report'], '42501'],
      ['a report taken away', ['delete from report'], '42501'],
    ]
    for (const [what, statements, state] of bad) assert.equal(await run(...statements), state, what)
    assert.equal(
      await here.database.transaction(`${scope}; set local taizhang.orgs = 'town'`, async (transaction) =>
        JSON.stringify(await transaction.query('select id from report')),
      ),
      '[]',
    )
  })

  test('what is signed cannot be changed, and a change behind our back is found', async () => {
    await create()
    await move(1, 'submit', 'writer')
    await move(2, 'approve', 'head-civil')
    assert.ok((await move(3, 'sign', 'leader')).ok)
    const changed = await here.database.transaction(
      `set local role taizhang_app; set local taizhang.tenant = '${here.tenant}'; set local taizhang.orgs = '*'`,
      (transaction) => transaction.query(`update report set title = '改了' where id = 'r1' returning id`),
    )
    assert.deepEqual(changed, [])
    await behindOurBack(
      `update signed_report set body = replace(body::text, '3处', '9处')::json where tenant_id = '${here.tenant}'`,
    )
    const verified = await verifyTenant(here.store, here.tenant)
    assert.deepEqual(
      verified.filter(({ wrong }) => wrong > 0).map(({ what }) => what),
      ['signatures'],
    )
  })

  test('a backup carries reports, their way and their signatures', async () => {
    await create()
    await move(1, 'submit', 'writer')
    await move(2, 'approve', 'head-civil')
    await move(3, 'sign', 'leader')
    await create({ id: 'r2', kind: 'monthly', period: '2024-02' })
    await sound()
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-report-'))
    const empty = await here.databases.open()
    try {
      const path = join(folder, 'copy.tar.gz')
      // Only this test's tenants are sound: the others were bent on purpose.
      const { rows } = await backup(here.database, evidenceInMemory(), path, at)
      assert.ok((rows['report'] ?? 0) >= 2 && (rows['signed_report'] ?? 0) >= 1)
      const restored = await restore(empty, evidenceInMemory(), path)
      assert.deepEqual(
        restored.verified[here.tenant]?.flatMap(({ mistakes }) => mistakes),
        [],
      )
    } finally {
      await empty.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
