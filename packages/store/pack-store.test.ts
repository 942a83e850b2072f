import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { AuditRule, Field, Indicator, Ledger } from '@taizhang/ledger'
import type { Addition, Pack } from '@taizhang/packs'
import { readAudit } from './audit-reading.ts'
import { PackStore } from './pack-store.ts'
import { originKey } from './setup.ts'
import { inCounties } from './testing/counties.ts'
import { verifyTenant } from './verify.ts'

const at = '2024-03-05T02:00:00.000Z'
const today = '2024-03-05'
const by = { by: 'leader', at }
const card = { counts: '巡查过的桥', source: '桥梁台账', method: '计数' }

const bridges: Ledger = {
  key: 'bridge',
  title: '桥梁台账',
  kind: 'event',
  dateField: 'seen',
  fields: {
    seen: { label: '巡查日期', kind: 'date', required: true },
    kind: { label: '类别', kind: 'choice', of: ['公路桥', '人行桥'] },
  },
  flow: {
    starts: 'seen',
    states: { seen: '已巡查', mended: '已修复' },
    moves: { mend: { label: '修复', from: ['seen'], to: 'mended' } },
  },
}
const counted = (key: string, more: Partial<Indicator> = {}): Indicator =>
  ({
    key,
    title: key,
    unit: '座',
    definition: card,
    kind: 'ledger',
    of: 'bridge',
    measure: { kind: 'count' },
    when: 'during',
    dimensions: ['kind'],
    ...more,
  }) as Indicator

const derived = (key: string, formula: string): Indicator => ({
  key,
  title: key,
  unit: '座',
  definition: card,
  kind: 'formula',
  formula,
})

/** A pack on roads, at two versions: the second has a field more and an indicator less. */
const roads = (version: 1 | 2): Pack => ({
  id: 'roads',
  title: '公路',
  version,
  summary: '桥梁巡查',
  builtOn: ['ground'],
  ledgers: [
    version === 1
      ? bridges
      : { ...bridges, fields: { ...bridges.fields, span: { label: '跨径', kind: 'integer', unit: '米' } } },
  ],
  indicators: [
    counted('bridge.seen'),
    ...(version === 1 ? [counted('bridge.mended', { when: { reached: 'mended' } }), counted('bridge.rest')] : []),
  ],
  duties: [],
  auditRules: [],
  tieRoles: [],
  taskTemplates: [],
  outlines: [],
  examples: [],
})
const ground: Pack = { ...roads(1), id: 'ground', title: '基础', builtOn: [], ledgers: [], indicators: [] }
const registry = (version: 1 | 2) => [ground, roads(version)]

const addition: Addition = {
  pack: 'roads',
  ledgers: [
    {
      ledger: 'bridge',
      fields: { ownRoad: { label: '所在路线', kind: 'text', max: 20 } },
      states: { 'own-closed': '已封闭' },
      moves: { 'own-close': { label: '封闭', from: ['seen'], to: 'own-closed' } },
    },
  ],
  indicators: [counted('own.closed', { when: { reached: 'own-closed' } })],
}

inCounties('packs', { at }, (here) => {
  let packs: PackStore
  before(() => {
    packs = new PackStore(here.store)
  })
  const enable = (version: 1 | 2 = 1, org = 'civil') => packs.enable(here.tenant, 'roads', org, registry(version), by)
  const enter = async (id: string) => {
    const step = { step: 'create-entry', id, ledger: 'bridge', org: 'civil', values: { seen: today } } as const
    const done = await here.store.apply(here.tenant, step, { by: 'recorder-civil', at, today })
    assert.ok(done.ok, JSON.stringify(done))
  }
  const rule: AuditRule = {
    key: 'bridge-some',
    title: '桥梁要巡查',
    left: 'bridge.seen',
    operator: '>',
    right: '0',
    severity: 'soft',
    message: '本期没有巡查。',
    missing: 'zero',
  }
  const codes = (result: Awaited<ReturnType<typeof enable>>) =>
    result.ok ? [] : result.refusals.map(({ code, place }) => `${code} ${place}`)

  test('an audit rule asks something of the offices that use its pack, until they leave it', async () => {
    const ruled = { ...roads(1), auditRules: [rule] }
    assert.ok((await packs.enable(here.tenant, 'roads', 'civil', [ground, ruled], by)).ok)
    const asked = async (org: string) =>
      (await readAudit(here.store, here.tenant, org, '2024-03')).outcomes.filter(({ rule: key }) => key === rule.key)
        .length
    assert.deepEqual([await asked('civil'), await asked('county'), await asked('town')], [1, 1, 0])
    assert.ok((await packs.leave(here.tenant, 'roads', 'civil', by)).ok)
    assert.equal(await asked('civil'), 0)
    // One that the pack no longer has stays where somebody passed it with a reason, and asks nothing.
    assert.ok((await packs.enable(here.tenant, 'roads', 'civil', [ground, ruled], by)).ok)
    const about = { rule: rule.key, of: '', org: 'civil', period: '2024-03', reason: '雨季封路' }
    const context = { by: 'head-civil', at, today }
    const passed = await here.store.applyTask(here.tenant, { step: 'pass-audit', ...about }, context)
    assert.ok(passed.ok, JSON.stringify(passed))
    assert.ok((await packs.enable(here.tenant, 'roads', 'civil', registry(1), by)).ok)
    assert.ok((await here.store.setup(here.tenant)).auditRules.has(rule.key))
    assert.equal(await asked('civil'), 0)
  })

  test('a pack comes with those that it builds on, says where its definitions are from, and counts at once', async () => {
    const done = await enable()
    assert.ok(done.ok, JSON.stringify(done))
    assert.deepEqual(done.value, {
      pack: 'roads',
      version: 1,
      was: null,
      enabled: ['ground', 'roads'],
      added: ['bridge', 'bridge.seen', 'bridge.mended', 'bridge.rest'],
      changed: [],
      removed: [],
      retired: [],
    })
    const setup = await here.store.setup(here.tenant)
    assert.deepEqual(setup.packs.get('roads'), { id: 'roads', version: 1, since: at, orgs: ['civil'] })
    assert.equal(setup.origins.get(originKey('ledger', 'bridge'))?.pack, 'roads')
    await enter('b1')
    const [value] = await here.store.indicators(here.tenant, [
      { indicator: 'bridge.seen', org: 'county', period: '2024' },
    ])
    assert.equal(value?.value.value, '1')
    const verified = await verifyTenant(here.store, here.tenant)
    assert.deepEqual(
      verified.flatMap(({ mistakes }) => mistakes),
      [],
    )
  })

  test('a newer version keeps what an office added, and what is still referred to stays, marked', async () => {
    await enable()
    await enter('b1')
    const added = await packs.add(here.tenant, 'civil', addition, by)
    assert.ok(added.ok, JSON.stringify(added))
    assert.deepEqual([added.value.added, added.value.changed], [['own.closed'], ['bridge']])
    const target = { indicator: 'bridge.mended', org: 'civil', period: '2024', value: '3', op: '>=' } as const
    const set = { step: 'set-target', target: { ...target, issuer: '县政府', issuedOn: today } } as const
    assert.ok((await here.store.applyTask(here.tenant, set, { by: 'leader', at, today })).ok)
    const done = await enable(2, 'town')
    assert.ok(done.ok, JSON.stringify(done))
    assert.deepEqual(done.value.retired, [{ key: 'bridge.mended', referredToBy: ['2024的目标'] }])
    assert.deepEqual([done.value.was, done.value.removed, done.value.changed], [1, ['bridge.rest'], ['bridge']])
    const setup = await here.store.setup(here.tenant)
    assert.deepEqual(Object.keys(setup.ledgers.get('bridge')?.fields ?? {}), ['seen', 'kind', 'span', 'ownRoad'])
    assert.deepEqual(setup.packs.get('roads')?.orgs, ['civil', 'town'])
    assert.equal(setup.origins.get(originKey('indicator', 'bridge.mended'))?.retired, true)
    assert.equal(setup.indicators.has('bridge.rest'), false)
    const own = setup.origins.get(originKey('indicator', 'own.closed'))
    assert.deepEqual([own?.pack, own?.org], ['roads', 'civil'])
    const verified = await verifyTenant(here.store, here.tenant)
    assert.deepEqual(
      verified.flatMap(({ mistakes }) => mistakes),
      [],
    )
  })

  test('what does not fit is refused by name and place, and nothing changes', async () => {
    const { version } = await here.store.setup(here.tenant)
    assert.deepEqual(codes(await packs.enable(here.tenant, 'none', 'civil', registry(1), by)), ['unknown-pack none'])
    assert.deepEqual(codes(await enable(1, 'nowhere')), ['unknown-org org'])
    const twisted: Pack = {
      ...roads(1),
      indicators: [derived('bridge.seen', 'bridge.other'), derived('bridge.other', 'bridge.seen')],
    }
    const result = await packs.enable(here.tenant, 'roads', 'civil', [ground, twisted], by)
    assert.ok(!result.ok && result.refusals.every(({ code }) => code === 'pack-broken'))
    assert.match(result.refusals.map(({ message }) => message).join(), /绕成了圈/)
    const same: Pack = { ...roads(1), ledgers: [{ ...bridges, key: 'visit' }], indicators: [] }
    assert.deepEqual(codes(await packs.enable(here.tenant, 'roads', 'civil', [ground, same], by)), [
      'duplicate-key visit',
    ])
    assert.equal((await here.store.setup(here.tenant)).version, version)
  })

  test('an addition is told its mistakes, and keeps the states that entries are in', async () => {
    assert.deepEqual(codes(await packs.add(here.tenant, 'civil', addition, by)), ['unknown-pack roads'])
    await enable()
    const wrong = { ...addition, indicators: [counted('closed')] }
    assert.deepEqual(codes(await packs.add(here.tenant, 'civil', wrong, by)), ['pack-broken roads.closed'])
    assert.ok((await packs.add(here.tenant, 'civil', addition, by)).ok)
    // A name that one office took is not another's.
    assert.deepEqual(codes(await packs.add(here.tenant, 'town', { ...addition, ledgers: [] }, by)), [
      'pack-broken roads.own.closed',
    ])
    await enter('b1')
    const move = { step: 'move-entry', id: 'b1', version: 1, move: 'own-close', evidence: [], reason: '' } as const
    const moved = await here.store.apply(
      here.tenant,
      { ...move, values: { ownRoad: '县道3' } },
      { by: 'head-civil', at, today },
    )
    assert.ok(moved.ok, JSON.stringify(moved))
    assert.deepEqual(codes(await packs.add(here.tenant, 'civil', { ...addition, ledgers: [], indicators: [] }, by)), [
      'still-referred-to bridge.states.own-closed',
      'still-referred-to bridge.fields.ownRoad',
    ])
    assert.equal((await packs.additions(here.tenant, 'roads')).length, 1)
  })

  test('values of choices and indicators of an addition stay while they are used, and go when they are not', async () => {
    await enable()
    const more: Addition = {
      pack: 'roads',
      ledgers: [{ ledger: 'bridge', choices: { kind: ['漫水桥', '吊桥'] } }],
      indicators: [counted('own.all'), counted('own.more')],
    }
    assert.ok((await packs.add(here.tenant, 'civil', more, by)).ok)
    const values = { seen: today, kind: '漫水桥' }
    const create = { step: 'create-entry', ledger: 'bridge', id: 'b1', org: 'civil', values, evidence: [] } as const
    const entered = await here.store.apply(here.tenant, create, { by: 'recorder-civil', at, today })
    assert.ok(entered.ok, JSON.stringify(entered))
    const target = { indicator: 'own.all', org: 'civil', period: '2024', value: '3', op: '>=' } as const
    const set = { step: 'set-target', target: { ...target, issuer: '县政府', issuedOn: today } } as const
    assert.ok((await here.store.applyTask(here.tenant, set, { by: 'leader', at, today })).ok)
    const refused = await packs.add(here.tenant, 'civil', { ...more, ledgers: [], indicators: [] }, by)
    assert.deepEqual(!refused.ok && refused.refusals.map(({ place, message }) => `${place} ${message}`), [
      'bridge.choices.kind 有1条记录选了“漫水桥”，不能去掉。',
      'own.all 2024的目标还在用“own.all”，请先改掉再删。',
    ])
    const less = { ...more, ledgers: [{ ledger: 'bridge', choices: { kind: ['漫水桥'] } }] }
    const done = await packs.add(here.tenant, 'civil', { ...less, indicators: [counted('own.all')] }, by)
    assert.ok(done.ok, JSON.stringify(done))
    assert.deepEqual([done.value.changed, done.value.removed], [['bridge'], ['own.more']])
  })

  test('an addition is changed in place as far as what was entered allows, and its history says how', async () => {
    await enable()
    const withFields = (fields: Record<string, Field>, more: Partial<Addition> = {}): Addition => ({
      pack: 'roads',
      ledgers: [{ ledger: 'bridge', fields }],
      indicators: [],
      ...more,
    })
    const length: Field = { label: '长度', kind: 'decimal', unit: '米', decimals: 2 }
    const road: Field = { label: '路线', kind: 'choice', of: ['县道', '乡道', '村道'] }
    const put = (addition: Addition, over?: string | null) =>
      packs.add(here.tenant, 'civil', addition, { by: 'leader', at: `2024-03-06T00:00:0${++puts}.000Z` }, over)
    let puts = 0
    assert.ok((await put(withFields({ ownLength: length, ownRoad: road }), null)).ok)
    const values = { seen: today, ownLength: '12.5', ownRoad: '乡道' }
    const create = { step: 'create-entry', ledger: 'bridge', id: 'b1', org: 'civil', values, evidence: [] } as const
    const entered = await here.store.apply(here.tenant, create, { by: 'recorder-civil', at, today })
    assert.ok(entered.ok, JSON.stringify(entered))
    const refused = async (fields: Record<string, Field>) => {
      const result = await put(withFields(fields))
      return result.ok ? [] : result.refusals.map(({ place, message }) => `${place} ${message}`)
    }
    assert.deepEqual(await refused({ ownLength: { label: '长度', kind: 'text', max: 20 }, ownRoad: road }), [
      'bridge.fields.ownLength.kind 有1条记录已按原来的填法填了“长度”，不能改；请另加一个字段。',
    ])
    assert.deepEqual(await refused({ ownLength: { ...length, unit: '公里' }, ownRoad: road }), [
      'bridge.fields.ownLength.unit 有1条记录已按“米”填写，不能换单位；请另加一个字段。',
    ])
    assert.deepEqual(
      await refused({ ownLength: { ...length, decimals: 0 }, ownRoad: { ...road, of: ['县道', '村道'] } }),
      [
        'bridge.fields.ownLength 有1条记录填的是“12.50”，改后填不下，不能这样改。',
        'bridge.choices.ownRoad 有1条记录选了“乡道”，不能去掉。',
      ],
    )
    // What nobody has chosen goes, what is only told to people changes, digits that are there may be more.
    const changed = { ownLength: { ...length, label: '全长', decimals: 3 }, ownRoad: { ...road, of: ['乡道', '国道'] } }
    const done = await put(withFields(changed), '2024-03-06T00:00:01.000Z')
    assert.ok(done.ok, JSON.stringify(done))
    assert.deepEqual((await here.store.setup(here.tenant)).ledgers.get('bridge')?.fields['ownLength'], {
      ...length,
      label: '全长',
      decimals: 3,
    })
    // Made from what another put has replaced meanwhile; the same sent again is no other, and happens once.
    const first = '2024-03-06T00:00:01.000Z'
    const old = withFields({ ownLength: length, ownRoad: road })
    assert.deepEqual(codes(await put(old, first)), ['stale-version over'])
    assert.ok((await put(withFields(changed), first)).ok)
    const history = await packs.additionHistory(here.tenant, 'roads', 10)
    assert.deepEqual(
      history.map(({ by, addition }) => [by, addition.ledgers[0]?.fields?.['ownLength']?.label]),
      [
        ['leader', '全长'],
        ['leader', '长度'],
      ],
    )
  })

  test('an indicator of one’s own keeps its unit and its source while figures stand under it', async () => {
    const reported = { kind: 'reported', every: 'month', title: '投工', unit: '个', definition: card } as const
    const define = (more: Partial<Indicator>) =>
      packs.define(here.tenant, 'civil', { key: 'own.work', ...reported, ...more } as Indicator, by)
    const places = async (more: Partial<Indicator>) => {
      const result = await define(more)
      return result.ok ? [] : result.refusals.map(({ place, message }) => `${place} ${message}`)
    }
    assert.ok((await define({})).ok)
    assert.ok((await define({ unit: '天' })).ok)
    const target = { indicator: 'own.work', org: 'civil', period: '2024', value: '3', op: '>=' } as const
    const set = { step: 'set-target', target: { ...target, issuer: '县政府', issuedOn: today } } as const
    assert.ok((await here.store.applyTask(here.tenant, set, { by: 'leader', at, today })).ok)
    assert.deepEqual(await places({ unit: '个' }), ['own.work.unit “投工”已有2024的目标，不能换单位；请另加一个指标。'])
    assert.ok((await define({ unit: '天', every: 'quarter' })).ok)
    const report = { indicator: 'own.work', org: 'civil', period: '2024-Q1', value: '5', note: '' } as const
    const step = { step: 'report-value', ...report } as const
    const told = await here.store.apply(here.tenant, step, { by: 'recorder-civil', at, today })
    assert.ok(told.ok, JSON.stringify(told))
    assert.deepEqual(await places({ unit: '天' }), [
      'own.work.every “投工”已有2024-Q1的填报数，不能改来源；请另加一个指标。',
    ])
    assert.ok((await define({ unit: '天', every: 'quarter', title: '投工天数' })).ok)
  })

  test('an office leaves a pack: its ledgers and entries stay', async () => {
    await enable()
    await enter('b1')
    assert.ok((await packs.leave(here.tenant, 'roads', 'civil', by)).ok)
    const setup = await here.store.setup(here.tenant)
    assert.deepEqual(setup.packs.get('roads')?.orgs, [])
    assert.ok(setup.ledgers.has('bridge'))
    const again = await packs.leave(here.tenant, 'roads', 'civil', by)
    assert.ok(!again.ok)
  })

  test('an indicator of one’s own is defined, changed and removed, unless something refers to it', async () => {
    const own = counted('own.visits', { of: 'visit', dimensions: [] })
    const define = (indicator: Indicator, org = 'civil') => packs.define(here.tenant, org, indicator, by)
    const codesOf = (result: Awaited<ReturnType<typeof define>>) =>
      result.ok ? [] : result.refusals.map(({ code, place }) => `${code} ${place}`)
    assert.ok((await define(own)).ok)
    assert.ok((await define({ ...own, title: '走访数' })).ok)
    assert.deepEqual(codesOf(await define(own, 'town')), ['duplicate-key key'])
    assert.deepEqual(codesOf(await define({ ...own, key: 'visits' })), ['wrong-value key'])
    assert.deepEqual(codesOf(await define(counted('own.x', { of: 'none' }))), ['wrong-value own.x'])
    const rate = derived('own.rate', 'own.visits / 2')
    assert.ok((await define(rate)).ok)
    const kept = await packs.remove(here.tenant, 'own.visits', '不用了', by)
    assert.ok(!kept.ok && kept.refusals[0]?.code === 'still-referred-to')
    assert.ok((await packs.remove(here.tenant, 'own.rate', '不用了', by)).ok)
    assert.ok((await packs.remove(here.tenant, 'own.visits', '不用了', by)).ok)
    assert.equal((await here.store.setup(here.tenant)).indicators.has('own.visits'), false)
    const verified = await verifyTenant(here.store, here.tenant)
    assert.deepEqual(
      verified.flatMap(({ mistakes }) => mistakes),
      [],
    )
  })
})
