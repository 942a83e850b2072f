import { deflateSync } from 'node:zlib'
import {
  addDays,
  type Grant,
  type Org,
  type Person,
  type Role,
  type Step,
  type StepContext,
  type TaskStep,
} from '@taizhang/ledger'
import { packs } from '@taizhang/packs'
import { hashPassword, type Installation } from '@taizhang/server'
import { AccountStore, PackStore, ReportStore } from '@taizhang/store'

/** Whoever signs in during the journeys, by what he or she does. */
export const people = {
  recorder: 'civil-recorder',
  head: 'civil-head',
  drafter: 'civil-drafter',
  leader: 'civil-leader',
  chaser: 'chaser',
  system: 'system',
  security: 'security',
  audit: 'audit',
} as const

export const password = 'Lincheng-4f21c0ab'
export const civil = 'civil'
const tenant = 'demo'

const orgs: readonly Org[] = [
  { id: 'county', parent: null, name: '临澄县人民政府', kind: 'county', order: 1 },
  { id: civil, parent: 'county', name: '县民政局', kind: 'bureau', order: 2 },
  { id: 'civil-1', parent: civil, name: '社会救助股', kind: 'section', order: 1 },
  { id: 'weidu', parent: 'county', name: '苇渡镇', kind: 'township', order: 3 },
]

const posts: readonly (readonly [
  id: string,
  name: string,
  org: string,
  post: string,
  role: Role,
  reach: Grant['reach'],
])[] = [
  [people.recorder, '陆知微', civil, '科员', 'recorder', 'below'],
  [people.head, '姚明远', civil, '股长', 'section-head', 'below'],
  [people.drafter, '汤清和', civil, '文书', 'drafter', 'below'],
  [people.leader, '费怀瑾', civil, '局长', 'leader', 'below'],
  [people.chaser, '汤望舒', 'county', '督查室主任', 'supervisor', 'below'],
  [people.system, '施景行', 'county', '系统管理员', 'system-admin', 'below'],
  [people.security, '费若谷', 'county', '安全管理员', 'security-admin', 'below'],
  [people.audit, '嵇长庚', 'county', '审计管理员', 'audit-admin', 'below'],
]

/** A bureau in the middle of its year. */
export async function fillOffice({ store, evidence }: Installation, today: string): Promise<void> {
  const from = `${Number(today.slice(0, 4)) - 1}-01-01`
  const at = `${from}T00:00:00.000Z`
  await store.createTenant(tenant, '临澄县', at)
  const persons: Person[] = posts.map(([id, name, org, post]) => ({ id, name, org, post }))
  const grants: Grant[] = posts.map(([person, , org, , role, reach]) => ({ person, role, org, reach, from, to: null }))
  await store.setUp(tenant, { orgs, people: persons, grants, ledgers: [], indicators: [] }, { by: 'demo', at })
  for (const pack of ['office', 'civil-affairs'])
    must(await new PackStore(store).enable(tenant, pack, civil, packs, { by: people.system, at }))
  const accounts = new AccountStore(store.database)
  const passwordHash = await hashPassword(password)
  for (const [person] of posts)
    await accounts.create(tenant, { person, signInName: person, passwordHash, mustChange: false }, at)
  const photo = await evidence.put('整改后.png', [pictureOf(3)])
  if (!photo.ok) throw new Error(photo.error.message)
  await store.addEvidence(tenant, photo.file, { by: people.recorder, at })
  const year = today.slice(0, 4)
  const day = (n: number) => addDays(`${year}-01-05`, n * 7)
  const context = (by: string, on: string): StepContext => ({ by, at: `${on}T02:00:00.000Z`, today: on })
  const steps: { of: 'ledger'; step: Step; context: StepContext }[] = []
  for (let n = 0; n < 40; n++) {
    const id = `hazard-${n}`
    const values = {
      found: day(n),
      place: `${['敬老院', '殡仪馆', '福利院', '救助站'][n % 4]}${Math.floor(n / 4) + 1}号楼`,
      placeKind: ['办公场所', '下属单位', '在建工地', '其他'][n % 4] ?? '',
      category: ['消防设施', '电气线路', '燃气'][n % 3] ?? '',
      level: n % 9 === 0 ? '较大' : '一般',
      channel: '日常检查',
      finding: '通道堆放杂物，应急灯不亮。',
    }
    steps.push({
      of: 'ledger',
      step: { step: 'create-entry', id, ledger: 'hazard', org: civil, values },
      context: context(people.recorder, day(n)),
    })
    const move = (version: number, move: string, by: string, values: object, evidence: readonly string[] = []) =>
      steps.push({
        of: 'ledger',
        step: { step: 'move-entry', id, version, move, values: values as never, evidence, reason: '' },
        context: context(by, addDays(day(n), version)),
      })
    if (n < 36) move(1, 'assign', people.head, { owner: people.recorder, due: addDays(day(n), 20) })
    if (n < 32) move(2, 'submit', people.recorder, { measure: '已清理通道，更换应急灯。' }, [photo.file.hash])
    if (n < 28) move(3, 'close', people.head, {}, [photo.file.hash])
  }
  const task: TaskStep = {
    step: 'create-task',
    task: {
      id: 'task-hazard',
      parent: null,
      title: '全年排查安全隐患不少于60处',
      source: '《2025年工作总结和2026年工作计划》',
      org: civil,
      owner: people.recorder,
      helpers: [],
      startsOn: `${year}-01-01`,
      dueOn: `${year}-12-31`,
      weight: 1,
      milestones: [],
      target: { indicator: 'hazard.found', value: '60', op: '>=', curve: [] },
    },
  }
  const done = await store.applyAll(
    tenant,
    [...steps, { of: 'task' as const, step: task, context: context(people.leader, day(0)) }],
    'good',
  )
  for (const one of done) if (!one.ok) throw new Error(JSON.stringify(one.error))
  const number = (
    id: string,
    indicator: string,
    unit: string,
    decimals = 0,
    period: 'own' | 'year-before' = 'own',
  ) => ({
    kind: 'figure' as const,
    id,
    of: { kind: 'indicator' as const, indicator, period, org: null, slice: null },
    show: { as: 'value' as const, divide: '1', decimals, unit },
  })
  const text = (words: string) => ({ kind: 'text' as const, text: words })
  await new ReportStore(store).create(
    tenant,
    {
      id: 'annual',
      kind: 'annual',
      org: civil,
      period: year,
      title: `县民政局${year}年工作总结和${Number(year) + 1}年工作计划`,
      blocks: [
        { kind: 'heading', id: 'b1', level: 1, content: [text('工作开展情况')] },
        { kind: 'heading', id: 'b2', level: 2, content: [text('安全生产')] },
        {
          kind: 'paragraph',
          id: 'b3',
          content: [
            text('全年排查安全隐患'),
            number('f1', 'hazard.found', '处'),
            text('，已整改'),
            number('f2', 'hazard.rectified', '处'),
            text('，复核销号'),
            number('f3', 'hazard.closed', '处'),
            text('。其中重大隐患'),
            number('f4', 'hazard.major', '处'),
            text('。'),
          ],
        },
        {
          kind: 'rows',
          id: 'b9',
          over: { indicator: 'hazard.found', field: 'placeKind' },
          head: ['场所类别', '排查隐患'],
          cells: [
            [text('{each}')],
            [
              {
                ...number('f9', 'hazard.found', ''),
                of: { kind: 'indicator', indicator: 'hazard.found', period: 'own', org: null, slice: 'each' },
              },
            ],
          ],
        },
        { kind: 'heading', id: 'b4', level: 2, content: [text('学习教育')] },
        {
          kind: 'paragraph',
          id: 'b5',
          content: [
            text('学习平台参与率'),
            number('f5', 'study.platform-rate', '%', 1),
            text('，全县总人口'),
            number('f6', 'population.total', '人'),
            text('，全年手写隐患41处，其中一般30处、较大20处。'),
          ],
        },
        { kind: 'heading', id: 'b6', level: 1, content: [text('上年承诺完成情况')] },
        { kind: 'fulfilment', id: 'b7' },
        { kind: 'heading', id: 'b8', level: 1, content: [text('明年工作计划')] },
        { kind: 'paragraph', id: 'b10', content: [text(`${Number(year) + 1}年6月底前排查安全隐患不少于50处。`)] },
      ] as never,
      from: { from: 'empty' },
    } as never,
    { by: people.drafter, at: `${today}T00:30:00.000Z`, today },
  )
}

function must<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusals: readonly { message: string }[] },
): T {
  if (result.ok) return result.value
  throw new Error(result.refusals.map(({ message }) => message).join(''))
}

/** A small PNG of one colour; another number gives another picture. */
export function pictureOf(number: number): Uint8Array {
  const side = 48
  const rows = Buffer.alloc(side * (side * 3 + 1))
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      rows.writeUIntBE((0x335577 + number * 0x1f2d + x * y) % 0xffffff, y * (side * 3 + 1) + 1 + x * 3, 3)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

function crc32(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1))
  }
  return ~sum >>> 0
}
