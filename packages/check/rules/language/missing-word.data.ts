/** A set phrase that breaks off: what stands before the gap, and what may follow without a gap. */
export interface BrokenPhrase {
  /** The words before the gap. */
  readonly part: string
  readonly whole: string
  /** What may follow the part: then nothing is missing. */
  readonly followedBy: readonly string[]
  /** Where the part is right only after one of these. */
  readonly precededBy?: readonly string[]
  readonly example: string
}

const none: readonly string[] = []

/** Set phrases of official writing of which the end or the beginning is dropped now and then. */
export const brokenPhrases: readonly BrokenPhrase[] = [
  {
    part: '党员干',
    whole: '党员干部',
    followedBy: ['部', '群', '事', '活', '劲', '警', '净', '在', '出', '什', '得', '了', '好'],
    example: '全体党员干深受教育',
  },
  {
    part: 'D员干',
    whole: 'D员干部',
    followedBy: ['部', '群', '事', '活', '劲', '警', '净', '在', '出', '什', '得', '了', '好'],
    example: '全体D员干深受教育',
  },
  {
    part: '事实无人抚养',
    whole: '事实无人抚养儿童',
    followedBy: ['儿童', '的', '孩', '未成年', '、', '”', '和', '及', '等', '认定', '情形', '困境'],
    example: '事实无人抚养保障标准提高',
  },
  {
    part: '家庭收',
    whole: '家庭收入',
    followedBy: [
      '入',
      '支',
      '养',
      '看',
      '费',
      '成',
      '获',
      '集',
      '益',
      '到',
      '取',
      '视',
      '治',
      '容',
      '购',
      '缴',
      '藏',
      '纳',
      '房',
      '拾',
      '回',
    ],
    example: '合理评估家庭收，纳入保障',
  },
  { part: '人均可支配收', whole: '人均可支配收入', followedBy: ['入'], example: '农村人均可支配收稳步增长' },
  { part: '一般公共预算收', whole: '一般公共预算收入', followedBy: ['入', '支'], example: '一般公共预算收完成两亿元' },
  { part: '固定资产投', whole: '固定资产投资', followedBy: ['资', '入', '放', '产'], example: '固定资产投增长一成' },
  { part: '营商环', whole: '营商环境', followedBy: ['境'], example: '持续优化营商环，服务企业' },
  { part: '意识形', whole: '意识形态', followedBy: ['态', '成'], example: '落实意识形工作责任制' },
  { part: '脱贫攻', whole: '脱贫攻坚', followedBy: ['坚'], example: '巩固脱贫攻成果' },
  { part: '乡村振', whole: '乡村振兴', followedBy: ['兴', '作', '奋'], example: '全面推进乡村振战略' },
  { part: '矛盾纠', whole: '矛盾纠纷', followedBy: ['纷', '葛', '缠', '结'], example: '排查化解矛盾纠十余起' },
  { part: '扫黑除', whole: '扫黑除恶', followedBy: ['恶'], example: '推进扫黑除斗争' },
  {
    part: '生态文',
    whole: '生态文明',
    followedBy: ['明', '化', '旅', '件', '创', '章', '学', '艺'],
    example: '推进生态文建设',
  },
  {
    part: '高质量发',
    whole: '高质量发展',
    followedBy: ['展', '挥', '放', '布', '育', '电', '行', '射', '掘', '明', '表'],
    example: '推动经济高质量发取得实效',
  },
  { part: '新时代文明实', whole: '新时代文明实践', followedBy: ['践'], example: '建成新时代文明实中心' },
  {
    part: '主题教',
    whole: '主题教育',
    followedBy: ['育', '学', '材', '研', '室'],
    example: '扎实开展主题教，成效明显',
  },
  { part: '人居环', whole: '人居环境', followedBy: ['境'], example: '整治人居环成效明显' },
  { part: '残疾人两项补', whole: '残疾人两项补贴', followedBy: ['贴', '助'], example: '发放残疾人两项补' },
  {
    part: '城乡居民基本养老保',
    whole: '城乡居民基本养老保险',
    followedBy: ['险', '障'],
    example: '城乡居民基本养老保参保三万人',
  },
  { part: '基本医疗保', whole: '基本医疗保险', followedBy: ['险', '障'], example: '基本医疗保参保率提高' },
  { part: '建档立', whole: '建档立卡', followedBy: ['卡', '账', '制', '册', '案', '台'], example: '走访建档立户' },
  { part: '防返贫监', whole: '防返贫监测', followedBy: ['测', '管', '控', '督'], example: '健全防返贫监机制' },
  {
    part: '全面从严治',
    whole: '全面从严治党',
    followedBy: [
      '党',
      'D',
      'd',
      '团',
      '警',
      '校',
      '军',
      '检',
      '院',
      '司',
      '吏',
      '会',
      '企',
      '局',
      '医',
      '税',
      '教',
      '关',
      '所',
      '馆',
      '队',
      '政',
      '行',
      '社',
    ],
    example: '推进全面从严治向纵深发展',
  },
  { part: '党风廉政建', whole: '党风廉政建设', followedBy: ['设', '立', '章'], example: '推进党风廉政建和反腐败斗争' },
  { part: 'D风廉政建', whole: 'D风廉政建设', followedBy: ['设', '立', '章'], example: '推进D风廉政建和反腐败斗争' },
  { part: '中央八项规', whole: '中央八项规定', followedBy: ['定', '则', '矩', '范'], example: '落实中央八项规精神' },
  {
    part: '社会主义核心价值',
    whole: '社会主义核心价值观',
    followedBy: ['观', '体系', '理念', '取向', '追求', '导向', '、', '的', '准则', '引领'],
    example: '弘扬社会主义核心价值，凝聚力量',
  },
  {
    part: '中华民族共同体意',
    whole: '中华民族共同体意识',
    followedBy: ['识', '义'],
    example: '铸牢中华民族共同体意教育',
  },
  {
    part: '新时代中国特色社会主义思',
    whole: '新时代中国特色社会主义思想',
    followedBy: ['想', '潮'],
    example: '以新时代中国特色社会主义思为指导',
  },
  {
    part: '退耕还',
    whole: '退耕还林',
    followedBy: ['林', '草', '湿', '湖', '田', '绿', '滩', '园', '果', '牧'],
    example: '完成退耕还五千亩',
  },
  { part: '婚姻登', whole: '婚姻登记', followedBy: ['记'], example: '办理婚姻登三百对' },
  { part: '优抚对', whole: '优抚对象', followedBy: ['象', '口', '接'], example: '走访优抚对三十户' },
  { part: '法律援', whole: '法律援助', followedBy: ['助', '引'], example: '办理法律援案件' },
  { part: '公共卫', whole: '公共卫生', followedBy: ['生', '健', '计', '浴'], example: '提升公共卫服务水平' },
  {
    part: '家庭医',
    whole: '家庭医生',
    followedBy: ['生', '师', '务', '疗', '学', '养', '药'],
    example: '推进家庭医签约服务',
  },
  { part: '志愿服', whole: '志愿服务', followedBy: ['务', '装'], example: '开展志愿服活动' },
  { part: '政务服', whole: '政务服务', followedBy: ['务'], example: '优化政务服大厅' },
  {
    part: '招商引',
    whole: '招商引资',
    followedBy: ['资', '智', '才', '税', '企', '项', '强', '优', '技', '擎', '贸', '商'],
    example: '抓好招商引工作',
  },
]

/** Meetings and groups that are not themselves done: 开展理论学习中心组 lacks 学习. */
export const unfinishedGroups: readonly BrokenPhrase[] = [
  {
    part: '理论学习中心组',
    whole: '理论学习中心组学习',
    followedBy: none,
    precededBy: ['进行', '开展', '召开', '组织', '开展了', '参加'],
    example: '每月按时开展理论学习中心组，深入交流',
  },
  {
    part: '党委中心组',
    whole: '党委中心组学习',
    followedBy: none,
    precededBy: ['进行', '开展', '召开', '组织', '参加'],
    example: '每月开展党委中心组，深入交流',
  },
]
