import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround, sentenceStart } from './clause-around.ts'

const groups =
  /(?:儿童|孕产妇|产妇|孕妇|老年人|老人|患者|居民|学生|职工|群众|妇女|残疾人|新生儿|青少年|婴幼儿|脱贫户|农户|企业|村民|人口|低保户|党员|D员|干部)$/
const services =
  /服务|管理|接种|保险|医保|参保|签约|筛查|体检|疫苗|检查|宣传|培训|供水|供气|保障|走访|补贴|救助|教育|帮扶|治疗|随访|建档|评估|网络|社保|养老|监测|健康|保健|访视|免疫|补助|政策|组织|学习|志愿|光纤|信号|入户|核查|调查|登记|认证|供暖|通电|知晓/

/** Whom or what a rate of coverage is of: one of these must stand in its sentence. */
const coverable =
  /群众|学生|儿童|师生|教师|居民|企业|职工|干部|农户|户|行政村|自然村|社区|学校|单位|机构|人员|人口|老人|妇女|患者|产妇|对象|家庭|小区|村|林|绿|草|植被|网|5G|基站|信号|建筑|水体|地区|乡镇|街道|镇|市场|商户|行业|项目|工程|品种|良种|技术|机械|灌溉|供水|管线|监控|视频|险|救助|低保|覆盖率(?:达|为|均)?\d[^，。]*、/
/** Rates that tell of nothing by themselves, with the words of which one must stand shortly before them. */
const aloneRates: Readonly<Record<string, RegExp>> = {
  随访率: /随访|访视/,
  合格率: /检|测|监|质量|抽|考|培训|产品|食品|验收|达标/,
  接种率: /苗|接种|免疫/,
  知晓率: /宣|知识|政策|普法|知晓/,
  入住率: /住|床|院|房|公寓|养老/,
  检出率: /检|筛/,
  使用率: /使用|应用|设备|设施|平台/,
}

/** Shares of a whole, which cannot exceed it. */
const wholeRates =
  /(?:整改|办结|合格|覆盖|满意|知晓|参保|入学|巩固|签约|建档|普及|化解|调解|销号|回复|回访|见面|响应|参与|接种|检测|达标|入户|通过|优良|准确|及时|成功|破案|规范化管理|处置|处理|收集|登记|火化|上报|报告|公开|录入|审核|抽检|管理)率(?:要|须|应|均|都|已|保持|稳定)*(?:达到?|为|在|保持在|提高到|提升到)?$/

/**
 * “儿童覆盖率91%”：覆盖了什么，读不出来。
 */
export default defineRule({
  id: 'unclear-rate',
  summary: '率读不明白',
  explanation:
    '“孕产妇覆盖率97％”“儿童覆盖率91％”只说了人群，没有说什么服务覆盖了他们，读者无从核对。分句里已经写出服务、保险、接种等事项的，不报。“整改率达到100%以上”一类，是整体里的一份，不会超过100%，也在这里报。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'unclear',
  severity: 'warning',
  messages: {
    beyond: ({ words }) => `“${words}”不成立：这个率最高是100%，应写“达到100%”。`,
    alone: ({ words }) => `“${words}”没有说明是什么的比率，前文也没有交代，应写全。`,
    unclear: ({ words }) => `“${words}”没有说明覆盖的是什么（何种服务、保险或检查），应写全。`,
  },
  examples: [
    { ok: '孕产妇健康管理覆盖率97％，居民医保覆盖率99％，森林覆盖率60％。' },
    { bad: '接种率98％，⟦0-6岁儿童覆盖率⟧91％。', message: 'unclear' },
    { bad: '管理率90％，⟦孕产妇覆盖率⟧97％。', message: 'unclear' },
    { bad: '环境日宣传26场，⟦环境教育覆盖率⟧88％。', message: 'unclear' },
    { bad: '开展培训12场，⟦覆盖率⟧95％。', message: 'unclear' },
    { bad: '规范管理率82.8％。⟦随访率⟧91.5％。', message: 'alone' },
    { ok: '高血压患者随访1.2万人。随访率91.5％。全县企业安全培训12场，覆盖率95％。行政村5G覆盖率98％。' },
    { ok: '抽检农产品36批次。合格率98％，新建基站36个，覆盖率95％。' },
    { ok: '预算完成率达到120％，产值较上年增长100%以上，任务完成率100%以上。' },
    { bad: '隐患⟦整改率达到100%以上⟧。', message: 'beyond' },
  ],
  seeks: ['覆盖率', '100%以上', '100％以上', ...Object.keys(aloneRates).map((rate) => `。${rate}`)],
  *check({ reading, hits }): Iterable<Report<'unclear' | 'beyond' | 'alone'>> {
    const { text } = reading
    for (const { start, end, word } of hits) {
      if (word.startsWith('。')) {
        const subject = aloneRates[word.slice(1)]
        const isRate = /^(?:均|已)?(?:达到?|为)?\d/.test(text.slice(end, end + 6))
        const before = text.slice(Math.max(0, start - 40, text.lastIndexOf('\n', start)), start)
        if (isRate && subject && !subject.test(before))
          yield { start: start + 1, end, message: 'alone', data: { words: word.slice(1) } }
        continue
      }
      if (word !== '覆盖率') {
        const rate = wholeRates.exec(text.slice(Math.max(0, start - 16), start))
        if (rate)
          yield {
            start: start - rate[0].length,
            end,
            message: 'beyond',
            data: { words: rate[0] + text.slice(start, end) },
          }
        continue
      }
      const clause = clauseAround(text, start, end)
      if (!clause) continue
      const before = text.slice(clause.start, start)
      if (before.length > 12 || !/[\d０-９]|达|为/.test(text.charAt(end))) continue
      if (!(isServiceAlone(text, clause.start, start) || (groups.test(before) && !services.test(before)))) continue
      yield { start: clause.start, end, message: 'unclear', data: { words: before + text.slice(start, end) } }
    }
  },
})

/** 环境教育覆盖率, 开展培训12场，覆盖率: what was done is told, whom it reached is not. */
function isServiceAlone(text: string, from: number, at: number): boolean {
  const begins = sentenceStart(text, from, 60)
  const sentence = text.slice(begins < 0 ? from - 60 : begins, at)
  const service = /(?:宣传|教育|培训|讲座|普法|宣讲)$/
  const before = text.slice(from, at)
  const isTold =
    before === '' ? /(?:宣传|教育|培训|讲座|普法|宣讲)[^，。]{0,8}，$/.test(sentence) : service.test(before)
  return isTold && !coverable.test(sentence)
}
