import { outlines as office } from '../office/outlines.ts'
import type { Outline, OutlineSection } from '../pack.ts'

/** 综合工作的年度提纲里，放在业务前面写的几节；其余接在业务后面。 */
const first = new Set(['党的建设', '清廉建设', '意识形态和保密', '安全生产'])
const shared: readonly OutlineSection[] = office.find(({ kind }) => kind === 'annual')?.sections[0]?.sections ?? []

const assistance: OutlineSection = {
  heading: '社会救助',
  paragraphs: [
    '执行的保障标准：城市低保每人{standard.urban-allowance}，农村低保每人{standard.rural-allowance}，困难残疾人生活补贴{standard.disability}，重度残疾人护理补贴{standard.disability-care}。提标补发资金{paid.back|万元,2}。',
    '年末在册低保{allowance.households}{allowance.persons}，其中城镇{allowance.urban-households}{allowance.urban-persons}、农村{allowance.rural-households}{allowance.rural-persons}；占总人口{allowance.coverage}，比上年{allowance.coverage|points,2}。全年新纳入{allowance.added-households}{allowance.added-persons}。发放城市低保金{paid.urban-allowance|万元,2}、农村低保金{paid.rural-allowance|万元,2}。',
    '纳入监测的低收入人口{low-income.persons}，收到预警{income-warning.received}，处理{income-warning.handled}。核对家庭经济状况{asset-check.asked}，反馈{asset-check.answered}，有差异{asset-check.differing}，认定误纳漏纳{asset-check.wrong}。',
    '临时救助{temporary-aid.households}，其中乡镇审批{temporary-aid.delegated}，救助资金{temporary-aid.amount|万元,2}，户均{temporary-aid.average}。',
    '困难残疾人{disability.poor}，发放生活补贴{paid.disability|万元,2}；重度残疾人{disability.severe}，发放护理补贴{paid.disability-care|万元,2}。',
    '民政资金检查和审计发现问题{fund-problem.found}，分属{fund-problem.categories}，已整改{fund-problem.rectified}，整改完成率{fund-problem.rectified-rate}。',
  ],
  tables: [
    {
      over: { indicator: 'temporary-aid.households', field: 'cause' },
      head: ['困难原因', '户数', '救助资金'],
      cells: ['{each}', '{temporary-aid.households@each}', '{temporary-aid.amount@each|万元,2}'],
    },
  ],
}

const elder: OutlineSection = {
  heading: '养老服务',
  paragraphs: [
    '特困供养{destitute.persons}，其中集中供养{destitute.central}、分散供养{destitute.scattered}，集中供养率{destitute.central-rate}，失能半失能人员集中供养率{destitute.disabled-central-rate}。发放基本生活费和护理费{paid.destitute|万元,2}、丧葬费{paid.destitute-funeral|万元,2}。',
    '百岁老人{elder.centenarians}，发放津贴{paid.centenarian|万元,2}；90岁以上老人{elder.over-90}，发放津贴{paid.old-age|万元,2}；养老服务补贴惠及{elder.service-subsidy}，发放{paid.elder-service|万元,2}。',
    '在册养老机构{care-home.total}，床位{care-home.beds}，其中护理型床位占{care-home.nursing-rate}。消防审验合格{care-home.fire-passed}；参加等级评定{care-home.rated}，达标{care-home.rated-passed}；年度考核{care-home.assessed}，一类{care-home.first-class}、二类{care-home.second-class}、三类{care-home.third-class}。',
    '完成居家适老化改造{home-adaptation.accepted}，户均投入{home-adaptation.average}。建成照料中心{care-centre.opened}，投资{care-centre.invested|万元,2}。培训护理人员{training.caregivers}，颁发护理证书{certificate.caregivers}。',
  ],
}

const children: OutlineSection = {
  heading: '未成年人保护和儿童福利',
  paragraphs: [
    '在册孤儿{child.orphans}、事实无人抚养儿童{child.defacto}、留守儿童{child.left-behind}。散居孤儿每人{standard.orphan-scattered}，集中供养孤儿每人{standard.orphan-central}。发放孤儿基本生活费{paid.orphan|万元,2}、事实无人抚养儿童基本生活费{paid.defacto-child|万元,2}、教育助学资金{paid.study-aid|万元,2}。',
    '召开未成年人保护领导小组会议{minor-meeting.leading}，抽调干部{minor-inspection.officers}进驻{minor-inspection.districts}片区督导，发现问题{minor-inspection.problems}。开展关爱活动{care-activity.total}，参加{care-activity.children}，送去大米{care-goods.rice}、食用油{care-goods.oil}。走访儿童{child.visits}。',
  ],
}

const affairs: OutlineSection = {
  heading: '社会事务',
  paragraphs: [
    '火葬区死亡{funeral.deaths}，集中治丧{funeral.mourned}，集中治丧率{funeral.mourned-rate}；其中火化{funeral.zone-cremated}，火化率{funeral.cremation-rate}；节地生态安葬{funeral.zone-eco}，节地生态安葬率{funeral.eco-rate}。连同火葬区以外，全年火化{funeral.cremated}。新增火化线{funeral.new-lines}。',
    '祭祀用品联合执法{sacrifice.days}，覆盖乡镇{sacrifice.townships}，出动执法人员{sacrifice.officers}、宣传车{sacrifice.vehicles}，发放宣传单{sacrifice.leaflets}。摸排活人墓{tomb.living-found}，整治{tomb.living-fixed}，整治率{tomb.living-rate}；摸排硬化大墓{tomb.large-found}，整治{tomb.large-fixed}，整治率{tomb.large-rate}。',
    '办理婚姻登记{marriage.registered}，其中结婚{marriage.married}、离婚{marriage.divorced}，跨省通办{marriage.crossed}，婚姻辅导{marriage.counselled}。开展婚俗改革活动{wedding-activity.total}。',
    '救助流浪乞讨人员{homeless.persons}{homeless.times}，支出{homeless.cost|万元,2}。',
  ],
}

const charity: OutlineSection = {
  heading: '慈善和福利彩票',
  paragraphs: [
    '募集善款{charity.donated|万元,2}，拨付{charity.paid|万元,2}，受益{charity.beneficiaries}。助学儿童{charity.study-children}，资助大学新生{charity.new-students}。',
    '销售福利彩票{lottery.sales|万元,2}，比上年{lottery.sales|growth}，其中电脑票{lottery.computer-sales|万元,2}、刮刮乐{lottery.scratch-sales|万元,2}；完成年度任务{lottery.task-rate}。新建体验店{lottery-shop.experience}、直营店{lottery-shop.direct}。',
  ],
}

const governance: OutlineSection = {
  heading: '基层治理',
  paragraphs: [
    '{village.total}村（社区）村均召开村（居）民大会{village.assemblies-each}、代表会议{village.delegate-meetings-each}；征集协商议题{deliberation.raised}，落实{deliberation.done}。清理村级事项{village-list.cleared}，清理挂牌{village-list.signs}，取消证明事项{village-list.proofs}。获评示范典型{exemplary.total}。',
    '在岗社会工作者{social-worker.total}，服务{social-worker.communities}社区，参加专业培训{social-worker.trained}；四星以上社工站{social-station.starred}。',
    '在册社会组织{organisation.total}，年检{organisation.checked}，合格率{organisation.passed-rate}，整治{organisation-case.found}。',
    '采集地名{place-name.collected}，审核通过{place-name.approved}，上传{place-name.uploaded}，完成年度任务{place-name.task-rate}；制作地名视频{place-name-work.videos}。',
  ],
}

const business = [assistance, elder, children, affairs, charity, governance]

export const outlines: readonly Outline[] = [
  {
    kind: 'annual',
    title: '{year}年民政工作总结和{next-year}年工作计划',
    sections: [
      {
        heading: '工作开展情况',
        paragraphs: [],
        sections: [
          ...shared.filter(({ heading }) => first.has(heading)),
          ...business,
          ...shared.filter(({ heading }) => !first.has(heading)),
        ],
      },
      { heading: '上年承诺完成情况', paragraphs: [], fulfilment: true },
      {
        heading: '存在的问题',
        paragraphs: [
          '期末还有未销号安全隐患{hazard.open}、未整改问题{issue.open}、待审核地名{place-name.waiting}、督导未销号片区{minor-inspection.open}。',
        ],
      },
      {
        heading: '{next-year}年工作计划',
        paragraphs: [],
        sections: business.map(({ heading }) => ({
          heading,
          paragraphs: ['待补：写明要办的事、要达到的数、完成的时限和责任股室。'],
        })),
      },
    ],
  },
  {
    kind: 'monthly',
    title: '{period}民政工作情况',
    sections: [
      {
        heading: '本月工作',
        paragraphs: [
          '救助：月末低保{allowance.households}{allowance.persons}，本月新纳入{allowance.added-households}；临时救助{temporary-aid.households}，资金{temporary-aid.amount|万元,2}；发放各类补助{paid.total|万元,2}。',
          '养老和儿童：月末特困供养{destitute.persons}，其中集中{destitute.central}；高龄老人{elder.over-90}、百岁老人{elder.centenarians}；孤儿{child.orphans}、事实无人抚养儿童{child.defacto}，本月走访{child.visits}。',
          '社会事务：火葬区死亡{funeral.deaths}，火化率{funeral.cremation-rate}；婚姻登记{marriage.registered}，其中结婚{marriage.married}、离婚{marriage.divorced}；救助流浪乞讨{homeless.times}。',
          '福利彩票：销售{lottery.sales|万元,2}，比上年同月{lottery.sales|growth}。',
          '基层治理：村级会议{village.assemblies}，协商议题{deliberation.raised}；审核地名{place-name.approved}。',
          '安全：排查隐患{hazard.found}，销号{hazard.closed}，月末未销号{hazard.open}；四不两直督查{inspection.unannounced}。',
        ],
      },
      {
        heading: '年初以来',
        paragraphs: [
          '累计新纳入低保{allowance.added-households|year-to-date}，临时救助{temporary-aid.households|year-to-date}，发放各类补助{paid.total|year-to-date,万元,2}；婚姻登记{marriage.registered|year-to-date}；福利彩票销售{lottery.sales|year-to-date,万元,2}。',
        ],
      },
      { heading: '下月安排', paragraphs: ['到期任务、未销号隐患和缺项的应办事项逐项办理。'] },
    ],
  },
]
