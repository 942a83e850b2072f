import { addDays } from '@taizhang/ledger'
import { personName } from './names.ts'
import { staff } from './office.ts'
import { digits, part, pick, type Register, spread } from './register.ts'

/** Children in difficulty and the protection of minors. */
export function children(register: Register, villages: readonly string[]): void {
  const { year } = register
  const kinds = [
    ['孤儿', 18, 1, 2],
    ['事实无人抚养儿童', 46, 5, 3],
    ['留守儿童', 238, 12, 21],
  ] as const
  let number = 0
  const there: string[] = []
  for (const [kind, count, added, gone] of kinds) {
    const values = (since: string) => {
      const n = ++number
      return {
        code: `ET-${digits(n, 4)}`,
        name: personName(n + 3_300),
        village: pick(villages, n),
        kind,
        rearing: kind === '孤儿' && n % 3 === 0 ? '集中' : '散居',
        guardian: personName(n + 3_900),
        since,
      }
    }
    const members = register.bringIn('child', count, (n) =>
      values(`${year - 1 - (n % 6)}-${digits(1 + (n % 12), 2)}-01`),
    )
    register.many('child', { count: added, values: (_, day) => values(day) })
    register.leave(members, gone, ['年满十八周岁', '父母恢复抚养', '迁出'])
    there.push(...members)
  }
  visits(register, there)
  protection(register)
}

/** Each child once a quarter, but for a few. */
function visits(register: Register, ids: readonly string[]): void {
  for (const [quarter, [from, to]] of (
    [
      ['01-06', '03-28'],
      ['04-02', '06-27'],
      ['07-02', '09-27'],
      ['10-08', '12-24'],
    ] as const
  ).entries()) {
    const seen = ids.filter((_, n) => n % 43 !== quarter * 9)
    for (const [n, child] of seen.entries()) {
      const day = spread(register.day(from), register.day(to), n, seen.length)
      register.put(
        'child-visit',
        day,
        {
          child,
          day,
          by: pick([staff.second, staff.elder, staff.recorder], n),
          findings: [n % 14 === 3 ? '生活困难' : n % 23 === 5 ? '健康问题' : '正常'],
          words: n % 14 === 3 ? '监护人外出务工，已协调物资。' : '在校就读，身体健康。',
        },
        staff.second,
      )
    }
  }
}

function protection(register: Register): void {
  for (const [n, day] of [register.day('03-18'), register.day('09-09')].entries())
    register.put('meeting', day, {
      day,
      kinds: ['未成年人保护领导小组会议'],
      title: `未成年人保护工作领导小组第${n + 1}次会议`,
      host: staff.deputy,
      due: 24,
      came: 23 - n,
      topics: 3,
      gist: '通报上半年情况，部署下一步工作。',
    })
  register.many('minor-inspection', {
    count: 5,
    by: staff.second,
    between: [register.day('04-12'), register.day('06-20')],
    values: (n, day) => ({
      district: `第${n + 1}片区`,
      day,
      officer: pick([staff.second, staff.elder, staff.recorder], n),
      partners: ['公安', '教育体育', '妇联'],
    }),
    moves: (n) => [
      {
        move: 'report',
        after: 5,
        by: staff.second,
        values: { words: '台账齐全，个别学校周边摊点待规范。', problems: 2 + n },
      },
      { move: 'fix', after: 2, by: staff.second },
      ...(n === 4 ? [] : [{ move: 'close', after: 22, by: staff.elder, proof: true }]),
    ],
  })
  const activities = register.many('care-activity', {
    count: 15,
    by: staff.second,
    values: (n, day) => ({
      title: `第${n + 1}期关爱保护活动`,
      kind: pick(['节日慰问', '法治宣讲', '自护教育', '家庭教育', '心理辅导'], n),
      day,
      place: pick(['县青少年宫', '苇渡镇中心小学', '石塘镇中心小学', '柳湖镇文化站'], n),
      children: part(914, n, 15),
    }),
  })
  for (const [n, { id, day }] of activities.filter((_, at) => at % 5 === 0).entries())
    for (const [item, total] of [
      ['大米', 64],
      ['食用油', 63],
      ['书包', 90],
    ] as const)
      register.put(
        'care-goods',
        addDays(day, 0),
        { day, activity: id, item, quantity: part(total, n, 3), receivers: 20 + n, donor: '县慈善总会' },
        staff.second,
      )
}
