import type { WorkedExample } from '../pack.ts'

/** 小故事：录进去什么，指标就该是什么；哪些事办不成也写出来。 */
export const examples: readonly WorkedExample[] = [
  {
    title: '提标前后各有一条标准，期末只认正在执行的',
    steps: [
      {
        enter: 'benefit-standard',
        as: '旧标准',
        values: {
          kind: '城市低保',
          amount: '640',
          per: '每月',
          document: '示例〔2023〕5号',
          issued: '2023-03-20',
          since: '2023-01-01',
          until: '2023-12-31',
        },
      },
      {
        enter: 'benefit-standard',
        as: '新标准',
        values: {
          kind: '城市低保',
          amount: '680',
          per: '每月',
          document: '示例〔2024〕8号',
          issued: '2024-04-10',
          since: '2024-01-01',
          backFrom: '2024-01',
          backTo: '2024-03',
        },
      },
      {
        enter: 'benefit-payment',
        as: '四月',
        values: {
          number: '2024-04-城',
          kind: '城市低保金',
          month: '2024-04',
          day: '2024-04-20',
          persons: 50,
          amount: '40000',
          back: '6000',
        },
      },
      { move: 'check', of: '四月', on: '2024-04-21' },
      { move: 'pay', of: '四月', on: '2024-04-22' },
    ],
    expect: [
      { indicator: 'standard.urban-allowance', period: '2023-06', value: '640.00' },
      { indicator: 'standard.urban-allowance', period: '2024-06', value: '680.00' },
      { indicator: 'paid.urban-allowance', period: '2024', value: '40000.00' },
      { indicator: 'paid.back', period: '2024', slice: { field: 'kind', value: '城市低保金' }, value: '6000.00' },
    ],
  },
  {
    title: '没有发出去的批次不计入发放，同一个人不能自己复核',
    steps: [
      {
        enter: 'benefit-payment',
        as: '五月',
        values: {
          number: '2024-05-农',
          kind: '农村低保金',
          month: '2024-05',
          day: '2024-05-20',
          persons: 80,
          amount: '32000',
        },
      },
      { move: 'check', of: '五月', on: '2024-05-21', refused: 'needs-another-person' },
      { move: 'pay', of: '五月', on: '2024-05-21', refused: 'move-not-allowed' },
    ],
    expect: [
      { indicator: 'paid.rural-allowance', period: '2024-05', value: '0.00' },
      { indicator: 'paid.batches', period: '2024-05', value: '0' },
    ],
  },
  {
    title: '低保覆盖面：退出的不在期末人数里，人口数是引用的',
    steps: [
      {
        enter: 'low-income-household',
        as: '甲户',
        values: { code: 'H1', head: '甲某', category: '低保', area: '城镇', members: 3, since: '2023-05-01' },
      },
      {
        enter: 'low-income-household',
        as: '乙户',
        values: {
          code: 'H2',
          head: '乙某',
          category: '低保',
          area: '农村',
          members: 2,
          since: '2023-02-01',
          until: '2024-06-30',
          why: '收入超标',
        },
      },
      {
        enter: 'low-income-household',
        as: '丙户',
        values: { code: 'H3', head: '丙某', category: '低保边缘', area: '农村', members: 4, since: '2024-02-01' },
      },
      { report: 'population.total', period: '2024', value: '150' },
    ],
    expect: [
      { indicator: 'allowance.persons', period: '2024-06', value: '5' },
      { indicator: 'allowance.persons', period: '2024', value: '3' },
      { indicator: 'allowance.rural-persons', period: '2024', value: '0' },
      { indicator: 'allowance.coverage', period: '2024', value: '2.00' },
      { indicator: 'allowance.coverage', period: '2024-06', value: null },
      { indicator: 'allowance.added-persons', period: '2023', value: '5' },
      { indicator: 'low-income.persons', period: '2024', value: '7' },
    ],
  },
  {
    title: '临时救助从申请到归档，乡镇审核的人不能自己审批',
    steps: [
      {
        enter: 'temporary-aid',
        as: '火灾',
        values: {
          number: 'LS-1',
          applicant: '丁某',
          cause: '因灾',
          kind: '急难型',
          persons: 4,
          applied: '2024-03-01',
        },
      },
      { move: 'review', of: '火灾', on: '2024-03-02', values: { opinion: '情况属实' } },
      {
        move: 'approve',
        of: '火灾',
        on: '2024-03-02',
        values: { approver: '乡镇审批', amount: '3000' },
        refused: 'needs-another-person',
      },
      { move: 'approve', of: '火灾', on: '2024-03-02', values: { approver: '乡镇审批', amount: '3000' } },
      { move: 'pay', of: '火灾', on: '2024-03-04', values: { paidOn: '2024-03-04' } },
      { move: 'archive', of: '火灾', on: '2024-03-08' },
    ],
    expect: [
      { indicator: 'temporary-aid.households', period: '2024-03', value: '1' },
      { indicator: 'temporary-aid.delegated', period: '2024', value: '1' },
      { indicator: 'temporary-aid.amount', period: '2024', slice: { field: 'cause', value: '因灾' }, value: '3000.00' },
      { indicator: 'temporary-aid.average', period: '2024', value: '3000.00' },
    ],
  },
  {
    title: '没有比对平台也能核对：发函、反馈、复核差异、认定',
    steps: [
      {
        enter: 'asset-check',
        as: '外出户',
        values: {
          number: 'HD-1',
          name: '戊某',
          authorised: '2024-05-06',
          items: ['外出务工收入', '银行存款'],
          source: '外地民政部门协查',
        },
      },
      { move: 'ask', of: '外出户', on: '2024-05-07', values: { asked: '2024-05-07' } },
      { move: 'answer', of: '外出户', on: '2024-05-20', values: { answered: '2024-05-20', match: '有差异' } },
      { move: 'recheck', of: '外出户', on: '2024-05-24', values: { difference: '务工收入高于申报' } },
      { move: 'confirm', of: '外出户', on: '2024-05-27', values: { conclusion: '误纳' } },
    ],
    expect: [
      { indicator: 'asset-check.answered-rate', period: '2024', value: '100.0' },
      { indicator: 'asset-check.differing-rate', period: '2024', value: '100.0' },
      { indicator: 'asset-check.wrong', period: '2024', slice: { field: 'conclusion', value: '误纳' }, value: '1' },
    ],
  },
  {
    title: '集中加分散就是特困供养人数',
    steps: [
      {
        enter: 'care-home',
        as: '一院',
        values: {
          name: '甲镇敬老院',
          kind: '乡镇敬老院',
          ownership: '公办',
          beds: 40,
          nursing: 12,
          since: '2015-01-01',
        },
      },
      ...['甲', '乙'].map((as) => ({
        enter: 'destitute',
        as,
        values: {
          code: as,
          name: `${as}某`,
          area: '农村',
          mode: '集中供养',
          level: as === '甲' ? '全护理' : '全自理',
          home: '一院',
          since: '2020-01-01',
        },
      })),
      {
        enter: 'destitute',
        as: '丙',
        values: { code: '丙', name: '丙某', area: '城市', mode: '分散供养', level: '半护理', since: '2021-01-01' },
      },
    ],
    expect: [
      { indicator: 'destitute.persons', period: '2024', value: '3' },
      { indicator: 'destitute.central', period: '2024', value: '2' },
      { indicator: 'destitute.scattered', period: '2024', value: '1' },
      { indicator: 'destitute.central-rate', period: '2024', value: '66.7' },
      { indicator: 'destitute.disabled-central-rate', period: '2024', value: '50.0' },
      { indicator: 'care-home.nursing-rate', period: '2024', value: '30.0' },
    ],
  },
  {
    title: '敬老院审验、评级、考核',
    steps: [
      ...['一', '二'].map((as) => ({
        enter: 'care-home',
        as,
        values: { name: `${as}院`, kind: '乡镇敬老院', ownership: '公办', beds: 30, since: '2016-01-01' },
      })),
      { enter: 'fire-acceptance', as: '审验', values: { home: '一', applied: '2024-09-01' } },
      { move: 'inspect', of: '审验', on: '2024-09-10', values: { inspected: '2024-09-10' } },
      { move: 'fix', of: '审验', on: '2024-09-11', values: { problems: '疏散指示灯不亮' } },
      { move: 'inspect', of: '审验', on: '2024-10-08', values: { inspected: '2024-10-08' } },
      { move: 'pass', of: '审验', on: '2024-10-09', values: { document: '消验8号' } },
      { enter: 'home-rating', as: '评一', values: { home: '一', day: '2024-08-01', star: '二星' } },
      { enter: 'home-rating', as: '评二', values: { home: '二', day: '2024-08-01', star: '未达标' } },
      { enter: 'home-assessment', as: '考一', values: { home: '一', year: '2024', day: '2024-11-20', class: '一类' } },
      { enter: 'home-assessment', as: '考二', values: { home: '二', year: '2024', day: '2024-11-21', class: '三类' } },
    ],
    expect: [
      { indicator: 'care-home.fire-rate', period: '2024', value: '50.0' },
      { indicator: 'care-home.rated', period: '2024', value: '2' },
      { indicator: 'care-home.rated-passed', period: '2024', value: '1' },
      { indicator: 'care-home.first-class', period: '2024', value: '1' },
      { indicator: 'care-home.assessed', period: '2024', slice: { field: 'class', value: '三类' }, value: '1' },
    ],
  },
  {
    title: '适老化改造要另一个人验收',
    steps: [
      {
        enter: 'home-adaptation',
        as: '己户',
        values: { number: 'SL-1', head: '己某', surveyed: '2024-03-05', needs: ['扶手', '防滑'] },
      },
      { move: 'plan', of: '己户', on: '2024-04-01', values: { planned: '2024-04-01', budget: '3000' } },
      { move: 'build', of: '己户', on: '2024-05-01', values: { builder: '示例工程队' } },
      { move: 'accept', of: '己户', on: '2024-06-01', values: { cost: '2960' }, refused: 'needs-evidence' },
      { move: 'accept', of: '己户', on: '2024-06-01', values: { cost: '2960' } },
    ],
    expect: [
      { indicator: 'home-adaptation.accepted', period: '2024', value: '1' },
      { indicator: 'home-adaptation.average', period: '2024', value: '2960.00' },
      { indicator: 'home-adaptation.accepted-rate', period: '2024', value: '100.0' },
    ],
  },
  {
    title: '火化率的分子分母都是火葬区死亡的人',
    steps: [
      ...['甲', '乙'].map((as) => ({
        enter: 'death',
        as,
        values: {
          number: as,
          died: '2024-02-01',
          zone: '火葬区',
          mourning: '集中治丧',
          ...(as === '甲' && { cremated: '2024-02-03', burial: '节地生态安葬' }),
        },
      })),
      {
        enter: 'death',
        as: '区外',
        values: { number: '外1', died: '2024-02-02', zone: '非火葬区', cremated: '2024-02-04', burial: '节地生态安葬' },
      },
    ],
    expect: [
      { indicator: 'funeral.deaths', period: '2024', value: '2' },
      { indicator: 'funeral.cremated', period: '2024', value: '2' },
      { indicator: 'funeral.cremation-rate', period: '2024', value: '50.0' },
      { indicator: 'funeral.cremation-ratio', period: '2024', value: '100.0' },
      { indicator: 'funeral.eco-rate', period: '2024', value: '50.0' },
      { indicator: 'funeral.mourned-rate', period: '2024', value: '100.0' },
    ],
  },
  {
    title: '四座里整治了一座，已整治与已销号是两个数',
    steps: [
      ...['一', '二', '三', '四'].map((as) => ({
        enter: 'tomb',
        as,
        values: { number: as, kind: '活人墓', place: `路边${as}号`, found: '2024-03-01', zone: '公路沿线' },
      })),
      { move: 'assign', of: '一', on: '2024-03-05', values: { due: '2024-06-30' } },
      { move: 'fix', of: '一', on: '2024-05-01', values: { way: '拆除' } },
      { move: 'accept', of: '一', on: '2024-05-10' },
    ],
    expect: [
      { indicator: 'tomb.living-found', period: '2024', value: '4' },
      { indicator: 'tomb.living-fixed', period: '2024', value: '1' },
      { indicator: 'tomb.living-rate', period: '2024', value: '25.0' },
      { indicator: 'tomb.living-closed', period: '2024', value: '0' },
      { indicator: 'tomb.large-rate', period: '2024', value: null },
    ],
  },
  {
    title: '联合执法一天到两个乡镇只算一天',
    steps: [
      ...['甲镇', '乙镇'].map((township) => ({
        enter: 'sacrifice-enforcement',
        as: township,
        values: {
          day: '2024-04-02',
          township,
          units: ['民政', '市场监管'],
          officers: 8,
          vehicles: 1,
          leaflets: 300,
        },
      })),
    ],
    expect: [
      { indicator: 'sacrifice.days', period: '2024', value: '1' },
      { indicator: 'sacrifice.townships', period: '2024', value: '2' },
      { indicator: 'sacrifice.officers', period: '2024', value: '8' },
      { indicator: 'sacrifice.officer-times', period: '2024', value: '16' },
      { indicator: 'sacrifice.leaflets', period: '2024', value: '600' },
    ],
  },
  {
    title: '结婚加离婚等于登记',
    steps: [
      { enter: 'marriage-day', as: '平日', values: { day: '2024-05-17', married: 12, divorced: 4, crossed: 1 } },
      {
        enter: 'marriage-day',
        as: '五二〇',
        values: { day: '2024-05-20', married: 46, divorced: 0, overtime: '是', staff: 6 },
      },
    ],
    expect: [
      { indicator: 'marriage.registered', period: '2024-05', value: '62' },
      { indicator: 'marriage.overtime-staff', period: '2024-05-20', value: '6' },
    ],
  },
  {
    title: '福利彩票：分票种、对任务',
    steps: [
      {
        enter: 'lottery-sale',
        as: '一',
        values: { month: '2024-01', day: '2024-01-31', kind: '电脑票', amount: '90000' },
      },
      {
        enter: 'lottery-sale',
        as: '二',
        values: { month: '2024-01', day: '2024-01-31', kind: '刮刮乐', amount: '30000' },
      },
      { report: 'lottery.task', period: '2024', value: '100000' },
    ],
    expect: [
      { indicator: 'lottery.sales', period: '2024-01..11', value: '120000.00' },
      { indicator: 'lottery.scratch-sales', period: '2024-01', value: '30000.00' },
      { indicator: 'lottery.task-rate', period: '2024', value: '120.0' },
    ],
  },
  {
    title: '同一人救助两次是一人两次',
    steps: [
      ...['2024-01-10', '2024-07-15'].map((day) => ({
        enter: 'homeless-aid',
        as: day,
        values: { code: 'L1', day, found: '街面巡查', kind: '生活救助', cost: '80' },
      })),
    ],
    expect: [
      { indicator: 'homeless.persons', period: '2024', value: '1' },
      { indicator: 'homeless.times', period: '2024', value: '2' },
      { indicator: 'homeless.cost', period: '2024', value: '160.00' },
    ],
  },
  {
    title: '村级会议的平均数',
    steps: [
      ...['一', '二'].map((as, at) => ({
        enter: 'village',
        as,
        values: { code: `53000000000${at + 1}`, name: `${as}村`, kind: at === 0 ? '村' : '社区', since: '2010-01-01' },
      })),
      {
        enter: 'village-meeting',
        as: '大会',
        values: { village: '一', day: '2024-02-01', kind: '村（居）民大会' },
      },
    ],
    expect: [
      { indicator: 'village.total', period: '2024', value: '2' },
      { indicator: 'village.communities', period: '2024', value: '1' },
      { indicator: 'village.assemblies-each', period: '2024', value: '0.5' },
    ],
  },
  {
    title: '地名由另一个人审核，通过了才计入',
    steps: [
      ...['石桥', '古渡'].map((name) => ({
        enter: 'place-name',
        as: name,
        values: { name, kind: '桥梁', collected: '2024-04-01' },
      })),
      { move: 'approve', of: '石桥', on: '2024-04-10', refused: 'needs-another-person' },
      { move: 'approve', of: '石桥', on: '2024-04-10' },
      { move: 'reject', of: '古渡', on: '2024-04-11', values: { opinion: '位置不清' } },
      { move: 'upload', of: '石桥', on: '2024-04-20', values: { platform: '示例地图' } },
      { report: 'place-name.task', period: '2024', value: '1' },
    ],
    expect: [
      { indicator: 'place-name.collected', period: '2024', value: '2' },
      { indicator: 'place-name.approved', period: '2024', value: '1' },
      { indicator: 'place-name.uploaded', period: '2024', value: '1' },
      { indicator: 'place-name.task-rate', period: '2024', value: '100.0' },
      { indicator: 'place-name.waiting', period: '2024', value: '0' },
    ],
  },
]
