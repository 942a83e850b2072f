import { addDays } from '@taizhang/ledger'
import { identityNumber, personName, phone } from './names.ts'
import { staff, townships } from './office.ts'
import { digits, type Moved, part, pick, type Register, spread } from './register.ts'

const why = ['收入超标', '死亡', '财产超标', '迁出', '主动放弃']
const causes = ['因病', '因残', '缺劳动力', '因学', '因灾', '失业'] as const

/** Standards of last year and of this one, with the document that raised them. */
const standards = [
  ['城市低保', '每月', 680, 705],
  ['农村低保', '每年', 6300, 6540],
  ['城市特困分散供养', '每月', 884, 917],
  ['农村特困分散供养', '每月', 683, 709],
  ['特困集中供养', '每月', 920, 955],
  ['护理费（全自理）', '每月', 120, 125],
  ['护理费（半护理）', '每月', 480, 495],
  ['护理费（全护理）', '每月', 960, 990],
  ['困难残疾人生活补贴', '每月', 80, 85],
  ['重度残疾人护理补贴', '每月', 80, 85],
  ['高龄津贴', '每月', 100, 105],
  ['百岁津贴', '每月', 300, 320],
  ['散居孤儿', '每月', 1300, 1350],
  ['集中供养孤儿', '每月', 1700, 1780],
  ['事实无人抚养儿童', '每月', 1000, 1040],
  ['其余事实无人抚养儿童', '每月', 650, 675],
  ['适老化改造户均', '每户', 3000, 3000],
] as const

/** What is paid a year, as last year's report has it or near it: kind, whole yuan, persons. */
const payments = [
  ['城市低保金', 2_186_400, 352],
  ['农村低保金', 7_053_600, 1_682],
  ['困难残疾人生活补贴', 466_600, 486],
  ['重度残疾人护理补贴', 539_500, 562],
  ['特困基本生活费', 2_764_000, 312],
  ['特困护理费', 800_000, 312],
  ['高龄津贴', 463_200, 386],
  ['百岁津贴', 21_600, 6],
  ['养老服务补贴', 297_600, 248],
  ['孤儿基本生活费', 280_800, 18],
  ['事实无人抚养儿童基本生活费', 552_000, 46],
] as const

/** Social assistance: standards, households with their persons, checks of means, temporary aid, allowances, and what is paid. */
export function assistance(register: Register, villages: readonly string[]): void {
  standardsOf(register)
  const households = householdsOf(register, villages)
  warnings(register, households)
  meansChecks(register, households)
  temporaryAid(register, villages)
  applications(register, villages)
  allowances(register, villages)
  paid(register)
  fundProblems(register)
}

function standardsOf(register: Register): void {
  const { year } = register
  for (const [kind, per, before, now] of standards) {
    const old = { document: `临民发〔${year - 1}〕8号`, issued: `${year - 1}-01-06`, since: `${year - 1}-01-01` }
    register.put('benefit-standard', register.opening, { kind, per, amount: String(before), ...old })
    if (now === before) continue
    const raised = { document: `临民发〔${year}〕31号`, issued: register.day('06-08'), since: register.day('06-01') }
    const back = { backFrom: `${year}-04`, backTo: `${year}-05` }
    register.put('benefit-standard', register.day('06-10'), { kind, per, amount: String(now), ...raised, ...back })
  }
}

/** Of so many, this many have two members and the others one: totals as last year's report has them. */
const sizes = (twos: number, n: number): number => (n < twos ? 2 : 1)

function householdsOf(register: Register, villages: readonly string[]): readonly string[] {
  const { year } = register
  let number = 0
  const all: string[] = []
  const put = (
    day: string,
    since: string,
    how: { readonly category: string; readonly area: string; readonly members: number },
  ): string => {
    const n = ++number
    const head = personName(n)
    const id = register.put('low-income-household', day, {
      code: `KN-${digits(n, 5)}`,
      head,
      identity: identityNumber(n, `19${50 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`),
      phone: phone(n),
      village: pick(villages, n),
      cause: pick(causes, n),
      way: pick(['本人申请', '主动发现', '监测预警'], n),
      income: String(360 + (n % 17) * 10),
      since,
      ...how,
    })
    for (let at = 0; at < how.members; at++)
      register.put('low-income-person', day, {
        household: id,
        name: at === 0 ? head : personName(n + 4_000 * at),
        relation: at === 0 ? '户主' : pick(['配偶', '子女', '父母', '孙辈'], n + at),
        group: [pick(['老年人', '重病', '重残', '有劳动能力', '在校学生'], n + at)],
        since,
      })
    all.push(id)
    return id
  }
  const before = (count: number, twos: number, area: string, since: (n: number) => string, category = '低保') =>
    Array.from({ length: count }, (_, n) =>
      put(register.opening, since(n), { category, area, members: sizes(twos, n) }),
    )
  const long = (n: number) => `${year - 2 - (n % 5)}-${digits(1 + (n % 12), 2)}-01`
  const lastYear = (n: number) => `${year - 1}-${digits(1 + (n % 12), 2)}-01`
  const urban = [...before(196, 124, '城镇', long), ...before(18, 14, '城镇', lastYear)]
  const rural = [...before(858, 620, '农村', long), ...before(114, 90, '农村', lastYear)]
  before(94, 61, '农村', long, '低保边缘')
  before(38, 27, '农村', long, '刚性支出困难')
  const added = 126
  for (let n = 0; n < added; n++) {
    const day = spread(register.day('01-08'), register.last, n, added)
    const area = n % 6 === 0 ? '城镇' : '农村'
    put(day, day, { category: '低保', area, members: n % 8 === 0 ? 3 : n % 4 === 3 ? 1 : 2 })
  }
  register.leave(urban, 16, why)
  register.leave(rural, 82, why)
  return all
}

function warnings(register: Register, households: readonly string[]): void {
  const check: Moved = { move: 'check', after: 2, by: staff.recorder }
  register.many('income-warning', {
    count: 158,
    values: (n, warned) => ({
      household: pick(households, n * 7),
      warned,
      signal: pick(['医疗支出大', '家庭成员死亡', '失业', '新办残疾证', '收入变化'], n),
      source: pick(['部门数据', '网格走访', '部门数据', '群众反映'], n),
    }),
    moves: (n) => [
      check,
      {
        move: 'handle',
        after: 4,
        by: staff.assistance,
        values: {
          result: pick(['新纳入', '无须调整', '临时救助', '提高档次', '退出'], n),
          words: '入户核实，情况属实。',
        },
        proof: true,
      },
    ],
  })
}

function meansChecks(register: Register, households: readonly string[]): void {
  // Some are still to be checked this year.
  const open = 176
  register.many('asset-check', {
    count: households.length - open,
    values: (n, authorised) => ({
      number: `HD-${register.year}-${digits(n + 1, 5)}`,
      household: pick(households, n),
      name: personName(n + 1),
      authorised,
      items: n % 2 === 0 ? ['银行存款', '车辆', '社保'] : ['外出务工收入', '住房', '银行存款'],
      source: pick(['省核对平台', '省核对平台', '部门函询', '入户核实'], n),
    }),
    moves: (n, day) => {
      const differs = n % 17 === 5
      const ask: Moved = { move: 'ask', after: 1, by: staff.recorder, values: { asked: addDays(day, 1) } }
      const answer: Moved = {
        move: 'answer',
        after: 5,
        by: staff.second,
        values: { answered: addDays(day, 6), match: differs ? '有差异' : '一致' },
      }
      if (!differs) return [ask, answer]
      const difference = '名下新增车辆一部，已入户核实用途。'
      return [
        ask,
        answer,
        { move: 'recheck', after: 4, by: staff.recorder, values: { difference } },
        {
          move: 'confirm',
          after: 3,
          by: staff.assistance,
          values: { conclusion: n % 3 === 0 ? '不符合' : '符合' },
          proof: true,
        },
      ]
    },
  })
}

function temporaryAid(register: Register, villages: readonly string[]): void {
  register.many('temporary-aid', {
    count: 306,
    values: (n, applied) => ({
      number: `LS-${register.year}-${digits(n + 1, 4)}`,
      applicant: personName(n + 6_000),
      village: pick(villages, n * 3),
      cause: pick(['因病', '因病', '因灾', '因残', '意外事故', '因学'], n),
      kind: n % 4 === 0 ? '急难型' : '支出型',
      persons: 1 + (n % 4),
      applied,
    }),
    moves: (n, day) => {
      const isDelegated = n % 7 < 5
      const amount = String(isDelegated ? 1_400 + (n % 9) * 100 : 3_000 + (n % 11) * 160)
      return [
        { move: 'review', after: 1, by: staff.recorder, values: { opinion: '情况属实，建议救助。' } },
        {
          move: 'approve',
          after: 1,
          by: staff.assistance,
          values: { approver: isDelegated ? '乡镇审批' : '县级审批', amount },
        },
        { move: 'pay', after: 2, by: staff.recorder, values: { paidOn: addDays(day, 4) }, proof: true },
        { move: 'archive', after: 6, by: staff.second, proof: true },
      ]
    },
  })
}

function applications(register: Register, villages: readonly string[]): void {
  register.many('allowance-application', {
    count: 148,
    values: (n, applied) => ({
      number: `SQ-${register.year}-${digits(n + 1, 4)}`,
      applicant: personName(n + 7_000),
      village: pick(villages, n * 5),
      area: n % 6 === 0 ? '城镇' : '农村',
      members: 1 + (n % 3),
      cause: pick(causes, n),
      way: pick(['本人申请', '主动发现', '监测预警'], n),
      applied,
    }),
    moves: (n, day) => {
      const visited = { visited: addDays(day, 6), finding: '入户两人，住房、收入、支出与申报一致。' }
      const steps: Moved[] = [
        { move: 'check', after: 2, by: staff.recorder },
        { move: 'visit', after: 4, by: staff.recorder, values: visited },
      ]
      return n % 7 === 6
        ? [...steps, { move: 'refuse', after: 3, by: staff.assistance, reason: '家庭财产超过规定。' }]
        : [
            ...steps,
            { move: 'publish', after: 2, by: staff.recorder, values: { published: addDays(day, 8) } },
            { move: 'approve', after: 8, by: staff.assistance, values: { decision: '乡镇审批' }, proof: true },
          ]
    },
  })
}

function allowances(register: Register, villages: readonly string[]): void {
  const { year } = register
  for (const [kind, there, added, gone, letter] of [
    ['困难残疾人生活补贴', 486, 24, 13, 'A'],
    ['重度残疾人护理补贴', 562, 27, 16, 'B'],
  ] as const) {
    const values = (n: number, since: string) => ({
      certificate: `99019${letter}${digits(n + 1, 6)}`,
      name: personName(n + (letter === 'A' ? 8_000 : 9_000)),
      village: pick(villages, n),
      kind,
      grade: letter === 'A' ? pick(['三级', '四级', '二级'], n) : pick(['一级', '二级'], n),
      amount: '80',
      since,
    })
    const members = register.bringIn('disability-allowance', there, (n) =>
      values(n, `${year - 1 - (n % 6)}-${digits(1 + (n % 12), 2)}-01`),
    )
    register.many('disability-allowance', { count: added, values: (n, day) => values(there + n, day) })
    register.leave(members, gone, ['死亡', '残疾等级变化', '迁出', '不再困难'])
    register.many('disability-review', {
      count: Math.floor(there * 0.94),
      by: staff.second,
      between: [register.day('03-01'), register.last],
      values: (n, day) => ({
        person: pick(members, n),
        day,
        way: pick(['数据比对', '入户', '视频'], n),
        result: '继续发放',
      }),
    })
  }
}

/** Month by month for all kinds: listed on the 6th, checked, paid and made public; what was raised in June is made up for in July. */
function paid(register: Register): void {
  const { year, last } = register
  const months = Array.from({ length: 12 }, (_, at) => digits(at + 1, 2)).filter(
    (month) => `${year}-${month}-12` <= last,
  )
  for (const [at, month] of months.entries()) {
    for (const [kindAt, [kind, lastYear, persons]] of payments.entries()) {
      const amount = part(Math.round(lastYear * 1.036), at, months.length)
      const isBack = month === '07' && kindAt < 4
      const id = register.put('benefit-payment', `${year}-${month}-06`, {
        number: `FF-${year}${month}-${digits(kindAt + 1, 2)}`,
        kind,
        month: `${year}-${month}`,
        day: `${year}-${month}-06`,
        township: pick(townships, kindAt),
        persons: persons + Math.floor(at / 3),
        amount: String(amount),
        failed: at % 5 === kindAt % 5 ? 1 : 0,
        ...(isBack && { back: String(Math.round(amount * 0.06)), backMonths: `${year}-04至${year}-05` }),
      })
      register.course(id, `${year}-${month}-06`, [
        { move: 'check', after: 1, by: staff.assistance },
        { move: 'pay', after: 3, by: staff.recorder, proof: true },
        { move: 'publish', after: 2, by: staff.second, proof: true },
      ])
    }
  }
}

function fundProblems(register: Register): void {
  const found = register.many('issue', {
    count: 7,
    between: [register.day('03-10'), register.day('07-20')],
    values: (n, day) => ({
      number: `ZJ-${register.year}-${digits(n + 1, 2)}`,
      found: day,
      source: pick(['审计', '专项检查'], n),
      batch: '民政资金检查',
      category: pick(['农村低保', '城市低保', '临时救助', '特困供养', '残疾人两项补贴'], n),
      problem: pick(['死亡人员停发不及时。', '个别档案缺少入户记录。', '公示时间不足。'], n),
      amount: String(800 + n * 260),
    }),
    moves: (n, day) => [
      {
        move: 'claim',
        after: 2,
        by: staff.deputy,
        values: { leader: staff.deputy, owner: staff.assistance, due: addDays(day, 60), track: '立行立改' },
      },
      {
        move: 'fix',
        after: 25,
        by: staff.assistance,
        values: { result: '已追回并完善停发流程。', recovered: String(800 + n * 260) },
      },
      { move: 'close', after: 8, by: staff.deputy, proof: true },
    ],
  })
  for (const [n, { id, day }] of found.entries()) {
    const measure = register.put('issue-measure', day, {
      issue: id,
      number: '1',
      day,
      measure: '每月与殡葬、户籍数据比对，当月停发。',
      owner: staff.assistance,
      due: addDays(day, 60),
    })
    if (n < 6)
      register.course(measure, day, [
        { move: 'start', after: 4, by: staff.assistance },
        { move: 'finish', after: 24, by: staff.deputy, values: { progress: '已按月比对。' }, proof: true },
      ])
  }
}
