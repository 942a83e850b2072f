import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type DocumentPart, documentFromText } from './document.ts'
import type { Figure, FigureClass } from './figure.ts'
import { findFigures } from './figures.ts'
import { findClauses, findMarkers, findSentences } from './structure.ts'

function figuresOf(text: string): Figure[] {
  const document = documentFromText(text)
  const sentences = findSentences(document)
  return findFigures(document, { sentences, clauses: findClauses(document, sentences), markers: findMarkers(document) })
}

/** ⟦…⟧ marks each quantity with its words; what they say follows, in order. No other number may be a quantity. */
const QUANTITIES: readonly (readonly [marked: string, said: string])[] = [
  // Behind titles, and where a slogan is the first half of a word
  ['印发《查勘规程》《报修规程》《轮值规程》⟦3项⟧制度，建成⟦4个⟧示范点', '3项 4个'],
  // Water
  ['新建改建供水管网⟦46.8公里⟧，漏损率由⟦14.2%⟧降至⟦11.5%⟧，下降⟦2.7个百分点⟧', '46.8公里 14.2% 11.5% 2.7个百分点'],
  ['治理中小河流⟦5条⟧⟦86公里⟧，除险加固小型水库⟦23座⟧', '5条 86公里 23座'],
  ['各级河长累计巡河⟦5.6万余人次⟧，整改“四乱”问题⟦318个⟧，销号率⟦99.4%⟧', '56000人次 318个 99.4%'],
  ['用水总量控制在⟦18.5亿立方米以内⟧，灌溉水有效利用系数提高到⟦0.585⟧', '1850000000立方米 0.585'],
  ['清淤河道⟦12条⟧，共计⟦38km⟧，清淤量⟦15.6万m³⟧，投资⟦1,256.8万元⟧', '12条 38km 156000m³ 12568000元'],
  ['划定管理范围⟦1，234公里⟧，Ⅱ类以上水体占比⟦87.5%⟧', '1234公里 87.5%'],
  [
    '小（1）型水库⟦17座⟧、小(2)型水库⟦66座⟧，PM10年均值⟦45微克/立方米⟧，PM2.5年均浓度下降⟦3%⟧',
    '17座 66座 45微克/立方米 3%',
  ],
  ['孕产妇死亡率⟦6.8/10万⟧，发病率⟦12／10万⟧', '6.8/10万 12/10万'],
  // Natural resources
  ['供应建设用地⟦45宗⟧、面积⟦2167.35亩⟧，其中商服用地⟦三宗⟧⟦95亩⟧', '45宗 2167.35亩 3宗 95亩'],
  ['判定违法图斑⟦36个⟧，涉及耕地⟦18.6亩⟧，立案⟦9宗⟧，罚款⟦53.2万元⟧', '36个 18.6亩 9宗 532000元'],
  ['划定“三区三线”，保护永久基本农田⟦42.36万亩⟧，开发边界扩展⟦1.3倍⟧', '423600亩 1.3倍'],
  ['规划编制完成率⟦63%⟧～⟦68%⟧，给予⟦5⟧-⟦10万元⟧奖补', '63% 68% 50000元 100000元'],
  ['平均用时缩短至⟦0.8个工作日⟧，核销⟦7处⟧，转移⟦213户⟧⟦786人⟧', '0.8个工作日 7处 213户 786人'],
  ['完成修复⟦35公顷⟧、⟦2.4万㎡⟧，盘活存量⟦0.12万公顷⟧', '35公顷 24000㎡ 1200公顷'],
  // Compound measures
  [
    '旅客周转量⟦5.13亿人公里⟧，货物周转量⟦12.6亿吨公里⟧，吞吐⟦7.4万标箱⟧，光缆⟦86皮长公里⟧',
    '513000000人公里 1260000000吨公里 74000标箱 86皮长公里',
  ],
  ['收购烟叶⟦4625担⟧，报批用地⟦8个⟧批次⟦1043亩⟧，蜂群⟦1200群⟧，铁塔⟦125基⟧', '4625担 8个 1043亩 1200群 125基'],
  ['购置设备⟦318台（件、套）⟧，借阅⟦12.3万册次⟧，蒸发量⟦35蒸吨/小时⟧', '318台(件、套) 123000册次 35蒸吨/小时'],
  [
    '能耗⟦0.35吨标准煤/万元⟧，床位⟦7.5张/千人⟧，抽检⟦4.6批次/千人·年⟧，补助⟦700元/人.年⟧',
    '0.35吨标准煤/万元 7.5张/千人 4.6批次/千人·年 700元/人.年',
  ],
  ['发电量⟦3.5GWh⟧，浊度⟦0.3NTU⟧，装机⟦50MWp⟧，限⟦20个自然日⟧内办结', '3.5GWh 0.3NTU 50MWp 20个自然日'],
  ['签约亿元以上项目⟦25个⟧，建成110千伏城东变电站⟦1座⟧，前三轮巡察反馈问题⟦42个⟧', '25个 1座 42个'],
  ['次品⟦12箱⟧，退回⟦12箱⟧次品，分3次级办理，5基层站所，2担保机构', '12箱 12箱'],
  [
    '入库蓄水⟦620万方⟧，比去年的⟦580万方⟧多⟦40万方⟧，较前年⟦560万方⟧多蓄⟦60万方⟧',
    '6200000方 5800000方 400000方 5600000方 600000方',
  ],
  // A list before, or one announced, makes a count even of the words of a slogan
  ['形成任务、问题、责任⟦三张⟧清单，推行“一张清单”', '3张'],
  ['建成检验、影像、会诊、远程⟦四大⟧中心，落实农村低保、残疾两项补贴、儿童福利', '4大'],
  ['出台《甲办法》《乙规定》《丙细则》⟦四项⟧制度，严守八项规定', '4项'],
  ['孤儿、困境儿童⟦两类⟧对象，重点做好以下⟦五篇⟧文章', '2类 5篇'],
  ['桥梁⟦3座⟧、泵站⟦2座⟧，⟦两项⟧工程共投资⟦80万元⟧；赴革命旧址、县展览馆接受正反两方面教育', '3座 2座 2项 800000元'],
  ['下步抓好⟦三项⟧工作。\n（一）抓项目。', '3项'],
  ['汛前开展⟦一次⟧排查，提前⟦两年⟧完成，历时⟦近两个月⟧时间，提升⟦6个百分点⟧', '1次 2年 2个月 6个百分点'],
  ['做到发现一起、查处一起，未发生一起因堵路引发的事故，大雨一场接着一场，查获案件⟦一起⟧。', '1起'],
  ['征收土地⟦二宗⟧，办理案件⟦二件⟧；杨家二组，二次供水，二户型', '2宗 2件'],
  // Economic statistics
  ['同比增长⟦6.1%⟧，分别高于全省、全市⟦0.7个⟧和⟦0.3个百分点⟧', '6.1% 0.7个百分点 0.3个百分点'],
  ['第二产业增加值⟦67.8亿元⟧，增长⟦7.2%⟧，三次产业协调发展', '6780000000元 7.2%'],
  ['投资同比增长⟦-3.2%⟧，自然增长率⟦-1.35‰⟧，气温⟦零下5度⟧', '-3.2% -1.35‰ -5度'],
  ['⟦5000万元以上⟧项目投资增长⟦11.8%⟧，规模以上企业净增⟦28家⟧', '50000000元 11.8% 28家'],
  ['1—11月，利润总额⟦14.3亿元⟧，增长⟦12.4%⟧，制造业PMI为⟦50.3%⟧', '1430000000元 12.4% 50.3%'],
  ['城乡收入比为⟦1.84⟧:1，收入⟦36528元⟧，不良率⟦0.95%⟧', '1.84 36528元 0.95%'],
  ['高于全市（⟦3.49⟧）、全省（⟦3.87⟧）平均水平', '3.49 3.87'],
  ['安排资金⟦2023.5万元⟧，2023.10启动，撬动资本⟦1.5亿⟧', '20235000元 150000000'],
  ['全年投资⟦3亿5000万元⟧，产值翻⟦两番⟧，是2020年的⟦2.5倍⟧', '350000000元 2番 2.5倍'],
  ['用电量⟦46.8亿千瓦时⟧，装机⟦120万千瓦⟧，同比+⟦5.6个百分点⟧', '4680000000千瓦时 1200000千瓦 5.6个百分点'],
  ['增长⟦一倍⟧，提高⟦一个百分点⟧，打通最后一公里，⟦百余名⟧干部，⟦近千人⟧参加', '1倍 1个百分点 100名 1000人'],
  ['建成5万吨级码头⟦2座⟧，500米服务圈⟦3个⟧，3.15消费者权益日，12路公交', '2座 3个'],
  // Education
  ['新增学位⟦1080个⟧，“双减”覆盖率⟦100%⟧，⟦600分以上⟧考生⟦153人⟧', '1080个 100% 600分 153人'],
  ['评选骨干教师⟦二十余名⟧，发放贷款⟦两千三百余笔⟧，惠及⟦十余万⟧群众', '20名 2300笔 100000'],
  ['开展“5+2”课后服务，建成“15分钟阅读圈”⟦6个⟧', '6个'],
  ['培训⟦12期⟧⟦1500余人次⟧，每期⟦5天⟧，历时⟦2个半小时⟧', '12期 1500人次 5天 2.5小时'],
  // Transport
  ['改造危桥⟦十二座⟧，开通2号线延伸段，日均客流达⟦6.5万人次⟧', '12座 65000人次'],
  ['G234国道完成路基⟦15公里⟧，K12+300至K15+800段通车', '15公里'],
  ['查处超限车辆⟦1527台次⟧，超限率控制在⟦2%以内⟧，业务量⟦突破2亿件⟧', '1527台次 2% 200000000件'],
  // Agriculture
  ['单产⟦443公斤/亩⟧，连续⟦五年⟧稳定在⟦35万吨以上⟧', '443公斤/亩 5年 350000吨'],
  ['生猪出栏⟦52.3万头⟧，家禽出笼⟦1200万羽⟧，认证“三品一标”农产品⟦41个⟧', '523000头 12000000羽 41个'],
  ['每亩补贴⟦150元/年⟧，补助⟦10⟧至⟦15元/人·年⟧', '150元/年 10元/人·年 15元/人·年'],
  ['⟦三成以上⟧农户、⟦约四分之三⟧的村、⟦百分之九十五⟧的群众', '3成 0.75比 95%'],
  // Market supervision
  ['抽检食品⟦4150批次⟧，检验设备⟦6500台（套）⟧，发放3C证书⟦十二张⟧', '4150批次 6500台(套) 12张'],
  ['受理12315投诉⟦7856件⟧，办结率⟦百分之百⟧，查处案件⟦一起⟧。', '7856件 100% 1起'],
  ['抽查⟦460批次⟧，“双随机、一公开”检查⟦2380家⟧', '460批次 2380家'],
  ['办理时限缩短⟦2/3⟧，⟦3日⟧内办结，提前⟦1个月⟧完成', `${2 / 3}比 3日 1个月`],
  ['完成⟦9方面⟧⟦39项⟧，数十个项目，⟦千余人⟧参会，把握两个关键，比例1:500', '9方面 39项 1000人'],
  // Party building
  ['开展“三会一课”⟦2400余次⟧，整顿软弱涣散党组织⟦8个⟧', '2400次 8个'],
  ['选派第一书记⟦153名⟧，新发展党员⟦215名⟧，其中35岁以下占⟦72%⟧', '153名 215名 72%'],
  ['每季度至少召开⟦一次⟧联席会，每月开展⟦不少于2次⟧督导', '1次 2次'],
  ['评选出⟦3个⟧一类窗口、⟦7个⟧二类窗口，推进基层“7个一”建设', '3个 7个'],
  ['查处违反中央八项规定精神问题⟦23起⟧⟦31人⟧，约谈⟦一人⟧', '23起 31人 1人'],
  // Any office
  ['做好今年签约的⟦两个⟧项目，抓好⟦两个⟧重点项目，突破三个重点领域', '2个 2个'],
  ['从⟦三个⟧方面发力：一是抓项目，二是抓环境，三是抓作风', '3个'],
  ['向东门、西门、南门等⟦三大⟧市场延伸', '3大'],
  ['排查隐患⟦41处⟧，整治率⟦11％⟧，⟦近10个⟧现场会', '41处 11% 10个'],
  ['死亡⟦0人⟧，损失⟦约30.5万元⟧，签约⟦13个⟧，附近⟦5户⟧', '0人 305000元 13个 5户'],
  ['收到申请⟦2000余⟧，总数达⟦2000⟧，惠及⟦2000户⟧', '2000 2000 2000户'],
  ['人均预期寿命⟦79.3岁⟧，60岁以上老人⟦1.2万名⟧，每千人口医师⟦3.1人⟧', '79.3岁 12000名 3.1人'],
  ['总长⟦10.4⟧公路，资助⟦５０　名⟧学生、占比⟦5 %⟧', '10.4 50名 5%'],
  ['由⟦12家⟧增加到⟦35家⟧，从第五位上升到第二位', '12家 35家'],
  ['⟦七个⟧工作组下沉一线，⟦五支⟧工作队进村，落实四项制度', '7个 5支'],
  ['队伍建设进一步加强，大陆客商⟦2批⟧⟦18人⟧来访', '2批 18人'],
  ['分别增长⟦3.1⟧、⟦2.5个百分点⟧', '3.1个百分点 2.5个百分点'],
]

/** Numbers that count nothing: ⟦…⟧ marks the digits, and the class follows. */
const OTHERS: readonly (readonly [marked: string, kind: FigureClass])[] = [
  ['发放资金⟦XX⟧万元', 'masked'],
  ['走访⟦XXX⟧户，XX县完成任务', 'masked'],
  ['增长⟦X.X⟧%', 'masked'],
  ['投入⟦**⟧万元', 'masked'],
  ['涉及⟦〇〇⟧人', 'masked'],
  ['覆盖⟦____⟧个村', 'masked'],
  ['获全省第⟦一⟧名', 'rank'],
  ['排名全市第⟦3⟧', 'rank'],
  ['第⟦十四⟧届开放日', 'rank'],
  ['第⟦二⟧批名单', 'rank'],
  ['前⟦10⟧名', 'rank'],
  ['⟦2023⟧年以来', 'date'],
  ['⟦二〇二三⟧年', 'date'],
  ['⟦12⟧月底前', 'date'],
  ['⟦一⟧季度', 'date'],
  ['⟦1⟧-9月', 'date'],
  ['⟦7⟧、8月份', 'date'],
  ['“⟦4⟧·18”火灾', 'date'],
  ['周⟦五⟧学习', 'date'],
  ['上⟦半⟧年', 'date'],
  ['近⟦三⟧年', 'date'],
  ['弘扬⟦98⟧年抗洪精神', 'date'],
  ['⟦12.4⟧国家宪法日', 'date'],
  ['会议9时⟦30⟧分结束', 'date'],
  ['上午⟦9⟧:30', 'date'],
  ['前⟦三⟧季度', 'date'],
  ['学习贯彻党的⟦二十⟧大精神', 'name'],
  ['⟦三⟧会一课', 'name'],
  ['三会⟦一⟧课', 'name'],
  ['开展⟦五⟧经普', 'name'],
  ['“⟦1⟧+4”帮扶', 'name'],
  ['⟦3⟧A级机关', 'name'],
  ['⟦Ⅱ⟧类水质', 'name'],
  ['第⟦五⟧次全国经济普查', 'name'],
  ['进⟦一⟧步', 'name'],
  ['在工作⟦一⟧线', 'name'],
  ['⟦三⟧级网格', 'name'],
  ['《⟦三⟧个办法》', 'name'],
  ['⟦90⟧岁以上老人', 'name'],
  ['⟦0⟧-6岁儿童', 'name'],
  ['每⟦千⟧人口', 'name'],
  ['⟦一⟧周一汇总', 'name'],
  ['落实⟦四⟧项制度', 'name'],
  ['PM⟦2.5⟧浓度', 'name'],
  ['⟦三⟧年行动', 'name'],
  ['"⟦15⟧分钟"生活圈', 'name'],
  ['‘⟦三⟧个项目’行动', 'name'],
  ['推进⟦7⟧个“一”建设', 'other'],
  ['新建⟦一⟧批便民市场', 'name'],
  ['新增⟦一⟧批乡村公益岗', 'name'],
  ['获第1、⟦2⟧、3名', 'rank'],
  ['获第1、2、⟦3⟧名', 'rank'],
  ['⟦二⟧期项目', 'name'],
  ['⟦12345⟧热线', 'name'],
  ['⟦一⟧是抓落实', 'marker'],
  ['（⟦一⟧）总体情况', 'marker'],
  ['⟦1⟧.总体情况', 'marker'],
  ['⟦①⟧抓落实', 'marker'],
  ['政函〔⟦2023⟧〕84号', 'citation'],
  ['政函〔2023〕⟦84⟧号', 'citation'],
  ['S⟦312⟧线', 'citation'],
  ['GB/T ⟦9704⟧—2012', 'citation'],
  ['电话⟦88001234⟧', 'other'],
  ['上报率.⟦5⟧%', 'other'],
]

describe('figures', () => {
  for (const [marked, said] of QUANTITIES) {
    test(marked, () => {
      const { text, places } = unmarked(marked)
      const quantities = figuresOf(text).filter((figure) => figure.class === 'quantity')
      assert.deepEqual(
        quantities.map(({ start, end }) => text.slice(start, end)),
        places.map(({ start, end }) => text.slice(start, end)),
      )
      assert.deepEqual(
        quantities.map(({ start }) => start),
        places.map(({ start }) => start),
      )
      assert.equal(quantities.map(({ value, unit }) => `${value}${unit}`).join(' '), said)
    })
  }

  for (const [marked, kind] of OTHERS) {
    test(`${marked} is ${kind}`, () => {
      const { text, places } = unmarked(marked)
      const here = figuresOf(text).find((figure) => figure.number.start === places[0]?.start)
      assert.equal(here?.class, kind)
      assert.equal(here?.number.end, places[0]?.end)
    })
  }

  test('the tables have their say', (context) => {
    context.diagnostic(`looked at ${QUANTITIES.length} sentences with quantities and ${OTHERS.length} other numbers`)
    assert.ok(QUANTITIES.length >= 50 && OTHERS.length >= 50)
  })
})

describe('the interval of a figure', () => {
  const interval = (text: string): string => {
    const figure = figuresOf(text)[0]
    return `${figure?.low} ${figure?.high}`
  }

  test('of counted things is the number itself', () => assert.equal(interval('41处'), '41 41'))
  test('of a scaled number is half its last digit', () => assert.equal(interval('571.6万人'), '5715500 5716500'))
  test('of a Chinese one too', () => assert.equal(interval('三百万元'), '2995000 3005000'))
  test('of a decimal is half its last digit', () => assert.equal(interval('5.23%'), '5.225 5.235'))
  test('of a whole percentage is half of one', () => assert.equal(interval('11%'), '10.5 11.5'))
  test('of a measure is half of one', () => assert.equal(interval('10公里'), '9.5 10.5'))
  test('of a duration is the number itself', () => assert.equal(interval('3年'), '3 3'))
  test('of a fraction is half a part', () => assert.equal(interval('四分之三'), '0.625 0.875'))
})

describe('the bound of a figure', () => {
  const bound = (text: string): string => {
    const figure = figuresOf(text).find((one) => one.class === 'quantity')
    return `${figure?.bound} ${figure?.approx}`
  }

  for (const [text, said] of [
    ['41处', 'exact '],
    ['累计41处', 'exact '],
    ['达41处', 'exact '],
    ['约41处', 'about 约'],
    ['41处左右', 'about 左右'],
    ['40余处', 'over 余'],
    ['1万余元', 'over 余'],
    ['3000多份', 'over 多'],
    ['不少于2次', 'at-least 不少于'],
    ['每月至少开展1次', 'at-least 至少'],
    ['1次以上', 'at-least 以上'],
    ['不超过5%', 'at-most 不超过'],
    ['5%以内', 'at-most 以内'],
    ['突破2亿元', 'more-than 突破'],
    ['不足5%', 'less-than 不足'],
    ['签约13个', 'exact '],
  ] as const) {
    test(`${text}: ${said}`, () => assert.equal(bound(text), said))
  }
})

describe('a range', () => {
  test('ties its two ends and shares the unit', () => {
    const [first, second] = figuresOf('给予5-10万元奖补')
    assert.deepEqual([first?.rangeWith, second?.rangeWith], [1, 0])
    assert.deepEqual([first?.value, second?.value], [50000, 100000])
    assert.deepEqual([first?.unit, second?.unit], ['元', '元'])
  })
  test('of unlike scales takes the unit alone', () => assert.equal(figuresOf('奖补5000-1万元')[0]?.value, 5000))
  test('of months is one of dates', () => {
    assert.deepEqual(
      figuresOf('1—11月').map((figure) => [figure.class, figure.rangeWith]),
      [
        ['date', 1],
        ['date', 0],
      ],
    )
  })
  test('is no change from one to another', () => assert.equal(figuresOf('由5家至8家')[0]?.rangeWith, -1))
})

describe('a figure', () => {
  test('knows its paragraph, sentence and clause', () => {
    const figures = figuresOf('建成3座。\n完成5处，整改6处；其中7处。新增8处')
    assert.deepEqual(
      figures.map(({ paragraph, sentence, clause }) => [paragraph, sentence, clause]),
      [
        [0, 0, 0],
        [1, 1, 1],
        [1, 1, 2],
        [1, 1, 3],
        [1, 2, 4],
      ],
    )
  })

  test('alone in a cell counts without a unit', () => {
    const text = '单位\n123'
    const part: DocumentPart = 'body'
    const paragraphs = [
      { start: 0, end: 2, part, cell: { table: 0, row: 0, column: 0 } },
      { start: 3, end: 6, part, cell: { table: 0, row: 1, column: 0 } },
    ]
    const [figure] = findFigures({ text, paragraphs, tables: [] }, { sentences: [], clauses: [], markers: [] })
    assert.equal(figure?.class, 'quantity')
    assert.equal(figure?.value, 123)
  })
})

/** The text without ⟦⟧, and the places they marked. */
function unmarked(marked: string): { text: string; places: { start: number; end: number }[] } {
  let text = ''
  const places: { start: number; end: number }[] = []
  let start = 0
  for (const char of marked) {
    if (char === '⟦') start = text.length
    else if (char === '⟧') places.push({ start, end: text.length })
    else text += char
  }
  return { text, places }
}
