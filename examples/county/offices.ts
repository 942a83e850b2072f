import type { Grant, Org, Person, Role } from '@taizhang/ledger'
import { bureau as civil, sections } from './civil-affairs/office.ts'
import type { Dice } from './dice.ts'

/** 临澄县 exists nowhere, nor do its offices, places and people. */
const bureaus = [
  ['emergency', '县应急管理局', '安全检查股'],
  [civil, '临澄县民政局', ...sections],
  ['water', '县水利局', '河湖管理股'],
] as const
const townships = [
  ['weidu', '苇渡镇', ['苇渡村', '柳圩村', '塔前村', '新塘村']],
  ['shitang', '石塘镇', ['石塘村', '梅垄村', '青坪村', '大樟村']],
] as const
/** Townships in which nobody records anything. */
const furtherTownships = [
  ['meiling', '梅岭乡'],
  ['liuhu', '柳湖镇'],
  ['qingfeng', '青枫乡'],
] as const

export const orgs: readonly Org[] = [
  { id: 'county', parent: null, name: '临澄县人民政府', kind: 'county', order: 1 },
  { id: 'office', parent: 'county', name: '县政府办公室', kind: 'section', order: 1 },
  ...bureaus.flatMap(([id, name, ...under], at): readonly Org[] => [
    { id, parent: 'county', name, kind: 'bureau', order: at + 2 },
    ...under.map(
      (section, order): Org => ({
        id: `${id}-${order + 1}`,
        parent: id,
        name: section,
        kind: 'section',
        order: order + 1,
      }),
    ),
  ]),
  ...townships.flatMap(([id, name, villages], at): readonly Org[] => [
    { id, parent: 'county', name, kind: 'township', order: at + 5 },
    ...villages.map(
      (village, order): Org => ({
        id: `${id}-${order + 1}`,
        parent: id,
        name: village,
        kind: 'village',
        order: order + 1,
      }),
    ),
  ]),
  ...furtherTownships.map(([id, name], at): Org => ({ id, parent: 'county', name, kind: 'township', order: at + 7 })),
]

/** Offices in which entries are made; the civil-affairs bureau's year is told by itself. */
export const workingOrgs = {
  bureaus: bureaus.map(([id]) => id).filter((id) => id !== civil),
  townships: townships.map(([id]) => id),
}
export const villagesOf = (town: string): readonly Org[] => orgs.filter(({ parent }) => parent === town)

const surnames = '沈陆姚汤费钮顾施嵇蒋宗喻'
const given = [
  '知微',
  '明远',
  '清和',
  '怀瑾',
  '予安',
  '景行',
  '思齐',
  '若谷',
  '乐山',
  '望舒',
  '长庚',
  '静姝',
  '子衿',
  '采薇',
  '闻溪',
  '南星',
]

/** An invented name. */
export const inventedName = (dice: Dice): string => dice.of([...surnames]) + dice.of(given)

interface Post {
  readonly id: string
  readonly name: string
  readonly org: string
  readonly post: string
  readonly roles: readonly (readonly [Role, Grant['reach']])[]
  /** The office over which the roles are held, where it is not the person's own. */
  readonly over?: string
  /** With an account of the demonstration, and what it shows. */
  readonly shows?: string
}

const posts: readonly Post[] = [
  ...civilPosts(),
  {
    id: 'system',
    name: '施景行',
    org: 'office',
    post: '系统管理员',
    roles: [['system-admin', 'below']],
    shows: '系统管理员',
  },
  {
    id: 'security',
    name: '费若谷',
    org: 'office',
    post: '安全管理员',
    roles: [['security-admin', 'below']],
    shows: '安全管理员',
  },
  {
    id: 'audit',
    name: '嵇长庚',
    org: 'office',
    post: '审计管理员',
    roles: [['audit-admin', 'below']],
    shows: '审计管理员',
  },
  {
    id: 'mayor',
    name: '沈怀瑾',
    org: 'county',
    post: '县长',
    roles: [['leader', 'below']],
    shows: '县领导：看全县，签发',
  },
  { id: 'deputy', name: '陆清和', org: 'county', post: '副县长', roles: [['leader', 'below']] },
  {
    id: 'chaser',
    name: '汤望舒',
    org: 'office',
    post: '督查室主任',
    roles: [['supervisor', 'below']],
    shows: '督查：下达任务、催办',
  },
  {
    id: 'writer',
    name: '姚采薇',
    org: 'office',
    post: '综合股长',
    roles: [
      ['drafter', 'below'],
      ['viewer', 'below'],
    ],
    shows: '拟稿：写全县材料',
  },
  { id: 'reader', name: '喻南星', org: 'office', post: '值班员', roles: [['viewer', 'below']], shows: '查看：只看' },
  ...[...bureaus.filter(([id]) => id !== civil), ...townships].flatMap(([id, name], at): readonly Post[] => {
    const dice = at * 4
    const nameOf = (n: number) =>
      surnames[(dice + n) % surnames.length] + (given[(dice * 3 + n * 5) % given.length] ?? '')
    const title = name.endsWith('镇') ? '镇长' : '局长'
    return [
      { id: `${id}-leader`, name: nameOf(1), org: id, post: title, roles: [['leader', 'below']] },
      {
        id: `${id}-head`,
        name: nameOf(2),
        org: id,
        post: '股长',
        roles: [['section-head', 'below']],
        ...(at < 2 && { shows: `${name}负责人：审核、销号` }),
      },
      {
        id: `${id}-recorder`,
        name: nameOf(3),
        org: id,
        post: '科员',
        roles: [['recorder', 'below']],
        ...(at !== 1 && { shows: `${name}录入` }),
      },
      { id: `${id}-drafter`, name: nameOf(4), org: id, post: '文书', roles: [['drafter', 'below']] },
    ]
  }),
]

/** The bureau whose year the demonstration shows. */
function civilPosts(): readonly Post[] {
  const post = (id: string, name: string, title: string, roles: readonly Role[], shows?: string): Post => ({
    id,
    name,
    org: civil,
    post: title,
    roles: roles.map((role) => [role, 'below'] as const),
    ...(shows !== undefined && { shows }),
  })
  const head = (n: number, name: string): Post => ({
    ...post(`${civil}-${n + 1}-head`, name, '股长', ['section-head']),
    org: `${civil}-${n + 1}`,
    over: civil,
  })
  return [
    post(
      'civil-drafter',
      '蒋闻溪',
      '办公室主任',
      ['drafter', 'supervisor'],
      '县民政局办公室：设置年度、起草材料、督办',
    ),
    post('civil-head', '顾思齐', '副局长', ['section-head'], '县民政局副局长：审核、销号、验收任务'),
    post('civil-leader', '钮明远', '局长', ['leader'], '县民政局局长：验收数据、签发材料'),
    post('civil-recorder', '施静姝', '社会救助股科员', ['recorder'], '县民政局录入（社会救助）'),
    post('civil-recorder-2', '宗子衿', '社会事务股科员', ['recorder'], '县民政局录入（另一个人：复核、接着办）'),
    head(0, '喻乐山'),
    head(1, '汤知微'),
    head(2, '嵇予安'),
    head(3, '沈清和'),
    head(4, '费长庚'),
  ]
}

export const people: readonly Person[] = posts.map(({ id, name, org, post }) => ({ id, name, org, post }))

/** Who has an account of the demonstration: the person's id is the sign-in name. */
export const accounts: readonly { readonly person: string; readonly name: string; readonly shows: string }[] =
  posts.flatMap(({ id, name, shows }) => (shows === undefined ? [] : [{ person: id, name, shows }]))

export const grantsFrom = (from: string): readonly Grant[] =>
  posts.flatMap(({ id, org, over, roles }) =>
    roles.map(([role, reach]) => ({
      person: id,
      role,
      // Those of the government's office look over the county.
      org: org === 'office' ? 'county' : (over ?? org),
      reach,
      from,
      to: null,
    })),
  )
