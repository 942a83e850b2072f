import type { TaskTemplate } from '../pack.ts'

type Measured = NonNullable<TaskTemplate['measuredBy']>

const atLeast = (indicator: string, usual?: string): Pick<TaskTemplate, 'measuredBy'> => ({
  measuredBy: { indicator, op: '>=', ...(usual !== undefined && { usual }) } satisfies Measured,
})

/** A task due by the year's end, unless it says otherwise. */
const task = (
  key: string,
  title: string,
  knownBy: readonly string[],
  more: Partial<Pick<TaskTemplate, 'dueOn' | 'measuredBy' | 'milestones'>> = {},
): TaskTemplate => ({ key, title, dueOn: '12-31', ...more, knownBy })

/** What a civil-affairs bureau promises year after year, and the words by which its promise is recognised. */
export const taskTemplates: readonly TaskTemplate[] = [
  task('allowance-raise', '提高城乡低保标准并补发', ['低保标准', '提标', '保障标准', '救助标准'], {
    dueOn: '06-30',
    ...atLeast('standard.urban-allowance'),
    milestones: [{ title: '出台调整标准的文件', dueOn: '04-30' }],
  }),
  task('allowance-widening', '开展低保扩围增效', ['低保扩围', '扩大救助范围', '应保尽保', '救助范围', '扩围'], {
    ...atLeast('allowance.added-persons'),
  }),
  task(
    'income-monitoring',
    '低收入人口动态监测',
    ['动态监测', '低收入人口', '监测预警', '主动发现', '返贫'],
    atLeast('income-warning.handled-rate', '100'),
  ),
  task(
    'asset-checking',
    '核对救助家庭经济状况',
    ['评估家庭', '经济状况核对', '信息核对', '家庭收入', '大数据比对', '精准识别'],
    atLeast('asset-check.answered-rate', '100'),
  ),
  task('temporary-aid', '及时开展临时救助', ['临时救助', '急难', '救急难'], atLeast('temporary-aid.households')),
  task('disability-benefits', '落实残疾人两项补贴和康复项目', ['残疾人', '两项补贴', '福康工程', '助残'], {
    ...atLeast('disability.poor'),
  }),
  task('fund-supervision', '加强民政资金监管', ['资金监管', '资金检查', '专项检查', '资金使用效益'], {
    ...atLeast('fund-problem.rectified-rate', '100'),
  }),
  task('destitute-central', '提高失能半失能特困人员集中供养率', ['集中供养率', '失能半失能', '失能特困', '集中供养'], {
    ...atLeast('destitute.disabled-central-rate'),
  }),
  task('care-home-building', '建设区域性养老机构', ['敬老院建设', '区域性敬老院', '养老中心', '养老院建设'], {
    milestones: [{ title: '完成立项', dueOn: '06-30' }],
  }),
  task('community-elder-space', '落实小区养老设施用房', ['小区养老', '养老设施', '养老用房', '配建']),
  task(
    'elder-allowances',
    '落实高龄津贴和百岁津贴',
    ['高龄补贴', '高龄津贴', '百岁', '惠老', '老年人津贴', '养老服务补贴'],
    atLeast('elder.over-90'),
  ),
  task('home-adaptations', '困难老年人居家适老化改造', ['适老化改造', '居家改造', '适老化'], {
    dueOn: '11-30',
    ...atLeast('home-adaptation.accepted'),
    milestones: [
      { title: '摸底和方案', dueOn: '04-30' },
      { title: '施工', dueOn: '09-30' },
    ],
  }),
  task('care-centres', '建设村居照料中心', ['照料中心', '日间照料', '互助养老', '养老服务体系'], {
    ...atLeast('care-centre.opened'),
    milestones: [{ title: '选定建设点', dueOn: '03-31' }],
  }),
  task('care-home-quality', '敬老院等级评定和年度考核', ['等级评定', '星级', '敬老院考核', '养老服务质量'], {
    ...atLeast('care-home.assessed'),
  }),
  task('caregiver-training', '培训护理人员', ['护理人员', '护理员', '护理培训'], atLeast('training.caregivers')),
  task('child-benefits', '落实儿童福利和保障政策', ['儿童福利', '儿童保障', '孤儿', '事实无人抚养'], {
    ...atLeast('child.total'),
  }),
  task(
    'minor-protection',
    '完善未成年人保护工作制度',
    ['未成年人保护工作', '未保', '保护制度', '六位一体', '关爱保护机制'],
    {
      ...atLeast('minor-meeting.leading', '2'),
    },
  ),
  task('minor-publicity', '开展未成年人保护宣传', ['未成年人保护宣传', '防性侵', '自护教育', '法治宣讲'], {
    ...atLeast('care-activity.total'),
  }),
  task('left-behind-children', '农村留守儿童关爱保护', ['留守儿童', '关爱保护', '困境儿童'], atLeast('child.visits')),
  task('child-directors', '加强儿童主任队伍', ['儿童主任', '儿童督导员'], {}),
  task('funeral-zones', '整治三沿六区坟墓', ['三沿六区', '硬化大墓', '活人墓', '散埋乱葬', '坟墓整治'], {
    ...atLeast('tomb.large-rate', '100'),
  }),
  task('funeral-policy', '完善惠民殡葬政策', ['惠民殡葬', '殡葬政策', '殡葬减免'], { dueOn: '09-30' }),
  task('funeral-market', '整治殡葬服务市场', ['殡葬行业', '殡葬服务市场', '殡葬市场', '殡葬领域'], {}),
  task('funeral-service', '提高殡葬服务质量', ['殡葬服务质量', '殡葬服务', '殡仪馆'], atLeast('funeral.cremated')),
  task('mourning-rate', '保持城区集中治丧率', ['集中治丧率', '集中治丧'], atLeast('funeral.mourned-rate', '100')),
  task('burial-rate', '提高节地生态安葬率', ['集中安葬率', '生态安葬', '安葬率'], atLeast('funeral.eco-rate', '100')),
  task('cremation-rate', '保持城区火化率', ['火化率', '遗体火化'], atLeast('funeral.cremation-rate', '100')),
  task('civil-customs', '倡导文明祭祀和移风易俗', ['移风易俗', '文明祭祀', '乡风文明', '绿色殡葬', '殡葬新风'], {
    ...atLeast('sacrifice.days'),
  }),
  task('wedding-spot', '打造特色结婚登记颁证点', ['办证点', '颁证点', '颁证基地', '登记服务点'], { dueOn: '10-31' }),
  task('wedding-events', '举办特色婚礼，推进婚俗改革', ['国潮婚礼', '集体婚礼', '婚俗改革', '婚礼'], {
    ...atLeast('wedding-activity.total', '1'),
  }),
  task('marriage-service', '规范婚姻登记服务', ['婚姻登记', '婚登', '跨省通办', '婚姻辅导'], {
    ...atLeast('marriage.registered'),
  }),
  task('homeless-aid', '流浪乞讨人员救助管理', ['流浪乞讨', '送温暖', '送清凉', '救助管理'], {
    ...atLeast('homeless.persons'),
  }),
  task('lottery-network', '优化福利彩票销售网点', ['销售场所', '销售网点', '体验店', '网点布局'], {
    ...atLeast('lottery-shop.total'),
  }),
  task('lottery-sales', '完成福利彩票销售任务', ['福利彩票', '福彩', '市场开发', '彩票'], {
    ...atLeast('lottery.task-rate', '100'),
  }),
  task('lottery-fund', '用好福彩公益金', ['公益金'], {}),
  task('charity-law', '宣传贯彻慈善法', ['《慈善法》', '慈善法', '慈善宣传'], {}),
  task('charity-network', '健全基层慈善网络', ['慈善网络', '慈善事业', '慈善组织'], {}),
  task('charity-raising', '拓展慈善募捐渠道', ['募捐', '互联网＋', '互联网+', '网络募捐'], atLeast('charity.donated')),
  task('charity-spending', '用好捐赠款物', ['捐赠', '善款', '配捐', '慈善救助'], atLeast('charity.paid')),
  task('charity-order', '规范慈善监管', ['慈善监管', '慈善领域', '违法违纪'], {}),
  task('charity-volunteers', '开展慈善志愿服务', ['慈善志愿', '志愿服务'], atLeast('volunteering.times')),
  task('village-burden', '减轻村级组织负担', ['减轻村级', '村级组织', '工作事务负担', '村级减负'], {
    ...atLeast('village-list.cleared'),
  }),
  task('village-lists', '规范村级工作事项清单', ['村级工作事项', '事项清单', '指导目录'], {
    ...atLeast('village-list.items'),
  }),
  task('village-signs', '精简村级机制和挂牌', ['挂牌', '工作机制'], atLeast('village-list.signs')),
  task('village-proofs', '改进村级组织出具证明', ['出具证明', '证明事项', '证明工作'], atLeast('village-list.proofs')),
  task('village-assemblies', '推进村民议事协商', ['议事协商', '村民大会', '村民代表会议', '村民自治'], {
    ...atLeast('village.assemblies-each', '1'),
  }),
  task('organisation-party', '加强社会组织党建', ['社会组织党建', '社会组织D建', '党建引领', 'D建引领'], {}),
  task('organisation-party-norm', '推进社会组织党组织规范化', ['组织规范化', '党组织规范化'], {}),
  task('organisation-flow', '优化社会组织登记流程', ['登记管理服务流程', '登记流程', '登记管理'], {}),
  task('organisation-checks', '社会组织年检', ['年检', '年度检查'], {
    dueOn: '08-31',
    ...atLeast('organisation.checked-rate', '100'),
  }),
  task('organisation-growth', '培育扶持社会组织', ['培育扶持', '扶持社会组织', '社会组织发展'], {
    ...atLeast('organisation.new'),
  }),
  task('organisation-order', '打击整治非法社会组织', ['非法社会组织', '僵尸社会组织', '打击整治'], {
    ...atLeast('organisation-case.closed'),
  }),
  task('social-workers', '培养社会工作人才', ['社会工作专业人才', '社会工作人才', '社工人才', '社会工作者'], {
    ...atLeast('social-worker.trained'),
  }),
  task('social-stations', '社会工作标准化建设', ['社会工作标准化', '社工站', '标准化建设'], {
    ...atLeast('social-station.starred'),
  }),
  task(
    'place-names',
    '地名采集和乡村地名服务',
    ['地名', '区划', '乡村著名行动'],
    atLeast('place-name.task-rate', '100'),
  ),
]
