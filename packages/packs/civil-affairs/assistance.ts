import type { Ledger } from '@taizhang/ledger'
import {
  all,
  byAnother,
  choice,
  choices,
  cited,
  date,
  filled,
  formula,
  identityNumber,
  inState,
  integer,
  is,
  longText,
  money,
  move,
  must,
  over,
  type PackPart,
  phone,
  rate,
  reference,
  text,
} from '../define.ts'
import { issue } from '../office/rectification.ts'
import { applicant, listedPerson, personal, personalRoster } from './personal.ts'

const causes = ['因病', '因残', '因灾', '因学', '缺劳动力', '失业', '意外事故', '其他'] as const

/** 在册家庭：从纳入之日到退出之日。低保、低保边缘、刚性支出困难家庭都在这一本里，按类别分。 */
const household: Ledger = {
  key: 'low-income-household',
  title: '低收入家庭名册',
  ...personalRoster,
  uniqueBy: ['code'],
  fields: {
    code: text('户号', 30, must),
    head: text('户主', 20, { required: true, protected: true }),
    identity: identityNumber('户主身份证号'),
    phone: phone('联系电话'),
    village: reference('村（社区）', 'village'),
    category: choice('类别', ['低保', '低保边缘', '刚性支出困难'], must),
    area: choice('城乡', ['城镇', '农村'], must),
    members: integer('保障人数', '人', { required: true, min: 1, max: 20 }),
    cause: choice('致困原因', causes),
    way: choice('纳入方式', ['本人申请', '监测预警', '主动发现', '整户转入']),
    income: money('家庭月人均收入'),
    amount: money('月保障金额'),
    since: date('纳入日期', must),
    until: date('退出日期'),
    why: choice('退出原因', ['收入超标', '财产超标', '死亡', '迁出', '主动放弃', '转特困']),
  },
}

/** 在册人员：每户每人一条，户里的人数应与这里对得上。 */
const member: Ledger = {
  key: 'low-income-person',
  title: '低收入人口名册',
  ...personalRoster,
  uniqueBy: ['household', 'name'],
  fields: {
    household: reference('所属家庭', 'low-income-household', must),
    ...listedPerson,
    relation: choice('与户主关系', ['户主', '配偶', '子女', '父母', '孙辈', '其他'], must),
    group: choices('人员特点', ['老年人', '未成年人', '重病', '重残', '在校学生', '有劳动能力']),
    since: date('纳入日期', must),
    until: date('退出日期'),
  },
}

/** 低保申请和扩围：申请、核对、入户、公示、审批。批准后在名册里立户。 */
const application: Ledger = {
  key: 'allowance-application',
  title: '低保申请审核台账',
  kind: 'event',
  dateField: 'applied',
  uniqueBy: ['number'],
  ...personal,
  fields: {
    number: text('受理编号', 30, must),
    ...applicant,
    village: reference('村（社区）', 'village'),
    area: choice('城乡', ['城镇', '农村'], must),
    members: integer('申请人数', '人', { required: true, min: 1, max: 20 }),
    cause: choice('致困原因', causes, must),
    way: choice('来源', ['本人申请', '监测预警', '主动发现'], must),
    applied: date('受理日期', must),
    visited: date('入户调查日期'),
    finding: longText('调查情况', 1000),
    published: date('公示日期'),
    decision: choice('审批层级', ['乡镇审批', '县级审批']),
    household: reference('立户', 'low-income-household'),
  },
  flow: {
    starts: 'applied',
    states: {
      applied: '已受理',
      checking: '核对中',
      visited: '已入户',
      published: '已公示',
      approved: '已纳入',
      refused: '不予纳入',
    },
    closes: ['approved'],
    deadlines: { applied: { days: 3, of: 'working' }, checking: { days: 10, of: 'working' } },
    limits: { set: 'allowance', met: { decide: { before: ['applied', 'checking', 'visited', 'published'] } } },
    moves: {
      check: move('发起核对', 'applied', 'checking'),
      visit: move('入户调查', 'checking', 'visited', ['visited', 'finding']),
      publish: move('公示', 'visited', 'published', ['published']),
      approve: byAnother('批准纳入', 'published', 'approved', ['decision', 'evidence']),
      refuse: byAnother('不予纳入', ['checking', 'visited', 'published'], 'refused', ['reason']),
      return: move('退回补正', ['checking', 'visited'], 'applied', ['reason']),
    },
  },
}

/** 动态监测：预警、核查、处理。 */
const warning: Ledger = {
  key: 'income-warning',
  title: '低收入人口监测预警台账',
  kind: 'event',
  dateField: 'warned',
  ...personal,
  fields: {
    household: reference('涉及家庭', 'low-income-household'),
    name: text('姓名', 20, { protected: true }),
    warned: date('预警日期', must),
    signal: choice(
      '预警信息',
      ['医疗支出大', '家庭成员死亡', '失业', '新办残疾证', '收入变化', '财产变化', '灾情'],
      must,
    ),
    source: choice('信息来源', ['部门数据', '网格走访', '群众反映', '上级推送'], must),
    result: choice('处理结果', ['新纳入', '提高档次', '降低档次', '退出', '临时救助', '无须调整']),
    words: longText('核查情况', 1000),
  },
  flow: {
    starts: 'warned',
    states: { warned: '已预警', checking: '核查中', handled: '已处理' },
    closes: ['handled'],
    deadlines: { warned: { days: 5, of: 'working' }, checking: { days: 20, of: 'working' } },
    moves: {
      check: move('核查', 'warned', 'checking'),
      handle: byAnother('处理', 'checking', 'handled', ['result', 'words', 'evidence']),
    },
  },
}

/** 家庭经济状况核对：没有比对平台的地方，一家一家发函也走这个流程，差异要复核。 */
const assetCheck: Ledger = {
  key: 'asset-check',
  title: '家庭经济状况核对台账',
  kind: 'event',
  dateField: 'authorised',
  uniqueBy: ['number'],
  ...personal,
  fields: {
    number: text('核对编号', 30, must),
    household: reference('核对家庭', 'low-income-household'),
    name: text('核对对象', 20, { required: true, protected: true }),
    authorised: date('授权日期', must),
    items: choices('核对项目', ['外出务工收入', '住房', '车辆', '银行存款', '经营', '社保'], must),
    source: choice('数据来源', ['省核对平台', '部门函询', '外地民政部门协查', '入户核实'], must),
    asked: date('发出日期'),
    answered: date('反馈日期'),
    match: choice('比对结果', ['一致', '有差异', '无法核实']),
    difference: longText('差异说明', 1000),
    conclusion: choice('复核结论', ['符合', '不符合', '误纳', '漏纳']),
  },
  flow: {
    starts: 'authorised',
    states: {
      authorised: '已授权',
      asked: '核对中',
      answered: '已反馈',
      rechecked: '差异已复核',
      confirmed: '已认定',
    },
    closes: ['confirmed'],
    rests: { answered: is('match', '一致') },
    deadlines: { asked: { days: 15, of: 'working' } },
    moves: {
      ask: move('发起核对', 'authorised', 'asked', ['asked']),
      answer: move('反馈', 'asked', 'answered', ['answered', 'match']),
      recheck: move('差异复核', 'answered', 'rechecked', ['difference']),
      confirm: byAnother('认定', ['answered', 'rechecked'], 'confirmed', ['conclusion', 'evidence']),
    },
  },
}

/** 临时救助：审批权限下放到乡镇的，由乡镇审批；数额大的仍由县里批。 */
const temporaryAid: Ledger = {
  key: 'temporary-aid',
  title: '临时救助台账',
  kind: 'event',
  dateField: 'applied',
  uniqueBy: ['number'],
  ...personal,
  fields: {
    number: text('受理编号', 30, must),
    ...applicant,
    village: reference('村（社区）', 'village'),
    cause: choice('困难原因', ['因灾', '因病', '因残', '因学', '意外事故', '其他'], must),
    kind: choice('救助类型', ['急难型', '支出型'], must),
    persons: integer('救助人数', '人', { required: true, min: 1 }),
    applied: date('申请日期', must),
    opinion: longText('审核意见', 500),
    approver: choice('审批层级', ['乡镇审批', '县级审批']),
    amount: money('救助金额'),
    paidOn: date('发放日期'),
  },
  flow: {
    starts: 'applied',
    states: {
      applied: '已申请',
      reviewed: '乡镇已审核',
      approved: '已审批',
      paid: '已发放',
      archived: '已归档',
      refused: '不予救助',
    },
    closes: ['archived'],
    deadlines: {
      applied: { days: 5, of: 'working' },
      reviewed: { days: 3, of: 'working' },
      approved: { days: 5, of: 'working' },
    },
    moves: {
      review: move('乡镇审核', 'applied', 'reviewed', ['opinion']),
      approve: byAnother('审批', 'reviewed', 'approved', ['approver', 'amount']),
      pay: move('发放', 'approved', 'paid', ['paidOn', 'evidence']),
      archive: byAnother('归档', 'paid', 'archived', ['evidence']),
      refuse: byAnother('不予救助', ['applied', 'reviewed'], 'refused', ['reason']),
      return: move('退回补正', 'reviewed', 'applied', ['reason']),
    },
  },
}

/** 残疾人两项补贴：一人享受两种的立两条。 */
const disability: Ledger = {
  key: 'disability-allowance',
  title: '残疾人两项补贴名册',
  ...personalRoster,
  uniqueBy: ['certificate', 'kind'],
  fields: {
    certificate: text('残疾人证号', 22, { required: true, protected: true }),
    name: text('姓名', 20, { required: true, protected: true }),
    village: reference('村（社区）', 'village'),
    kind: choice('补贴种类', ['困难残疾人生活补贴', '重度残疾人护理补贴'], must),
    grade: choice('残疾等级', ['一级', '二级', '三级', '四级']),
    amount: money('月补贴额'),
    since: date('开始发放', must),
    until: date('停止发放'),
    why: choice('停发原因', ['死亡', '迁出', '残疾等级变化', '不再困难', '转入其他保障', '未年审']),
  },
}

/** 两项补贴年审：每人每年一次。 */
const disabilityReview: Ledger = {
  key: 'disability-review',
  title: '残疾人两项补贴年审台账',
  kind: 'event',
  dateField: 'day',
  fields: {
    person: reference('补贴对象', 'disability-allowance', must),
    day: date('年审日期', must),
    way: choice('方式', ['当面', '视频', '入户', '数据比对'], must),
    result: choice('结论', ['继续发放', '调整', '停发'], must),
  },
}

/** 资金问题的类别，加在反馈问题整改台账的“问题类别”里：一个问题只登一处。 */
export const fundProblemKinds = [
  '城市低保',
  '农村低保',
  '特困供养',
  '临时救助',
  '残疾人两项补贴',
  '儿童福利',
  '养老服务',
  '殡葬服务',
]

const households = over(household)
const members = over(member)
const applications = over(application)
const warnings = over(warning)
const checks = over(assetCheck)
const temporary = over(temporaryAid)
const disabled = over(disability)
const problems = over(issue)
const aboutFunds = is('category', fundProblemKinds)

const allowance = is('category', '低保')
const urban = all(allowance, is('area', '城镇'))
const rural = all(allowance, is('area', '农村'))

export const assistance: PackPart = {
  ledgers: [household, member, application, warning, assetCheck, temporaryAid, disability, disabilityReview],
  indicators: [
    cited('population.total', '总人口', '人', '计算覆盖面所用的人口数', '统计部门公布的人口数', {
      also: ['全县总人口', '户籍人口', '常住人口'],
      limits: '户籍与常住不可混用；上年数用到新数公布为止，要逐期引用',
    }),
    households.count('allowance.households', '低保户数', '户', '期末在册的低保家庭', {
      where: allowance,
      by: ['area', 'village', 'cause'],
      also: ['全县低保户数', '城乡低保户', '低保对象户数'],
    }),
    households.sum('allowance.persons', '低保人数', 'members', '期末在册低保家庭的保障人数', {
      where: allowance,
      by: ['area', 'village', 'cause'],
      also: ['全县低保人数', '低保对象人数', '低保保障人数', '最低生活保障人数'],
    }),
    households.count('allowance.urban-households', '城镇低保户数', '户', '期末在册的城镇低保家庭', {
      where: urban,
      also: ['城市低保户数', '城市低保户'],
    }),
    households.sum('allowance.urban-persons', '城镇低保人数', 'members', '期末在册城镇低保家庭的保障人数', {
      where: urban,
      also: ['城市低保人数', '城市低保对象'],
    }),
    households.count('allowance.rural-households', '农村低保户数', '户', '期末在册的农村低保家庭', {
      where: rural,
      also: ['农村低保户'],
    }),
    households.sum('allowance.rural-persons', '农村低保人数', 'members', '期末在册农村低保家庭的保障人数', {
      where: rural,
      also: ['农村低保对象'],
    }),
    households.count('allowance.added-households', '新纳入低保户数', '户', '期间内纳入的低保家庭', {
      where: allowance,
      when: 'during',
      by: ['area', 'way', 'cause'],
      also: ['低保扩围户数', '扩围户数', '新增低保户数'],
      limits: '当期纳入、当期又退出的也计入',
    }),
    households.sum('allowance.added-persons', '新纳入低保人数', 'members', '期间内纳入的低保家庭的保障人数', {
      where: allowance,
      when: 'during',
      by: ['area', 'way', 'cause'],
      also: ['低保扩围人数', '扩围人数', '新增低保人数'],
      limits: '当期纳入、当期又退出的也计入',
    }),
    rate(
      'allowance.coverage',
      '低保占总人口比例',
      'allowance.persons',
      'population.total',
      '期末低保人数占总人口的比例',
      {
        decimals: 2,
        also: ['低保占总人口的比例', '低保覆盖面', '占总人口比例', '低保覆盖率'],
        limits: '人口数引用的日期与低保人数的日期可能不同',
      },
    ),
    households.sum('low-income.persons', '低收入人口数', 'members', '期末在册的低保、低保边缘、刚性支出困难家庭人数', {
      by: ['category', 'area'],
      also: ['低收入人口', '纳入监测的低收入人口'],
    }),
    households.sum('low-income.marginal-persons', '低保边缘人数', 'members', '期末在册低保边缘家庭的人数', {
      where: is('category', '低保边缘'),
      also: ['低保边缘家庭人口'],
    }),
    members.count('low-income.listed-persons', '低收入人口名册人数', '人', '期末在册的人员，一人一条', {
      by: ['group'],
    }),
    applications.count('allowance.applications', '低保申请受理件数', '件', '期间内受理的申请', {
      by: ['area', 'way', 'cause'],
      also: ['受理低保申请'],
    }),
    applications.count('allowance.approved', '低保申请批准件数', '件', '期间内批准纳入的申请', { reached: 'approved' }),
    applications.count('allowance.refused', '低保申请不予纳入件数', '件', '期间内不予纳入的申请', {
      reached: 'refused',
    }),
    warnings.count('income-warning.received', '监测预警条数', '条', '期间内收到的预警', {
      by: ['signal', 'source'],
      also: ['低收入人口监测预警', '预警信息'],
    }),
    warnings.count('income-warning.handled', '监测预警处理条数', '条', '期间内核查并处理的预警', {
      reached: 'handled',
      by: ['result'],
    }),
    rate(
      'income-warning.handled-rate',
      '监测预警处理率',
      'income-warning.handled',
      'income-warning.received',
      '期间内处理的预警与收到的预警之比',
      { limits: '上期收到、本期处理的也在分子里，可能大于100%' },
    ),
    checks.count('asset-check.asked', '家庭经济状况核对户次', '户次', '期间内发起的核对', {
      reached: 'asked',
      by: ['source', 'items'],
      also: ['核对家庭经济状况', '信息核对户次'],
    }),
    checks.count('asset-check.answered', '核对反馈户次', '户次', '期间内得到反馈的核对', { reached: 'answered' }),
    checks.count('asset-check.differing', '核对有差异户次', '户次', '期间内反馈为有差异的核对', {
      where: is('match', '有差异'),
      reached: 'answered',
      also: ['比对差异户次'],
    }),
    checks.count('asset-check.wrong', '误纳漏纳户次', '户次', '期间内认定为误纳或漏纳的核对', {
      where: is('conclusion', ['误纳', '漏纳']),
      reached: 'confirmed',
      by: ['conclusion'],
      better: 'less',
    }),
    rate('asset-check.answered-rate', '核对反馈率', 'asset-check.answered', 'asset-check.asked', '反馈与发起之比', {
      limits: '上期发起、本期反馈的也在分子里，可能大于100%',
    }),
    rate(
      'asset-check.differing-rate',
      '核对差异率',
      'asset-check.differing',
      'asset-check.answered',
      '反馈的核对中有差异的所占比例',
      { better: 'less' },
    ),
    temporary.count('temporary-aid.households', '临时救助户数', '户', '期间内审批同意的临时救助，一件一户', {
      reached: 'approved',
      by: ['cause', 'kind', 'approver', 'village'],
      also: ['临时救助户次', '临时救助'],
      limits: '同一户一年内救助两次的计两次',
    }),
    temporary.sum('temporary-aid.persons', '临时救助人数', 'persons', '期间内审批同意的临时救助人数', {
      reached: 'approved',
      by: ['cause', 'kind', 'approver'],
      also: ['临时救助人次'],
    }),
    temporary.sum('temporary-aid.amount', '临时救助资金', 'amount', '期间内审批同意的救助金额', {
      reached: 'approved',
      by: ['cause', 'kind', 'approver'],
      also: ['临时救助金', '发放临时救助资金'],
    }),
    temporary.sum('temporary-aid.paid', '临时救助资金发放', 'amount', '期间内已发到人的救助金额', { reached: 'paid' }),
    temporary.count('temporary-aid.delegated', '乡镇审批临时救助户数', '户', '期间内由乡镇审批同意的临时救助', {
      where: is('approver', '乡镇审批'),
      reached: 'approved',
      also: ['下放审批的临时救助'],
    }),
    formula(
      'temporary-aid.average',
      '户均临时救助水平',
      '元',
      'temporary-aid.amount / temporary-aid.households',
      '审批同意的金额除以户数',
      { decimals: 2 },
    ),
    disabled.count('disability.poor', '困难残疾人数', '人', '期末领取困难残疾人生活补贴的人', {
      where: is('kind', '困难残疾人生活补贴'),
      by: ['grade'],
      also: ['困难残疾人', '困难残疾人生活补贴人数'],
    }),
    disabled.count('disability.severe', '重度残疾人数', '人', '期末领取重度残疾人护理补贴的人', {
      where: is('kind', '重度残疾人护理补贴'),
      by: ['grade'],
      also: ['重度残疾人', '重度残疾人护理补贴人数'],
    }),
    problems.count('fund-problem.found', '资金检查发现问题数', '个', '期间内反馈的民政资金和政策落实问题', {
      where: aboutFunds,
      by: ['category', 'source'],
      also: ['资金检查问题', '救助资金问题'],
    }),
    problems.distinct(
      'fund-problem.categories',
      '资金检查问题类数',
      '类',
      'category',
      '期间内反馈的民政资金问题分属几类',
      {
        where: aboutFunds,
        by: ['source'],
        also: ['类问题', '发现问题类别', '资金问题类别'],
      },
    ),
    problems.count('fund-problem.rectified', '资金检查问题已整改数', '个', '期间内反馈、现已整改或销号的民政资金问题', {
      where: all(aboutFunds, inState('fixed', 'closed')),
      by: ['category'],
    }),
    problems.sum('fund-problem.amount', '资金检查涉及金额', 'amount', '期间内反馈的民政资金问题涉及的金额', {
      where: aboutFunds,
      by: ['category'],
    }),
    rate(
      'fund-problem.rectified-rate',
      '资金检查问题整改完成率',
      'fund-problem.rectified',
      'fund-problem.found',
      '期间内反馈的民政资金问题中已整改的比例',
      { also: ['资金问题整改率'] },
    ),
  ],
  duties: [
    {
      key: 'allowance-recheck',
      title: '低保家庭经济状况核对每年一次',
      roster: 'low-income-household',
      among: allowance,
      every: 'year',
      times: 1,
      metBy: { ledger: 'asset-check', member: 'household', only: filled('answered') },
    },
    {
      key: 'disability-review',
      title: '残疾人两项补贴每年年审一次',
      roster: 'disability-allowance',
      every: 'year',
      times: 1,
      metBy: { ledger: 'disability-review', member: 'person' },
    },
  ],
  auditRules: [
    {
      key: 'allowance-persons-by-area',
      title: '低保人数城镇加农村等于合计',
      left: 'allowance.urban-persons + allowance.rural-persons',
      operator: '=',
      right: 'allowance.persons',
      severity: 'hard',
      message: '城镇、农村低保人数之和与低保总人数不相等，请核对名册的城乡一栏。',
      missing: 'skip',
    },
    {
      key: 'allowance-households-by-area',
      title: '低保户数城镇加农村等于合计',
      left: 'allowance.urban-households + allowance.rural-households',
      operator: '=',
      right: 'allowance.households',
      severity: 'hard',
      message: '城镇、农村低保户数之和与低保总户数不相等，请核对名册的城乡一栏。',
      missing: 'skip',
    },
    {
      key: 'allowance-households-within-persons',
      title: '低保户数不大于人数',
      left: 'allowance.households',
      operator: '<=',
      right: 'allowance.persons',
      severity: 'hard',
      message: '户数多于人数，请核对保障人数一栏。',
      missing: 'skip',
    },
    {
      key: 'low-income-members',
      title: '家庭名册人数与人员名册一致',
      left: 'low-income.persons',
      operator: '=',
      right: 'low-income.listed-persons',
      severity: 'soft',
      message: '家庭名册上的保障人数与人员名册的条数不一致，请补登或注销人员。',
      missing: 'skip',
    },
    {
      key: 'temporary-aid-paid',
      title: '临时救助发放不超过审批',
      left: 'temporary-aid.paid',
      operator: '<=',
      right: 'temporary-aid.amount',
      severity: 'soft',
      message: '发放的金额多于审批的金额；上期审批、本期发放的请写明理由。',
      missing: 'skip',
    },
  ],
}
