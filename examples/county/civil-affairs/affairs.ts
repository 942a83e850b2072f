import { addDays } from '@taizhang/ledger'
import { personName } from './names.ts'
import { staff, townships } from './office.ts'
import { digits, type Moved, part, pick, type Register, spread, workDays } from './register.ts'

/** Funerals, marriages, homeless people, charity and the lottery. */
export function affairs(register: Register, villages: readonly string[]): void {
  funerals(register, villages)
  tombs(register, villages)
  marriages(register)
  homeless(register)
  charity(register)
  lottery(register)
}

function funerals(register: Register, villages: readonly string[]): void {
  const { year } = register
  register.many('death', {
    count: 462,
    by: staff.second,
    values: (n, died) => {
      const isInZone = n % 8 !== 7
      const isCremated = isInZone ? n % 200 !== 100 : n % 16 === 7
      return {
        number: `BZ-${year}-${digits(n + 1, 4)}`,
        name: personName(n + 10_000),
        died,
        zone: isInZone ? '火葬区' : '非火葬区',
        village: pick(villages, n),
        mourning: n % 37 === 20 ? '自行治丧' : '集中治丧',
        ...(isCremated && { cremated: addDays(died, 2) > register.last ? died : addDays(died, 2), relief: '1180' }),
        burial: isInZone && n % 9 !== 4 ? '节地生态安葬' : pick(['公墓墓穴', '骨灰堂'], n),
      }
    },
  })
  register.bringIn('funeral-facility', 6, (n) => ({
    name: pick(['县殡仪馆', '一号火化线', '澄溪公益性公墓', '苇渡治丧中心', '石塘骨灰堂', '二号火化线'], n),
    kind: pick(['殡仪馆', '火化线', '公益性公墓', '治丧场所', '骨灰堂', '火化线'], n),
    since: `${year - 4 - n}-04-01`,
    capacity: 20 + n * 60,
  }))
  for (let n = 0; n < 18; n++) {
    const day =
      n < 12
        ? register.day(n < 6 ? `03-${22 + n}` : `04-0${n - 5}`)
        : spread(register.day('07-20'), register.last, n - 12, 6)
    register.put(
      'sacrifice-enforcement',
      day,
      {
        day,
        township: pick(townships, n),
        units: ['民政', '市场监管', '城管执法'],
        officers: 10 + (n % 5) * 2,
        vehicles: 2 + (n % 2),
        leaflets: 160 + n * 10,
        shops: 6 + (n % 4),
        seized: part(366, n, 18),
      },
      staff.second,
    )
  }
}

function tombs(register: Register, villages: readonly string[]): void {
  for (const [kind, count, open] of [
    ['活人墓', 23, 1],
    ['硬化大墓', 39, 3],
  ] as const)
    register.many('tomb', {
      count,
      by: staff.second,
      between: [register.day('01-15'), register.day('05-30')],
      values: (n, found) => ({
        number: `${kind === '活人墓' ? 'HR' : 'DM'}-${register.year}-${digits(n + 1, 3)}`,
        kind,
        village: pick(villages, n * 3),
        place: `临澄第${n + 1}处山坳`,
        zone: pick(['公路沿线', '耕地林地', '河道沿线', '住宅区'], n),
        area: String(12 + n),
        found,
      }),
      moves: (n, day) => [
        { move: 'assign', after: 4, by: staff.affairs, values: { due: addDays(day, 90) } },
        ...(n >= count - open
          ? []
          : ([
              {
                move: 'fix',
                after: 40,
                by: staff.second,
                values: { way: pick(['植树遮挡', '拆小覆绿', '拆除', '迁坟'], n) },
              },
              { move: 'accept', after: 12, by: staff.affairs },
              { move: 'close', after: 6, by: staff.second, proof: true },
            ] satisfies Moved[])),
      ],
    })
}

function marriages(register: Register): void {
  const { year } = register
  const all = workDays(register.day('01-04'), register.last)
  const days = all.length
  for (const [n, day] of all.entries()) {
    register.put(
      'marriage-day',
      day,
      {
        day,
        married: part(449, n, days),
        divorced: part(206, n, days),
        reissued: n % 9 === 0 ? 1 : 0,
        applied: part(240, n, days),
        crossed: part(36, n, days),
        counselled: part(131, n, days),
        overtime: n % 70 === 30 ? '是' : '否',
        staff: 3 + (n % 2),
      },
      staff.second,
    )
  }
  register.bringIn('marriage-place', 1, () => ({
    name: '县婚姻登记处',
    place: '县政务服务中心二楼',
    grade: '3A',
    area: '420',
    rooms: ['结婚登记窗口', '离婚登记窗口', '颁证厅', '心理咨询室', '候登区'],
    since: `${year - 5}-05-20`,
  }))
  register.many('wedding-activity', {
    count: 5,
    by: staff.second,
    between: [register.day('02-14'), addDays(register.last, -8)],
    values: (n, day) => ({
      title: pick(['集体颁证仪式', '婚俗改革宣讲', '家风展示', '集体婚礼', '婚事新办倡议'], n),
      kind: pick(['集体颁证', '主题宣讲', '家风展示', '集体婚礼', '主题宣讲'], n),
      day,
      place: '澄溪公园',
      couples: 6 + n * 2,
      persons: 120 + n * 30,
    }),
  })
}

function homeless(register: Register): void {
  register.many('homeless-aid', {
    count: 66,
    by: staff.second,
    values: (n, day) => ({
      code: `LL-${digits(1 + (n % 59), 3)}`,
      day,
      found: pick(['街面巡查', '公安护送', '自行求助', '群众报告'], n),
      kind: pick(['生活救助', '返乡救助', '医疗救助', '生活救助'], n),
      who: pick(['成年', '老年', '成年', '精神障碍'], n),
      campaign: pick(['日常', '夏季送清凉', '寒冬送温暖'], n),
      cost: String(980 + (n % 9) * 80),
    }),
    moves: (n) => [
      { move: 'identify', after: 1, by: staff.second, values: { home: pick(['邻市', '外省', '本县'], n) } },
      { move: 'leave', after: 2, by: staff.affairs, proof: true },
    ],
  })
}

function charity(register: Register): void {
  const { year } = register
  register.many('donation', {
    count: 48,
    by: staff.second,
    values: (n, day) => ({
      number: `CS-${year}-${digits(n + 1, 4)}`,
      day,
      campaign: pick(['助学成才', '情暖夕阳', '幸福家园'], n),
      donor: n % 3 === 0 ? `临澄县${pick(['恒澄', '丰泽', '远塘', '新圩'], n)}有限公司` : personName(n + 12_000),
      channel: n % 3 === 0 ? '单位捐赠' : pick(['个人捐赠', '网络募捐'], n),
      amount: String(part(988_000, n, 48)),
      published: addDays(day, 2) > register.last ? day : addDays(day, 2),
    }),
  })
  for (const [programme, letter, count, persons, amount, from, to] of [
    ['困难儿童助学', 'ZX', 4, 61, 122_000, '02-20', '08-10'],
    ['大学新生资助', 'XS', 3, 46, 230_000, '07-28', '08-20'],
    ['困难群众帮扶', 'BF', 8, 240, 360_000, '01-10', '10-20'],
    ['医疗帮扶', 'YL', 5, 38, 146_000, '03-01', '10-10'],
  ] as const)
    register.many('charity-grant', {
      count,
      by: staff.second,
      between: [register.day(from), register.day(to)],
      values: (n, day) => ({
        number: `${letter}-${year}-${digits(n + 1, 2)}`,
        day,
        programme,
        payer: '县慈善总会',
        persons: part(persons, n, count),
        amount: String(part(amount, n, count)),
      }),
      moves: (_, day) => [
        { move: 'publish', after: 3, by: staff.second, values: { published: addDays(day, 3) } },
        { move: 'pay', after: 7, by: staff.affairs, proof: true },
        { move: 'answer', after: 15, by: staff.second, proof: true },
      ],
    })
}

/** Monthly, of last year too: growth against a month of last year needs it. The last one goes as far as is known. */
function lottery(register: Register): void {
  const { year, last } = register
  const shares = [96, 88, 82, 79, 80, 76, 78, 80, 84, 83, 86, 88]
  const put = (of: number, at: number, day: string, total: number, kind: string) => {
    const fund = Math.round(total * (kind === '电脑票' ? 0.35 : 0.2))
    const month = `${of}-${digits(at + 1, 2)}`
    const entered = of === year ? day : register.opening
    register.put('lottery-sale', entered, { month, day, kind, amount: String(total), fund: String(fund) }, staff.second)
  }
  const endOf = (of: number, at: number): string =>
    at === 11 ? `${of}-12-31` : addDays(`${of}-${digits(at + 2, 2)}-01`, -1)
  const months = shares.filter((_, at) => `${year}-${digits(at + 1, 2)}-10` <= last).length
  const upTo = (list: readonly number[], at: number) => list.slice(0, at).reduce((sum, one) => sum + one, 0)
  for (const [kind, before, now] of [
    ['电脑票', 12_864_000, 13_386_500],
    ['刮刮乐', 6_123_500, 6_557_200],
  ] as const)
    for (const [of, total, count] of [
      [year - 1, before, 12],
      [year, now, months],
    ] as const) {
      const some = shares.slice(0, count)
      const whole = upTo(some, count)
      for (let at = 0; at < count; at++) {
        const amount = Math.floor((total * upTo(some, at + 1)) / whole) - Math.floor((total * upTo(some, at)) / whole)
        const end = endOf(of, at)
        put(of, at, of === year && end > last ? last : end, amount, kind)
      }
    }
  register.bringIn('lottery-shop', 22, (n) => ({
    name: `第${digits(n + 1, 3)}号销售站`,
    kind: n % 11 === 10 ? '直营店' : '销售站',
    place: pick(['苇渡镇', '石塘镇', '柳湖镇', '县城'], n),
    since: `${year - 2 - (n % 6)}-06-01`,
  }))
}
