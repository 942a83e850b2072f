import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround } from './clause-around.ts'

const groups =
  /(?:儿童|孕产妇|产妇|孕妇|老年人|老人|患者|居民|学生|职工|群众|妇女|残疾人|新生儿|青少年|婴幼儿|脱贫户|农户|企业|村民|人口|低保户|党员|D员|干部)$/
const services =
  /服务|管理|接种|保险|医保|参保|签约|筛查|体检|疫苗|检查|宣传|培训|供水|供气|保障|走访|补贴|救助|教育|帮扶|治疗|随访|建档|评估|网络|社保|养老|监测|健康|保健|访视|免疫|补助|政策|组织|学习|志愿|光纤|信号|入户|核查|调查|登记|认证|供暖|通电|知晓/

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
    unclear: ({ words }) => `“${words}”没有说明覆盖的是什么（何种服务、保险或检查），应写全。`,
  },
  examples: [
    { ok: '孕产妇健康管理覆盖率97％，居民医保覆盖率99％，森林覆盖率60％。' },
    { bad: '接种率98％，⟦0-6岁儿童覆盖率⟧91％。', message: 'unclear' },
    { bad: '管理率90％，⟦孕产妇覆盖率⟧97％。', message: 'unclear' },
    { ok: '预算完成率达到120％，产值较上年增长100%以上，任务完成率100%以上。' },
    { bad: '隐患⟦整改率达到100%以上⟧。', message: 'beyond' },
  ],
  seeks: ['覆盖率', '100%以上', '100％以上'],
  *check({ reading, hits }): Iterable<Report<'unclear' | 'beyond'>> {
    const { text } = reading
    for (const { start, end, word } of hits) {
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
      if (before.length > 12 || !groups.test(before) || services.test(before)) continue
      if (!/[\d０-９]|达|为/.test(text.charAt(end))) continue
      yield { start: clause.start, end, message: 'unclear', data: { words: before + text.slice(start, end) } }
    }
  },
})
