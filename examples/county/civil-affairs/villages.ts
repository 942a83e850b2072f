import { addDays } from '@taizhang/ledger'
import { personName, villageName } from './names.ts'
import { staff, townships } from './office.ts'
import { digits, type Moved, part, pick, type Register, spread } from './register.ts'

const many = 46
const communities = 8

/** Villages and communities. @returns their ids. */
export function villageRoster(register: Register): readonly string[] {
  return register.bringIn('village', many, (n) => {
    const isCommunity = n >= many - communities
    return {
      code: `990199${digits(101 + (n % 5), 3)}${digits(n + 1, 3)}`,
      name: villageName(n, isCommunity),
      kind: isCommunity ? '社区' : '村',
      township: pick(townships, n),
      head: personName(n + 250),
      households: 310 + (n % 13) * 24,
      persons: 1_080 + (n % 17) * 70,
      pact: `${register.year - 1}-0${1 + (n % 9)}-20`,
      since: '2002-01-01',
    }
  })
}

/** Self-government of villages, social work, social organisations and place names. */
export function villageAffairs(register: Register, villages: readonly string[]): void {
  meetings(register, villages)
  deliberations(register, villages)
  lists(register, villages)
  honours(register, villages)
  socialWork(register, villages)
  organisations(register)
  placeNames(register, villages)
}

function meetings(register: Register, villages: readonly string[]): void {
  const put = (village: string, day: string, kind: string, present: number) =>
    register.put(
      'village-meeting',
      day,
      { village, day, kind, topic: pick(['集体资金使用', '环境整治', '低保评议公示', '道路养护'], present), present },
      staff.second,
    )
  for (const [quarter, [from, to]] of (
    [
      ['01-08', '03-20'],
      ['04-06', '06-22'],
      ['07-06', '09-20'],
      ['10-09', '12-10'],
    ] as const
  ).entries()) {
    const held = villages.filter((_, n) => n % 23 !== quarter * 5)
    for (const [n, village] of held.entries())
      put(village, spread(register.day(from), register.day(to), n, held.length), '村（居）民代表会议', 28 + (n % 9))
  }
  for (const [n, village] of villages.slice(0, 42).entries())
    put(village, spread(register.day('01-15'), register.day('06-30'), n, 42), '村（居）民大会', 160 + n)
}

function deliberations(register: Register, villages: readonly string[]): void {
  register.many('deliberation', {
    count: 96,
    by: staff.second,
    values: (n, raised) => ({
      village: pick(villages, n * 7),
      topic: pick(['村道路灯安装', '垃圾清运费', '公共晒场', '红白事简办', '水渠清淤'], n),
      field: pick(['公共设施', '环境卫生', '集体资产', '移风易俗', '公益事业'], n),
      raised,
    }),
    moves: (n, day) => [
      { move: 'discuss', after: 3, by: staff.second, values: { present: 24 + (n % 12) } },
      { move: 'decide', after: 2, by: staff.second, values: { decision: '按多数意见办理，费用从集体收入列支。' } },
      { move: 'publish', after: 2, by: staff.second, values: { published: addDays(day, 7) } },
      { move: 'finish', after: 12, by: staff.villages, proof: true },
    ],
  })
}

function honours(register: Register, villages: readonly string[]): void {
  register.many('exemplary-title', {
    count: 3,
    by: staff.second,
    values: (n, day) => ({
      receiver: `第${n + 1}批示范村`,
      village: pick(villages, n * 11),
      title: pick(['村民自治示范村', '优秀村规民约', '和谐社区'], n),
      level: pick(['市级', '县级', '省级'], n),
      kind: ['自治组织'],
      day,
    }),
  })
}

function lists(register: Register, villages: readonly string[]): void {
  for (const [list, disposal, count, removed] of [
    ['场所挂牌', '取消', 16, 124],
    ['证明事项', '取消', 9, 9],
    ['工作机制', '合并', 6, 6],
  ] as const)
    register.many('village-list-item', {
      count,
      by: staff.second,
      between: [register.day('03-04'), register.day('05-08')],
      values: (n, listed) => ({
        item: `${list}第${n + 1}项`,
        list,
        disposal,
        listed,
        document: `临民发〔${register.year}〕19号`,
        village: pick(villages, n * 3),
        removed: part(removed, n, count),
      }),
      moves: () => [
        { move: 'clear', after: 15, by: staff.second },
        { move: 'check', after: 20, by: staff.villages, proof: true },
      ],
    })
}

function socialWork(register: Register, villages: readonly string[]): void {
  const { year } = register
  const stations = register.bringIn('social-station', 5, (n) => ({
    name: `${pick(['苇渡', '石塘', '梅岭', '柳湖', '青枫'], n)}社工站`,
    star: pick(['四星', '三星', '三星', '五星', '未评定'], n),
    workers: 4 + (n % 2),
    since: `${year - 3}-07-01`,
  }))
  register.edit(
    stations[1] ?? '',
    register.day('08-20'),
    { star: '四星', rated: register.day('08-18') },
    '星级复评',
    staff.second,
  )
  const worker = (n: number, since: string) => ({
    name: personName(n + 330),
    community: pick(villages.slice(-communities), n),
    station: pick(stations, n),
    grade: pick(['助理社会工作师', '无', '社会工作师'], n),
    since,
  })
  register.bringIn('social-worker', 24, (n) => worker(n, `${year - 1 - (n % 3)}-09-01`))
  register.many('social-worker', { count: 2, by: staff.second, values: (n, day) => worker(24 + n, day) })
  register.many('training', {
    count: 3,
    by: staff.second,
    between: [register.day('03-08'), register.last],
    values: (n, day) => ({
      day,
      title: '社会工作实务培训',
      kind: '业务培训',
      level: '县级',
      audience: '社会工作者',
      days: 2,
      persons: part(78, n, 3),
    }),
  })
}

function organisations(register: Register): void {
  const { year } = register
  const organisation = (n: number, since: string) => ({
    code: `5299019${digits(n + 1, 4)}MJ${digits((n * 37) % 100_000, 5)}`,
    name: `临澄县${pick(['书画', '果蔬', '乒乓球', '助学', '青柚', '养蜂', '志愿服务', '老年'], n)}${pick(['协会', '促进会', '服务中心'], n)}${digits(n + 1, 2)}`,
    kind: n % 3 === 2 ? '民办非企业单位' : '社会团体',
    field: pick(['文化体育', '行业协会', '社会服务', '教育培训', '慈善'], n),
    party: pick(['指派指导员', '联合组建', '单独组建'], n),
    since,
  })
  const ids = register.bringIn('social-organisation', 68, (n) => organisation(n, `${year - 1 - (n % 9)}-06-15`))
  register.many('social-organisation', { count: 2, by: staff.second, values: (n, day) => organisation(68 + n, day) })
  register.many('organisation-check', {
    count: 67,
    by: staff.second,
    between: [register.day('03-10'), register.day('06-28')],
    values: (n, day) => ({ organisation: pick(ids, n), year: String(year - 1), day }),
    moves: (n) => [
      { move: 'review', after: 6, by: staff.second, values: { opinion: '材料齐全。' } },
      {
        move: 'conclude',
        after: 9,
        by: staff.villages,
        values: { conclusion: n % 34 === 30 ? '不合格' : n % 9 === 0 ? '基本合格' : '合格' },
        proof: true,
      },
    ],
  })
  register.many('organisation-case', {
    count: 3,
    by: staff.second,
    between: [register.day('04-02'), register.day('09-30')],
    values: (n, day) => ({
      name: `对象第${n + 1}号`,
      kind: pick(['僵尸社会组织', '违规收费', '非法社会组织'], n),
      day,
    }),
    moves: (n) => [
      { move: 'handle', after: 5, by: staff.second },
      {
        move: 'close',
        after: 30,
        by: staff.villages,
        values: { action: pick(['注销', '责令整改', '劝散'], n) },
        proof: true,
      },
    ],
  })
}

function placeNames(register: Register, villages: readonly string[]): void {
  register.many('place-name', {
    count: 438,
    by: staff.second,
    values: (n, collected) => ({
      name: `${pick(['青柚', '枫香', '石矶', '渡口', '茶亭', '古樟'], n)}${pick(['路', '桥', '巷', '坪', '山'], n)}${n + 1}`,
      kind: pick(['道路', '桥梁', '村落', '山川水系', '景点', '单位'], n),
      village: pick(villages, n),
      at: { longitude: 118 + ((n * 37) % 1_000) / 10_000, latitude: 28 + ((n * 53) % 1_000) / 10_000 },
      collected,
      collector: n % 2 === 0 ? staff.second : staff.recorder,
      corrects: n % 12 === 5 ? '是' : '否',
    }),
    moves: (n) =>
      n % 44 === 43
        ? [{ move: 'reject', after: 3, by: staff.villages, values: { opinion: '点位偏差，重新采集。' } }]
        : [
            { move: 'approve', after: 4, by: staff.villages },
            ...(n % 19 !== 7
              ? ([
                  { move: 'upload', after: 6, by: staff.second, values: { platform: '国家地名信息库' } },
                ] satisfies Moved[])
              : []),
          ],
  })
  register.bringIn('place-sign', 30, (n) => ({
    number: `LP-${digits(n + 1, 3)}`,
    kind: pick(['路牌', '村牌', '门楼牌'], n),
    village: pick(villages, n),
    since: `${register.year - 1}-06-01`,
  }))
  register.many('place-name-work', {
    count: 7,
    by: staff.second,
    values: (n, day) => ({
      title: `地名故事第${n + 1}集`,
      kind: '视频',
      day,
      way: pick(['航拍', '实拍'], n),
      published: '县融媒体中心',
    }),
  })
}
