import { addDays } from '@taizhang/ledger'
import { personName } from './names.ts'
import { staff } from './office.ts'
import { digits, part, pick, type Register, spread } from './register.ts'

const homes = [
  ['苇渡镇敬老院', '乡镇敬老院', '公办', 80, 44],
  ['石塘镇敬老院', '乡镇敬老院', '公办', 80, 44],
  ['梅岭乡敬老院', '乡镇敬老院', '公建民营', 60, 34],
  ['柳湖镇敬老院', '乡镇敬老院', '公办', 70, 40],
  ['青枫乡敬老院', '乡镇敬老院', '公办', 50, 26],
  ['县社会福利中心', '县级福利机构', '公办', 130, 96],
  ['澄溪康养院', '民办养老机构', '民办', 90, 52],
] as const

/** Elder care and children: who is supported, homes, allowances, adaptations, care centres, training. @returns the homes. */
export function elder(register: Register, villages: readonly string[]): readonly string[] {
  const ids = homesOf(register)
  supported(register, ids, villages)
  allowances(register, villages)
  adaptations(register, villages)
  centres(register, villages)
  carers(register, ids)
  return ids
}

function homesOf(register: Register): readonly string[] {
  const { year } = register
  const ids = register.bringIn('care-home', homes.length, (n) => {
    const [name, kind, ownership, beds, nursing] = pick(homes, n)
    return {
      name,
      kind,
      ownership,
      head: personName(n + 500),
      beds,
      nursing,
      capacity: beds,
      floor: String(beds * 32),
      since: `${2009 + n}-05-01`,
    }
  })
  const [, , third = ''] = ids
  register.edit(third, register.day('09-15'), { nursing: 44 }, '护理型床位改造完成10张', staff.second)
  for (const [n, home] of ids.entries()) {
    const applied = register.day(`03-${digits(4 + n, 2)}`)
    const id = register.put('fire-acceptance', applied, { home, applied }, staff.second)
    register.course(id, applied, [
      { move: 'inspect', after: 12, by: staff.second, values: { inspected: addDays(applied, 12) } },
      {
        move: 'pass',
        after: 6,
        by: staff.elder,
        values: { document: `临消验〔${year}〕${n + 11}号`, validUntil: `${year + 1}-03-31` },
        proof: true,
      },
    ])
    const day = register.day(`10-${digits(9 + n, 2)}`)
    const star = pick(['三星', '二星', '二星', '三星', '一星', '四星', '三星'], n)
    register.put('home-rating', day, { home, day, star, score: String(82 + n) }, staff.second)
  }
  // The assessment of the last one is still to come.
  for (const [n, home] of ids.slice(0, 4).entries()) {
    const day = register.day(`11-${digits(3 + n, 2)}`)
    const score = String(94 - n * 3)
    register.put(
      'home-assessment',
      day,
      {
        home,
        year: String(year),
        day,
        score,
        class: pick(['一类', '一类', '二类', '三类'], n),
        used: '考核结果与运转经费挂钩。',
      },
      staff.second,
    )
  }
  return ids
}

function supported(register: Register, homeIds: readonly string[], villages: readonly string[]): void {
  const { year } = register
  const values = (n: number, since: string) => {
    const isCentral = n < 118 || (n >= 312 && n % 2 === 0)
    return {
      code: `TK-${digits(n + 1, 4)}`,
      name: personName(n + 1_500),
      village: pick(villages, n),
      area: n % 11 === 0 ? '城市' : '农村',
      mode: isCentral ? '集中供养' : '分散供养',
      ...(isCentral ? { home: pick(homeIds.slice(0, 6), n) } : { keeper: personName(n + 2_500) }),
      level: isCentral ? pick(['半护理', '全护理', '全自理'], n) : n % 8 === 0 ? '半护理' : '全自理',
      since,
    }
  }
  const members = register.bringIn('destitute', 312, (n) =>
    values(n, `${year - 2 - (n % 7)}-${digits(1 + (n % 12), 2)}-01`),
  )
  register.many('destitute', { count: 16, values: (n, day) => values(312 + n, day) })
  register.leave(members, 11, ['死亡', '不再符合条件'])
  register.many('care-assessment', {
    count: 296,
    by: staff.second,
    between: [register.day('04-01'), register.last],
    values: (n, day) => ({
      person: pick(members, n),
      day,
      assessor: '县养老服务评估中心',
      level: n < 118 ? pick(['半护理', '全护理', '全自理'], n) : n % 8 === 0 ? '半护理' : '全自理',
    }),
  })
}

function allowances(register: Register, villages: readonly string[]): void {
  const { year } = register
  for (const [kind, letter, there, added, gone, age, amount] of [
    ['高龄津贴', 'GL', 386, 42, 27, 91, '100'],
    ['百岁津贴', 'BS', 6, 2, 1, 100, '300'],
    ['养老服务补贴', 'BT', 248, 20, 11, 76, '100'],
  ] as const) {
    const values = (n: number, since: string) => ({
      code: `${letter}-${digits(n + 1, 4)}`,
      name: personName(n + 3_000 + age * 10),
      born: `${year - age - (n % 4)}-${digits(1 + (n % 12), 2)}-15`,
      village: pick(villages, n),
      kind,
      amount,
      since,
    })
    const members = register.bringIn('elder-allowance', there, (n) =>
      values(n, `${year - 1}-${digits(1 + (n % 12), 2)}-01`),
    )
    register.many('elder-allowance', { count: added, values: (n, day) => values(there + n, day) })
    register.leave(members, gone, ['死亡', '迁出'])
    register.many('alive-check', {
      count: Math.floor(there * 0.95),
      by: staff.second,
      between: [register.day('02-01'), register.last],
      values: (n, day) => ({
        person: pick(members, n),
        day,
        way: pick(['入户', '人脸识别', '视频'], n),
        result: '健在',
      }),
    })
  }
}

function adaptations(register: Register, villages: readonly string[]): void {
  register.many('home-adaptation', {
    count: 100,
    by: staff.second,
    between: [register.day('02-10'), addDays(register.last, -52)],
    values: (n, surveyed) => ({
      number: `SL-${register.year}-${digits(n + 1, 3)}`,
      head: personName(n + 5_200),
      village: pick(villages, n * 3),
      surveyed,
      needs: n % 2 === 0 ? ['扶手', '防滑', '坐便'] : ['坡道', '灯光', '辅具'],
    }),
    moves: (n, day) => [
      { move: 'plan', after: 8, by: staff.second, values: { planned: addDays(day, 8), budget: '3000' } },
      { move: 'build', after: 10, by: staff.second, values: { builder: '临澄县安居工程队', begun: addDays(day, 18) } },
      // Six are still being worked on.
      ...(n % 17 === 16
        ? []
        : [
            { move: 'accept', after: 30, by: staff.elder, values: { cost: String(2_900 + (n % 7) * 50) }, proof: true },
          ]),
    ],
  })
}

function centres(register: Register, villages: readonly string[]): void {
  register.many('care-centre', {
    count: 9,
    by: staff.second,
    between: [register.day('01-12'), register.day('02-26')],
    values: (n, proposed) => ({
      name: `第${n + 1}照料中心（临澄）`,
      village: pick(villages, n * 5 + 2),
      proposed,
      asset: pick(['村部', '闲置校舍', '敬老院', '卫生院'], n),
      coverage: 60 + n * 9,
      area: String(240 + n * 15),
    }),
    moves: (n, day) =>
      n === 8
        ? [{ move: 'drop', after: 20, by: staff.elder, reason: '服务半径内老人少。' }]
        : [
            { move: 'choose', after: 25, by: staff.elder, values: {}, reason: '老人集中，闲置房屋可用。' },
            { move: 'begin', after: 20, by: staff.second, values: { begun: addDays(day, 45) } },
            // Two are late.
            ...(n < 6
              ? [
                  {
                    move: 'open',
                    after: 110 + n * 12,
                    by: staff.elder,
                    values: { opened: addDays(day, 155 + n * 12), invested: String(220_000 + n * 6_000) },
                    proof: true,
                  },
                ]
              : []),
          ],
  })
}

function carers(register: Register, homeIds: readonly string[]): void {
  register.bringIn('caregiver', 52, (n) => ({
    name: personName(n + 700),
    home: pick(homeIds, n),
    grade: pick(['初级', '中级', '专项'], n),
    since: `${register.year - 1 - (n % 5)}-03-01`,
  }))
  for (let n = 0; n < 30; n++) {
    const issued = spread(register.day('04-01'), register.last, n, 30)
    register.put(
      'certificate',
      issued,
      {
        number: `YLHL-${register.year}-${digits(n + 1, 3)}`,
        holder: personName(n + 700),
        kind: '养老护理员',
        home: pick(homeIds, n),
        issued,
      },
      staff.second,
    )
  }
  register.many('training', {
    count: 4,
    by: staff.second,
    between: [register.day('03-15'), register.last],
    values: (n, day) => ({
      day,
      title: '养老护理技能培训',
      kind: '技能培训',
      level: '县级',
      audience: '护理人员',
      teacher: '县养老服务指导中心',
      days: 3,
      persons: part(72, n, 4),
      certified: part(30, n, 4),
    }),
  })
}
