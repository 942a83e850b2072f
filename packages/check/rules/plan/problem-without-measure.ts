import { defineRule } from '../../engine/rule.ts'

const QUOTE_LENGTH_MAX = 30

/** 存在问题部分提出的问题，计划部分没有措施回应。 */
export default defineRule({
  id: 'problem-without-measure',
  summary: '问题没有对应的措施',
  explanation:
    '存在问题部分提出的每个问题（小标题，或“一是、二是”的一项），都应在计划部分找到回应它的措施。按关键词比对，' +
    '问题的名称、说明与措施、措施所在小标题有一处相合就不报，宁可漏报。没有计划部分的材料不报。',
  basis: [{ source: 'practice', clause: '问题、措施一一对应' }],
  status: 'trial',
  category: 'plan',
  severity: 'warning',
  messages: {
    unanswered: ({ problem }) =>
      `存在问题部分提出“${problem}”，计划部分没有找到回应它的措施。请补写措施，或说明由哪项工作解决。`,
  },
  examples: [
    { ok: '一、存在的问题\n（一）山塘管护不到位。\n二、下一步打算\n（一）健全山塘管护制度。组织水管员开展巡查培训。' },
    { ok: '一、存在的问题\n（一）水费征收困难。\n二、意见建议' },
    {
      bad: '一、存在的问题\n⟦（一）水费征收困难⟧。\n二、下一步打算\n（一）抓好山塘管护。组织水管员开展巡查培训。',
      message: 'unanswered',
    },
    {
      bad: '一、存在的问题\n一是山塘管护不到位。二是⟦水费征收困难。⟧\n二、下一步打算\n组织水管员开展山塘巡查培训。',
      message: 'unanswered',
    },
  ],
  exempt: { law: 'twice', reason: '看全文：写两遍时，第二遍的计划也可以回应第一遍的问题' },
  *check({ reading: { problems, commitments, text } }) {
    if (commitments.length === 0) return
    for (const { start, end, measures } of problems) {
      if (measures.length > 0) continue
      const words = text.slice(start, end).replace(/^[（(]?[一二三四五六七八九十\d]+[）).．、]+|[。；：]$/g, '')
      const problem = words.length > QUOTE_LENGTH_MAX ? `${words.slice(0, QUOTE_LENGTH_MAX).toWellFormed()}…` : words
      yield { start, end, message: 'unanswered', data: { problem } }
    }
  },
})
