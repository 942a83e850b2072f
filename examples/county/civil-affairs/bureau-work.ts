import { addDays } from '@taizhang/ledger'
import { personName } from './names.ts'
import { staff } from './office.ts'
import { digits, type Moved, part, pick, type Register, spread } from './register.ts'

const people = [staff.deputy, staff.assistance, staff.elder, staff.affairs, staff.villages, staff.drafter] as const

/** What every office keeps: study, party, integrity, documents, safety, petitions, training, money. */
export function bureauWork(register: Register): void {
  const members = staffRoster(register)
  party(register)
  integrity(register, members)
  gatherings(register)
  papers(register)
  safety(register)
  petitions(register)
  trainings(register)
  campaigns(register)
  money(register)
}

/** The months of the year of which a day of this number is known. */
const monthsOf = ({ year, last }: Register, day: string): readonly string[] =>
  Array.from({ length: 12 }, (_, at) => `${year}-${digits(at + 1, 2)}`).filter((month) => `${month}-${day}` <= last)

function staffRoster(register: Register): readonly string[] {
  return register.bringIn('staff', 26, (n) => ({
    code: `MZ${digits(n + 1, 3)}`,
    name: personName(n + 60),
    kind: pick(['公务员', '事业人员', '公务员', '编外人员'], n),
    post: pick(['科员', '股长', '办事员', '经办人'], n),
    party: n % 3 === 2 ? '否' : '是',
    since: `${register.year - 2 - (n % 9)}-08-01`,
  }))
}

function party(register: Register): void {
  const branches = register.bringIn('party-branch', 2, (n) => ({
    name: pick(['局机关党支部', '福利中心党支部'], n),
    members: 17 - n * 6,
    since: '2012-07-01',
  }))
  for (const month of monthsOf(register, '22')) {
    const at = Number(month.slice(5)) - 1
    const study = `${month}-10`
    register.put('study', study, {
      day: study,
      kinds: ['中心组学习', ...(at % 4 === 0 ? ['专题研讨'] : [])],
      title: pick(['民生保障政策', '作风建设', '安全生产', '基层治理'], at),
      host: staff.leader,
      due: 11,
      came: 11 - (at % 3 === 1 ? 1 : 0),
    })
    for (const [n, branch] of branches.entries()) {
      const life = (kind: string, day: string, title: string) =>
        register.put('party-life', day, { day, branch, kind, title, due: 17 - n * 6, came: 16 - n * 6 })
      // The second branch missed one.
      if (!(n === 1 && at === 6)) life('主题党日', `${month}-15`, '为困难群众办实事')
      life('支部委员会会议', `${month}-08`, '研究支部工作')
      if (at % 3 === 1) life('党课', `${month}-${18 + n}`, '书记讲党课')
      if (at % 3 === 2) life('支部党员大会', `${month}-20`, '通报季度工作')
    }
  }
  register.many('volunteering', {
    count: 9,
    values: (n, day) => ({ day, title: pick(['敬老院服务', '社区清洁', '政策宣传'], n), persons: 12 + n, hours: 3 }),
  })
}

function integrity(register: Register, members: readonly string[]): void {
  register.put('pledge', register.day('01-12'), {
    day: register.day('01-12'),
    kind: '党风廉政建设责任书',
    year: String(register.year),
    copies: 19,
  })
  register.put('pledge', register.day('01-13'), {
    day: register.day('01-13'),
    kind: '保密承诺书',
    year: String(register.year),
    copies: 26,
  })
  register.many('talk', {
    count: 24,
    values: (n, day) => ({
      day,
      kind: '廉政谈话',
      persons: n % 8 === 0 ? 4 : 1 + (n % 2),
      talker: n % 2 === 0 ? staff.leader : staff.deputy,
      member: pick(members, n),
      content: '履职情况、廉洁自律、资金审批风险。',
    }),
  })
  const risks = register.bringIn('integrity-risk', 21, (n) => ({
    code: `FX-${digits(n + 1, 2)}`,
    post: pick(['低保审批', '临时救助审批', '项目采购', '社会组织登记'], n),
    risk: '审核把关不严、优亲厚友。',
    level: pick(['中', '低', '高'], n),
    owner: pick(people, n),
    since: `${register.year - 1}-03-01`,
  }))
  register.bringIn('risk-measure', 58, (n) => ({
    risk: pick(risks, n),
    number: String(Math.floor(n / risks.length) + 1),
    measure: pick(['双人入户、交叉复核。', '结果公示七日。', '随机抽查、限期整改。'], n),
    since: `${register.year - 1}-03-15`,
  }))
  for (const [n, risk] of risks.slice(0, 3).entries())
    register.put('risk-measure', register.day('05-16'), {
      risk,
      number: '9',
      measure: pick(['审批留痕，每月抽查。', '数据比对异常即核。', '岗位定期轮换。'], n),
      since: register.day('05-16'),
    })
  register.many('risk-review', {
    count: 18,
    values: (n, day) => ({
      day,
      risk: pick(risks, n),
      level: pick(['中', '低', '中'], n),
      reviewer: staff.deputy,
      words: '措施落实。',
    }),
  })
}

function gatherings(register: Register): void {
  const put = (day: string, kind: string, title: string, n: number) =>
    register.put('meeting', day, {
      day,
      kinds: [kind],
      title,
      host: n % 3 === 0 ? staff.leader : staff.deputy,
      ...(kind === '党组会议' && { firstTopic: '学习有关会议精神' }),
      due: 12,
      came: 12 - (n % 4 === 1 ? 1 : 0),
      topics: 2 + (n % 4),
    })
  for (const month of monthsOf(register, '21')) {
    const at = Number(month.slice(5))
    put(`${month}-06`, '党组会议', `${at}月第一次党组会议`, at)
    put(`${month}-20`, '党组会议', `${at}月第二次党组会议`, at + 1)
    put(`${month}-13`, '安全生产工作会议', `${at}月安全生产例会`, at)
    if (at % 3 === 1) put(`${month}-17`, '意识形态工作会议', `第${Math.ceil(at / 3)}季度意识形态工作会议`, at)
  }
  const outlets = register.bringIn('outlet', 4, (n) => ({
    name: pick(['民政公众号', '局门户网站', '工作群', '宣传栏'], n),
    kind: pick(['公众号', '网站', '工作群', '宣传栏'], n),
    owner: staff.drafter,
    since: `${register.year - 3}-01-01`,
  }))
  for (const month of monthsOf(register, '18'))
    for (const [n, outlet] of outlets.entries())
      register.put('outlet-check', `${month}-16`, {
        day: `${month}-16`,
        outlet,
        by: staff.drafter,
        problems: n === 2 && month.endsWith('05') ? 1 : 0,
      })
}

function papers(register: Register): void {
  const { year } = register
  register.many('outgoing-document', {
    count: 94,
    values: (n, numbered) => ({
      numbered,
      prefix: '临民发',
      year: String(year),
      serial: n + 1,
      title: pick(['关于开展入户核查的通知', '关于资金安排的请示', '关于安全检查的通报', '关于业务培训的通知'], n),
      kind: pick(['通知', '请示', '通报', '通知'], n),
      isRule: n % 13 === 6 ? '是' : '否',
      drafter: pick(people, n),
      pages: 3 + (n % 5),
    }),
    moves: (n, day) =>
      n % 47 === 20
        ? [{ move: 'cancel', after: 1, by: staff.recorder, reason: '内容并入另一文件。' }]
        : [
            { move: 'review', after: 1, by: staff.deputy },
            { move: 'issue', after: 1, by: staff.leader, values: { issuedOn: addDays(day, 2) } },
            { move: 'archive', after: 12, by: staff.second, proof: true },
          ],
  })
  register.many('incoming-document', {
    count: 60,
    values: (n, received) => ({
      received,
      number: `市民函〔${year}〕${n + 1}号`,
      from: pick(['市民政局', '县政府办公室', '县财政局'], n),
      title: pick(['关于报送进展的通知', '关于开展督查的函', '关于下达资金的通知'], n),
      kind: '办件',
      urgent: pick(['平件', '急件', '平件'], n),
    }),
    moves: (n, day) => [
      { move: 'propose', after: 0, by: staff.recorder, values: { opinion: '请业务股室办理。' } },
      {
        move: 'instruct',
        after: 1,
        by: staff.deputy,
        values: { instruction: '按时限办结。', owner: pick(people, n), due: addDays(day, 10) },
      },
      { move: 'submit', after: 6, by: staff.recorder, values: { result: '已报送。' } },
      { move: 'finish', after: 1, by: staff.deputy, proof: true },
    ],
  })
  register.many('article', {
    count: 141,
    by: staff.recorder,
    values: (n, drafted) => ({
      drafted,
      title: pick(['临时救助暖人心', '敬老院里过节忙', '婚事新办成风尚', '社工进村解民忧', '地名故事会'], n),
      author: pick(people, n),
      kind: pick(['新闻', '信息', '政策解读', '短视频'], n),
      channels: n % 4 === 0 ? ['公众号', '县级媒体'] : ['公众号'],
    }),
    moves: (n, day) => {
      const submit: Moved = { move: 'submit', after: 0, by: staff.recorder }
      if (n % 28 === 13) return [submit, { move: 'return', after: 1, by: staff.assistance, reason: '数据未核实。' }]
      return [
        submit,
        { move: 'passFirst', after: 1, by: staff.assistance, values: { firstOpinion: '内容属实。' } },
        { move: 'passSecond', after: 1, by: staff.deputy, values: { secondOpinion: '同意。' } },
        { move: 'passThird', after: 1, by: staff.leader, values: { thirdOpinion: '同意发布。' } },
        { move: 'publish', after: 1, by: staff.second, values: { publishedOn: addDays(day, 4) } },
      ]
    },
  })
  register.many('honour', {
    count: 3,
    values: (n, day) => ({
      day,
      name: pick(['民政工作先进集体', '信访先进单位', '文明窗口'], n),
      level: pick(['市级', '县级', '市级'], n),
      kind: '集体',
      issuer: '市民政局',
    }),
  })
}

function safety(register: Register): void {
  const names = [
    '苇渡镇敬老院',
    '石塘镇敬老院',
    '梅岭乡敬老院',
    '柳湖镇敬老院',
    '青枫乡敬老院',
    '县社会福利中心',
    '澄溪康养院',
    '县殡仪馆',
    '澄溪公益性公墓',
    '县救助站',
    '县婚姻登记处',
    '局机关',
  ]
  const kinds = [
    '敬老院',
    '敬老院',
    '敬老院',
    '敬老院',
    '敬老院',
    '敬老院',
    '敬老院',
    '殡仪馆',
    '公墓',
    '救助站',
    '婚姻登记处',
    '办公场所',
  ]
  const units = register.bringIn('safety-unit', names.length, (n) => ({
    name: pick(names, n),
    placeKind: pick(kinds, n),
    keeper: personName(n + 40),
    phone: `1000004${digits(n, 4)}`,
    since: `${register.year - 2}-01-01`,
  }))
  const teams = register.bringIn('inspection-team', 2, (n) => ({
    name: `民政第${n + 1}督查组`,
    head: pick([staff.deputy, staff.elder], n),
    area: pick(['南片', '北片'], n),
    since: `${register.year - 1}-01-01`,
  }))
  hazards(register, units, names, kinds)
  register.many('inspection', {
    count: 67,
    values: (n, day) => ({
      day,
      kind: n % 5 < 2 ? '四不两直' : pick(['日常检查', '安全生产检查', '专项检查'], n),
      team: pick(teams, n),
      unit: pick(units, n),
      subject: pick(['用电和消防', '食品安全', '值班值守', '施工现场'], n),
      units: 2 + (n % 3 === 0 ? 1 : 0) + (n % 6 === 1 ? 1 : 0),
      persons: 3 + (n % 3),
      problems: n % 3,
    }),
    moves: (n, day) =>
      n % 3 === 0
        ? []
        : [
            { move: 'assign', after: 1, by: staff.deputy, values: { owner: staff.elder, due: addDays(day, 15) } },
            { move: 'submit', after: 8, by: staff.second, values: { measure: '已整改并拍照上报。' } },
            { move: 'close', after: 3, by: staff.elder, proof: true },
          ],
  })
  register.many('drill', {
    count: 13,
    by: staff.second,
    between: [register.day('02-18'), register.last],
    values: (n, day) => ({
      day,
      kind: pick(['消防逃生', '防汛避险', '食品安全', '消防逃生'], n),
      unit: pick(units, n),
      persons: part(604, n, 13),
      problems: n % 2,
      words: '疏散有序，个别灭火器操作不熟。',
    }),
  })
}

function hazards(
  register: Register,
  units: readonly string[],
  names: readonly string[],
  kinds: readonly string[],
): void {
  register.many('hazard', {
    count: 102,
    values: (n, found) => ({
      found,
      place: `${pick(names, n)}${pick(['一楼东侧', '配电间', '厨房', '二楼走廊', '锅炉房', '活动室'], Math.floor(n / names.length))}${n + 1}`,
      placeKind: pick(kinds, n),
      unit: pick(units, n),
      category: pick(['消防设施', '电气线路', '疏散通道', '食品', '燃气', '管理制度'], n),
      level: n % 34 === 17 ? '较大' : '一般',
      channel: pick(['日常检查', '四不两直', '单位自查', '专项检查'], n),
      finding: pick(
        ['灭火器压力不足。', '插座老化发热。', '通道堆放杂物。', '食品留样不全。', '报警器未年检。', '值班记录缺项。'],
        n,
      ),
      photos: [register.proof()],
    }),
    moves: (n, day) => {
      const assign: Moved = {
        move: 'assign',
        after: 1,
        by: staff.deputy,
        values: { owner: n % 2 === 0 ? staff.elder : staff.affairs, due: addDays(day, 25) },
      }
      const submit: Moved = {
        move: 'submit',
        after: 6,
        by: staff.second,
        values: { measure: pick(['更换并登记。', '清理并划线。', '重新布线。'], n), cost: String(120 + (n % 9) * 60) },
      }
      const close: Moved = { move: 'close', after: 3, by: staff.deputy, proof: true }
      if (n % 51 === 40) return [assign]
      return n % 20 === 9
        ? [assign, submit, { move: 'return', after: 2, by: staff.deputy, reason: '照片与点位不符。' }, submit, close]
        : [assign, submit, close]
    },
  })
}

function petitions(register: Register): void {
  register.many('petition', {
    count: 229,
    values: (n, received) => ({
      number: `SQ-${register.year}-${digits(n + 1, 4)}`,
      received,
      channel: n % 3 < 2 ? '12345热线' : pick(['来访', '网上信访', '来信', '领导信箱'], n),
      topic: pick(['待遇保障', '政策咨询', '经办服务', '意见建议'], n),
      matter: pick(['咨询低保申请条件。', '反映高龄津贴未到账。', '咨询临时救助流程。', '建议增设助餐点。'], n),
      who: personName(n + 14_000),
      phone: `1000005${digits(n, 4)}`,
      persons: n % 25 === 7 ? 6 : 1,
      first: n % 9 === 4 ? '否' : '是',
    }),
    moves: (n, day) => [
      { move: 'assign', after: 0, by: staff.deputy, values: { owner: pick(people, n), due: addDays(day, 7) } },
      { move: 'reply', after: 4, by: staff.recorder, values: { reply: '已核实并答复。', repliedOn: addDays(day, 4) } },
      ...(n % 76 === 50
        ? []
        : [
            {
              move: 'close',
              after: 2,
              by: staff.deputy,
              values: { satisfied: pick(['满意', '满意', '基本满意', '满意', '满意', '不满意'], n) },
              proof: true,
            },
          ]),
    ],
  })
  register.many('open-request', {
    count: 14,
    values: (n, received) => ({
      number: `GK-${register.year}-${digits(n + 1, 3)}`,
      received,
      way: pick(['网上', '信函', '当面'], n),
      who: personName(n + 15_000),
      matter: pick(['申请公开低保标准文件。', '申请公开养老机构补助办法。', '申请公开公墓规划。'], n),
    }),
    moves: (n, day) => [
      { move: 'assign', after: 1, by: staff.deputy, values: { owner: pick(people, n) } },
      ...(n % 13 === 12
        ? []
        : [
            {
              move: 'reply',
              after: 12,
              by: staff.recorder,
              values: { answer: pick(['予以公开', '部分公开', '无法提供'], n), repliedOn: addDays(day, 13) },
            },
            { move: 'close', after: 2, by: staff.deputy, proof: true },
          ]),
    ],
  })
  register.many('suggestion', {
    count: 9,
    between: [register.day('02-20'), register.day('04-10')],
    values: (n, received) => ({
      number: `JY-${register.year}-${digits(n + 1, 2)}`,
      received,
      kind: n % 2 === 0 ? '人大代表建议' : '政协提案',
      part: '主办',
      title: pick(['关于增设助餐点的建议', '关于规范墓地管理的提案', '关于关爱留守儿童的建议'], n),
    }),
    moves: (n) => [
      { move: 'assign', after: 3, by: staff.deputy, values: { owner: pick(people, n) } },
      {
        move: 'reply',
        after: 40,
        by: staff.deputy,
        values: { reply: '已纳入年度计划。', result: n % 3 === 2 ? '正在解决' : '已经解决' },
      },
      { move: 'close', after: 12, by: staff.recorder, values: { satisfied: '满意' }, proof: true },
    ],
  })
}

/** Seven of the trainings are held for carers and social workers, and are entered with them. */
function trainings(register: Register): void {
  register.many('training', {
    count: 12,
    between: [register.day('01-20'), register.last],
    values: (n, day) => ({
      day,
      title: pick(['救助政策培训', '村级经办人员培训', '公文写作', '安全生产知识'], n),
      kind: '业务培训',
      level: n % 3 === 0 ? '县级' : '本单位',
      audience: pick(['乡镇干部', '村（社区）干部', '干部职工'], n),
      days: 1,
      persons: part(826, n, 12),
    }),
  })
}

function campaigns(register: Register): void {
  register.many('campaign', {
    count: 16,
    by: staff.second,
    values: (n, day) => ({
      day,
      theme: pick(['移风易俗', '救助政策进村', '反诈防骗', '未成年人保护'], n),
      kind: pick(['集中宣传', '进村入户', '进校园'], n),
      persons: 120 + n * 8,
      leaflets: 200 + n * 12,
    }),
  })
  register.many('visit', {
    count: 22,
    values: (n, day) => ({
      day,
      kind: pick(['节日慰问', '困难慰问', '走访群众'], n),
      whom: pick(['特困老人', '低保家庭', '困境儿童家庭'], n),
      households: 6 + (n % 5),
      persons: 9 + (n % 7),
      money: String(1_800 + (n % 6) * 300),
      rice: 6 + (n % 5),
      oil: 6 + (n % 5),
    }),
  })
}

function money(register: Register): void {
  const { year } = register
  const funds = register.many('fund', {
    count: 6,
    between: [register.day('01-18'), register.day('08-30')],
    values: (n, day) => ({
      number: `临财社〔${year}〕${n + 12}号`,
      day,
      name: pick(
        ['困难群众救助补助资金', '养老服务体系建设资金', '福彩公益金', '儿童福利资金', '殡葬设施补助', '基层治理补助'],
        n,
      ),
      source: pick(['中央', '省级', '福彩公益金', '中央', '市级', '县级'], n),
      purpose: n % 3 === 2 ? '项目建设' : '民生保障',
      won: n < 4 ? '是' : '否',
      approved: String(2_400_000 - n * 310_000),
      keeper: staff.deputy,
    }),
  })
  for (const [n, { id, day }] of funds.entries()) {
    const approved = 2_400_000 - n * 310_000
    const arrived = addDays(day, 20)
    register.put('fund-arrival', arrived, {
      day: arrived,
      fund: id,
      amount: String(Math.round(approved * 0.94)),
      voucher: `DK-${n + 1}`,
    })
    for (let at = 0; at < 3; at++) {
      const paidOn = addDays(day, 35 + at * 28)
      register.put('fund-payment', paidOn, {
        day: paidOn,
        fund: id,
        amount: String(Math.round(approved * 0.27)),
        item: pick(['发放补助', '项目进度款', '设备采购'], at),
        voucher: `ZF-${n + 1}-${at + 1}`,
      })
    }
  }
  const project = register.put('project', register.day('02-12'), {
    code: `MZ-${year}-01`,
    name: '县养老服务指导中心改造',
    sort: '维修改造',
    total: '3600000',
    owner: staff.elder,
    planStart: register.day('03-01'),
    planEnd: register.day('08-31'),
    listed: register.day('02-12'),
  })
  register.course(project, register.day('02-12'), [{ move: 'start', after: 24, by: staff.second, proof: true }])
  for (const [n, month] of monthsOf(register, '26').slice(2).entries())
    if (n !== 5)
      register.put('project-progress', `${month}-25`, {
        project,
        month,
        day: `${month}-25`,
        invested: '310000',
        percent: String(Math.min(92, 8 + n * 10)),
        words: n > 5 ? '消防验收意见待落实，进度放缓。' : '按计划施工。',
        photos: [register.proof()],
      })
  register.many('computer', {
    count: 1,
    between: [register.day('01-10'), register.day('01-10')],
    values: (_, since) => ({ code: 'PC-001', network: '政务外网', user: staff.drafter, domestic: '是', since }),
  })
  spreadComputers(register)
}

function spreadComputers(register: Register): void {
  const computers = register.bringIn('computer', 18, (n) => ({
    code: `PC-${digits(n + 101, 3)}`,
    network: pick(['政务外网', '互联网', '单机'], n),
    room: `${2 + (n % 3)}0${1 + (n % 6)}`,
    domestic: n % 4 === 0 ? '否' : '是',
    since: `${register.year - 2}-05-01`,
  }))
  for (const [n, computer] of computers.slice(0, 16).entries()) {
    const day = spread(register.day('04-06'), register.day('08-28'), n, 16)
    const problem = n % 8 === 3
    const id = register.put('computer-check', day, {
      day,
      computer,
      by: staff.drafter,
      result: problem ? '有隐患' : '正常',
      ...(problem && { problem: '未及时更新补丁。' }),
    })
    if (problem)
      register.course(id, day, [
        { move: 'order', after: 1, by: staff.deputy },
        { move: 'submit', after: 3, by: staff.second, values: { measure: '已更新并复查。' } },
        { move: 'close', after: 2, by: staff.deputy, proof: true },
      ])
  }
}
