import type { Indicator, Ledger } from '@taizhang/ledger'
import {
  byAnother,
  choice,
  choices,
  date,
  decimal,
  formula,
  integer,
  is,
  longText,
  money,
  move,
  must,
  over,
  type PackPart,
  rate,
  reference,
  text,
  year,
} from '../define.ts'
import { training } from '../office/training.ts'
import { listedPerson, personal, personalRoster } from './personal.ts'

const careLevels = ['全自理', '半护理', '全护理'] as const

/** 特困供养人员：集中与分散只能居其一，转供养方式的改这一条，历史里留着。 */
const destitute: Ledger = {
  key: 'destitute',
  title: '特困供养人员名册',
  ...personalRoster,
  uniqueBy: ['code'],
  fields: {
    code: text('供养编号', 30, must),
    ...listedPerson,
    village: reference('村（社区）', 'village'),
    area: choice('城乡', ['城市', '农村'], must),
    mode: choice('供养方式', ['集中供养', '分散供养'], must),
    home: reference('供养机构', 'care-home'),
    level: choice('自理能力', careLevels, must),
    keeper: text('照料人', 20, { protected: true }),
    since: date('认定日期', must),
    until: date('终止日期'),
    why: choice('终止原因', ['死亡', '不再符合条件', '年满十八周岁就业', '主动放弃']),
  },
}

/** 自理能力评估：认定时一次，此后每年一次。 */
const careAssessment: Ledger = {
  key: 'care-assessment',
  title: '特困人员自理能力评估台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    person: reference('被评估人', 'destitute', must),
    day: date('评估日期', must),
    assessor: text('评估机构', 60, must),
    level: choice('评估结论', careLevels, must),
    before: choice('原等次', careLevels),
  },
}

const careHome: Ledger = {
  key: 'care-home',
  title: '养老机构名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name'],
  fields: {
    name: text('机构名称', 60, must),
    kind: choice('类别', ['乡镇敬老院', '县级福利机构', '民办养老机构', '区域性养老中心'], must),
    ownership: choice('性质', ['公办', '公建民营', '民办'], must),
    head: text('负责人', 20),
    beds: integer('床位', '张', must),
    nursing: integer('护理型床位', '张'),
    capacity: integer('可收住人数', '人'),
    floor: decimal('建筑面积', '平方米'),
    since: date('开办日期', must),
    until: date('停办日期'),
  },
}

/** 消防审验：不合格的限期整改，再审验。 */
const fireAcceptance: Ledger = {
  key: 'fire-acceptance',
  title: '养老机构消防审验台账',
  kind: 'event',
  dateField: 'applied',
  fields: {
    home: reference('机构', 'care-home', must),
    applied: date('申报日期', must),
    inspected: date('审验日期'),
    problems: longText('审验意见', 1000),
    document: text('合格文书号', 60),
    validUntil: date('有效期至'),
  },
  flow: {
    starts: 'applied',
    states: { applied: '已申报', inspected: '已审验', fixing: '整改中', passed: '已合格' },
    closes: ['passed'],
    deadlines: { applied: { days: 20, of: 'working' }, fixing: { days: 60, of: 'calendar' } },
    moves: {
      inspect: move('审验', ['applied', 'fixing'], 'inspected', ['inspected']),
      fix: move('限期整改', 'inspected', 'fixing', ['problems']),
      pass: byAnother('判定合格', 'inspected', 'passed', ['document', 'evidence']),
    },
  },
}

/** 等级评定：自评、评定、公布。 */
const homeRating: Ledger = {
  key: 'home-rating',
  title: '养老机构等级评定台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    home: reference('机构', 'care-home', must),
    day: date('评定日期', must),
    star: choice('评定等级', ['一星', '二星', '三星', '四星', '五星', '未达标'], must),
    score: decimal('得分', '分', 1),
    expert: text('评定组', 60),
  },
}

/** 年度绩效考核：一家一年一条。 */
const homeAssessment: Ledger = {
  key: 'home-assessment',
  title: '敬老院年度考核台账',
  kind: 'event',
  dateField: 'day',
  uniqueBy: ['home', 'year'],
  fields: {
    home: reference('机构', 'care-home', must),
    year: year('考核年度', must),
    day: date('考核日期', must),
    score: decimal('得分', '分', 1, { max: '100' }),
    class: choice('考核等次', ['一类', '二类', '三类'], must),
    used: longText('结果运用', 500),
  },
}

/** 高龄津贴、百岁津贴和养老服务补贴：年满百岁的从高龄津贴转入，两条前后相接。 */
const elderAllowance: Ledger = {
  key: 'elder-allowance',
  title: '老年人津贴补贴名册',
  ...personalRoster,
  uniqueBy: ['code'],
  fields: {
    code: text('编号', 30, must),
    ...listedPerson,
    born: date('出生日期'),
    village: reference('村（社区）', 'village'),
    kind: choice('种类', ['高龄津贴', '百岁津贴', '养老服务补贴'], must),
    amount: money('月标准'),
    since: date('开始享受', must),
    until: date('停止享受'),
    why: choice('停发原因', ['死亡', '迁出', '转百岁津贴', '未认证', '不再困难']),
  },
}

/** 生存认证：领取津贴的老人每年一次。 */
const aliveCheck: Ledger = {
  key: 'alive-check',
  title: '生存认证台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    person: reference('老人', 'elder-allowance', must),
    day: date('认证日期', must),
    way: choice('方式', ['入户', '人脸识别', '村（社区）证明', '视频'], must),
    result: choice('结果', ['健在', '已故', '失联'], must),
  },
}

/** 居家适老化改造：摸底、方案、施工、验收，一户一条。 */
const adaptation: Ledger = {
  key: 'home-adaptation',
  title: '居家适老化改造台账',
  kind: 'event',
  dateField: 'surveyed',
  uniqueBy: ['number'],
  ...personal,
  fields: {
    number: text('编号', 30, must),
    head: text('户主', 20, { required: true, protected: true }),
    village: reference('村（社区）', 'village'),
    surveyed: date('摸底日期', must),
    needs: choices('改造内容', ['扶手', '坡道', '防滑', '坐便', '淋浴', '床', '灯光', '辅具'], must),
    planned: date('方案确定'),
    budget: money('计划投入'),
    builder: text('施工单位', 60),
    begun: date('开工日期'),
    cost: money('实际投入'),
  },
  flow: {
    starts: 'surveyed',
    states: { surveyed: '已摸底', planned: '方案已定', building: '施工中', accepted: '已验收' },
    closes: ['accepted'],
    deadlines: { planned: { days: 30, of: 'calendar' }, building: { days: 60, of: 'calendar' } },
    moves: {
      plan: move('定方案', 'surveyed', 'planned', ['planned', 'budget']),
      build: move('开工', 'planned', 'building', ['builder']),
      accept: byAnother('验收', 'building', 'accepted', ['cost', 'evidence']),
      return: move('返工', 'accepted', 'building', ['reason']),
    },
  },
}

/** 照料中心：几个候选点比选，定下一个建设；落选的也留着，写明理由。 */
const careCentre: Ledger = {
  key: 'care-centre',
  title: '照料中心建设台账',
  kind: 'event',
  dateField: 'proposed',
  uniqueBy: ['name'],
  fields: {
    name: text('点位名称', 60, must),
    village: reference('村（社区）', 'village'),
    proposed: date('提出日期', must),
    asset: choice('利用资产', ['闲置校舍', '卫生院', '敬老院', '村部', '新建', '其他'], must),
    coverage: integer('服务老年人数', '人'),
    density: decimal('人员集中得分', '分', 1, { max: '10' }),
    traffic: decimal('交通得分', '分', 1, { max: '10' }),
    fitness: decimal('易改造得分', '分', 1, { max: '10' }),
    area: decimal('建筑面积', '平方米'),
    invested: money('投资'),
    begun: date('开工日期'),
    opened: date('投用日期'),
  },
  flow: {
    starts: 'proposed',
    states: {
      proposed: '候选',
      chosen: '已选定',
      building: '建设中',
      open: '已投用',
      dropped: '未选',
    },
    closes: ['open'],
    deadlines: { building: { days: 180, of: 'calendar' } },
    moves: {
      choose: byAnother('选定', 'proposed', 'chosen', ['coverage', 'reason']),
      drop: move('不选', 'proposed', 'dropped', ['reason']),
      begin: move('开工', 'chosen', 'building', ['begun']),
      open: byAnother('投入使用', 'building', 'open', ['opened', 'invested', 'evidence']),
    },
  },
}

const caregiver: Ledger = {
  key: 'caregiver',
  title: '护理人员名册',
  kind: 'roster',
  dateField: 'since',
  endField: 'until',
  uniqueBy: ['name', 'home'],
  fields: {
    name: text('姓名', 20, must),
    home: reference('所在机构', 'care-home', must),
    certificate: text('证书编号', 40),
    certified: date('取证日期'),
    grade: choice('等级', ['初级', '中级', '高级', '专项']),
    since: date('到岗日期', must),
    until: date('离岗日期'),
  },
}

const certificate: Ledger = {
  key: 'certificate',
  title: '专业证书台账',
  kind: 'event',
  dateField: 'issued',
  uniqueBy: ['number'],
  fields: {
    number: text('证书编号', 40, must),
    holder: text('持证人', 20, must),
    kind: choice('证书', ['养老护理员', '助理社会工作师', '社会工作师', '孤残儿童护理员'], must),
    home: reference('所在机构', 'care-home'),
    issued: date('发证日期', must),
  },
}

const supported = over(destitute)
const assessed = over(careAssessment)
const homes = over(careHome)
const fire = over(fireAcceptance)
const ratings = over(homeRating)
const assessments = over(homeAssessment)
const allowances = over(elderAllowance)
const adaptations = over(adaptation)
const centres = over(careCentre)
const caregivers = over(caregiver)
const trainings = over(training)
const certificates = over(certificate)

const classIs = (key: string, of: '一类' | '二类' | '三类'): Indicator =>
  assessments.count(`care-home.${key}`, `${of}敬老院数`, '个', `期间内考核为${of}的敬老院`, {
    where: is('class', of),
    also: [`${of}敬老院`, `考核为${of}的敬老院`],
  })

export const elder: PackPart = {
  ledgers: [
    destitute,
    careAssessment,
    careHome,
    fireAcceptance,
    homeRating,
    homeAssessment,
    elderAllowance,
    aliveCheck,
    adaptation,
    careCentre,
    caregiver,
    certificate,
  ],
  indicators: [
    supported.count('destitute.persons', '特困供养人数', '人', '期末在册的特困供养人员', {
      by: ['mode', 'area', 'level', 'home', 'village'],
      also: ['特困供养人员', '特困人员', '特困对象'],
    }),
    supported.count('destitute.central', '集中供养人数', '人', '期末在机构集中供养的特困人员', {
      where: is('mode', '集中供养'),
      by: ['area', 'level', 'home'],
      also: ['集中供养', '集中供养特困人员', '供养特困老人'],
    }),
    supported.count('destitute.scattered', '分散供养人数', '人', '期末分散供养的特困人员', {
      where: is('mode', '分散供养'),
      by: ['area', 'level', 'village'],
      also: ['分散供养', '分散供养特困人员'],
    }),
    supported.count('destitute.disabled', '失能半失能特困人数', '人', '期末半护理和全护理的特困人员', {
      where: is('level', ['半护理', '全护理']),
      by: ['mode', 'level'],
      also: ['失能半失能特困人员'],
    }),
    supported.count(
      'destitute.disabled-central',
      '失能半失能集中供养人数',
      '人',
      '期末集中供养的半护理、全护理特困人员',
      {
        where: { all: [is('level', ['半护理', '全护理']), is('mode', '集中供养')] },
      },
    ),
    rate(
      'destitute.central-rate',
      '集中供养率',
      'destitute.central',
      'destitute.persons',
      '期末集中供养人数占特困供养人数的比例',
      {
        also: ['特困人员集中供养率'],
      },
    ),
    rate(
      'destitute.disabled-central-rate',
      '失能半失能特困人员集中供养率',
      'destitute.disabled-central',
      'destitute.disabled',
      '期末失能半失能特困人员中集中供养的比例',
      { also: ['失能半失能集中供养率'] },
    ),
    supported.count('destitute.added', '新认定特困人数', '人', '期间内认定的特困人员', {
      when: 'during',
      by: ['mode', 'area'],
    }),
    assessed.count('destitute.assessed', '自理能力评估人次', '人次', '期间内做的评估', {
      by: ['level'],
      also: ['自理能力评估'],
    }),
    homes.count('care-home.total', '养老机构数', '所', '期末在册的养老机构', {
      by: ['kind', 'ownership'],
      also: ['养老机构', '养老服务机构'],
    }),
    homes.count('care-home.township', '乡镇敬老院数', '所', '期末在册的乡镇敬老院', {
      where: is('kind', '乡镇敬老院'),
      by: ['ownership'],
      also: ['乡镇敬老院', '公办敬老院', '敬老院'],
    }),
    homes.sum('care-home.beds', '养老床位数', 'beds', '期末在册机构的床位', {
      by: ['kind', 'ownership'],
      also: ['养老床位', '机构床位'],
    }),
    homes.sum('care-home.nursing-beds', '护理型床位数', 'nursing', '期末在册机构的护理型床位', {
      also: ['护理型床位'],
    }),
    rate(
      'care-home.nursing-rate',
      '护理型床位占比',
      'care-home.nursing-beds',
      'care-home.beds',
      '护理型床位占床位的比例',
    ),
    fire.distinct('care-home.fire-passed', '消防审验合格机构数', '所', 'home', '期间内判定合格的机构', {
      reached: 'passed',
      also: ['消防设施达标', '消防达标敬老院', '消防审验合格'],
      limits: '往年合格、证书仍有效的不在内',
    }),
    rate(
      'care-home.fire-rate',
      '消防审验合格率',
      'care-home.fire-passed',
      'care-home.total',
      '期间内合格的机构占在册机构的比例',
      {
        also: ['消防达标率'],
      },
    ),
    ratings.distinct('care-home.rated', '开展等级评定机构数', '所', 'home', '期间内参加等级评定的机构', {
      by: ['star'],
      also: ['开展等级评定', '参加等级评定'],
    }),
    ratings.distinct('care-home.rated-passed', '达到等级标准机构数', '所', 'home', '期间内评定为一星以上的机构', {
      where: is('star', ['一星', '二星', '三星', '四星', '五星']),
      by: ['star'],
      also: ['达到等级评定标准', '星级养老机构', '达标敬老院'],
    }),
    assessments.count('care-home.assessed', '绩效考核机构数', '所', '期间内完成年度考核的敬老院', {
      by: ['class'],
      also: ['年度绩效考核', '参加考核的敬老院'],
    }),
    classIs('first-class', '一类'),
    classIs('second-class', '二类'),
    classIs('third-class', '三类'),
    allowances.count('elder.centenarians', '百岁老人数', '人', '期末领取百岁津贴的老人', {
      where: is('kind', '百岁津贴'),
      by: ['village'],
      also: ['百岁老人', '百岁以上老人'],
    }),
    allowances.count('elder.over-90', '90岁以上高龄老人数', '人', '期末领取高龄津贴的老人，不含百岁老人', {
      where: is('kind', '高龄津贴'),
      by: ['village'],
      also: ['90岁以上高龄老人', '90岁以上老人', '高龄老人'],
      limits: '年满百岁的在百岁老人里，不重复计',
    }),
    allowances.count('elder.service-subsidy', '养老服务补贴人数', '人', '期末享受养老服务补贴的困难老人', {
      where: is('kind', '养老服务补贴'),
      by: ['village'],
      also: ['困难老人', '养老服务补贴对象'],
    }),
    adaptations.count('home-adaptation.surveyed', '适老化改造摸底户数', '户', '期间内摸底的家庭', {
      also: ['改造摸底'],
    }),
    adaptations.count('home-adaptation.accepted', '适老化改造完成户数', '户', '期间内验收的改造家庭', {
      reached: 'accepted',
      by: ['needs', 'village'],
      also: ['居家适老化改造', '困难老年人居家适老化改造', '适老化改造', '家庭适老化改造'],
    }),
    adaptations.sum('home-adaptation.cost', '适老化改造投入', 'cost', '期间内验收的改造家庭实际投入', {
      reached: 'accepted',
      also: ['适老化改造资金'],
    }),
    formula(
      'home-adaptation.average',
      '户均改造投入',
      '元',
      'home-adaptation.cost / home-adaptation.accepted',
      '期间内验收的改造家庭平均每户投入',
      { decimals: 2, also: ['户均改造投入'] },
    ),
    rate(
      'home-adaptation.accepted-rate',
      '适老化改造验收率',
      'home-adaptation.accepted',
      'home-adaptation.surveyed',
      '期间内验收的与摸底的之比',
      { limits: '上期摸底、本期验收的也在分子里' },
    ),
    centres.count('care-centre.opened', '照料中心建成数', '个', '期间内投入使用的照料中心', {
      reached: 'open',
      by: ['asset'],
      also: ['综合照料中心', '照料中心'],
    }),
    centres.sum('care-centre.invested', '照料中心投资', 'invested', '期间内投入使用的照料中心的投资', {
      reached: 'open',
      also: ['照料中心投资额'],
    }),
    centres.count('care-centre.candidates', '照料中心候选点数', '个', '期间内提出比选的点位', { by: ['asset'] }),
    caregivers.count('caregiver.total', '护理人员数', '人', '期末在岗的护理人员', {
      by: ['home', 'grade'],
      also: ['护理员'],
    }),
    trainings.sum('training.caregivers', '护理人员培训人次', 'persons', '期间内参加能力培训的护理人员', {
      where: is('audience', '护理人员'),
      by: ['level'],
      also: ['护理人员参加能力培训', '护理员培训', '护理人员能力培训'],
    }),
    certificates.count('certificate.caregivers', '护理证书颁发数', '名', '期间内取得养老护理员证书的人', {
      where: is('kind', '养老护理员'),
      by: ['home'],
      also: ['专业护理证书', '持证护理员', '护理员取证'],
    }),
  ],
  duties: [
    {
      key: 'destitute-assessment',
      title: '特困人员自理能力每年评估一次',
      roster: 'destitute',
      every: 'year',
      times: 1,
      metBy: { ledger: 'care-assessment', member: 'person' },
    },
    {
      key: 'care-home-assessment',
      title: '敬老院每年考核一次',
      roster: 'care-home',
      among: is('kind', '乡镇敬老院'),
      every: 'year',
      times: 1,
      metBy: { ledger: 'home-assessment', member: 'home' },
    },
    {
      key: 'alive-check',
      title: '领取津贴的老人每年认证一次',
      roster: 'elder-allowance',
      every: 'year',
      times: 1,
      metBy: { ledger: 'alive-check', member: 'person', only: is('result', '健在') },
    },
  ],
  auditRules: [
    {
      key: 'destitute-by-mode',
      title: '集中供养加分散供养等于特困供养人数',
      left: 'destitute.central + destitute.scattered',
      operator: '=',
      right: 'destitute.persons',
      severity: 'hard',
      message: '集中、分散供养人数之和与特困供养人数不相等，请核对名册的供养方式。',
      missing: 'skip',
    },
    {
      key: 'care-home-by-class',
      title: '一二三类敬老院之和等于考核数',
      left: 'care-home.first-class + care-home.second-class + care-home.third-class',
      operator: '=',
      right: 'care-home.assessed',
      severity: 'hard',
      message: '三类之和与考核的敬老院数不相等。',
      missing: 'skip',
    },
    {
      key: 'care-home-fire',
      title: '消防合格机构不多于在册机构',
      left: 'care-home.fire-passed',
      operator: '<=',
      right: 'care-home.total',
      severity: 'hard',
      message: '合格的机构多于在册的机构，请核对名册。',
      missing: 'skip',
    },
    {
      key: 'care-home-rated',
      title: '达到等级标准的机构不多于参评机构',
      left: 'care-home.rated-passed',
      operator: '<=',
      right: 'care-home.rated',
      severity: 'hard',
      message: '达标的机构多于参加评定的机构。',
      missing: 'skip',
    },
    {
      key: 'care-home-nursing-beds',
      title: '护理型床位不多于床位',
      left: 'care-home.nursing-beds',
      operator: '<=',
      right: 'care-home.beds',
      severity: 'hard',
      message: '护理型床位多于床位总数。',
      missing: 'skip',
    },
  ],
}
