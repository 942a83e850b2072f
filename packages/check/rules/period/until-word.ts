import { defineRule } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'

/** A point in time that 截止 cannot take as its object. */
const TIME =
  /(?:目前|现在|当前|今[年日天]?|去年|上年|本[年月周]|上[月周]|年[底末]|月[底末]|[一二三四五六七八九十]{1,2}月|\d{1,4}[年月日]|[XＸ×]{1,4}[年月日]|20\d\d|二[〇零]|此[时刻]|发稿|发文|统计时)/y

/** 报名截止11月30日: the noun before makes it the end of a term. */
const TERM_BEFORE = /(?:报名|申报|申请|投标|受理|征集|投稿|缴费|登记|提交|报送|时间|日期)$/

/**
 * “截止”是到期停止，后面不带时间；统计到某时为止用“截至”。
 */
export default defineRule({
  id: 'until-word',
  summary: '“截止”与“截至”',
  explanation:
    '“截止目前”“截止11月25日”应为“截至”。“截止”后面不能带时间宾语，只说“于5月截止”“报名截止时间”“截止日期”，这些不报；' +
    '“截止到11月底”词典认可，也不报。',
  basis: [{ source: 'language', clause: '《现代汉语词典》“截至”“截止”条' }],
  status: 'stable',
  category: 'period',
  severity: 'warning',
  messages: {
    until: ({ words }) => `“${words}”中的“截止”应为“截至”：统计到某一时间用“截至”，“截止”是到期停止。`,
  },
  examples: [
    { ok: '截至目前，报名截止时间为5月10日，征集活动已于5月截止，截止日期顺延，截止到11月底。' },
    { ok: '报名截止11月30日' },
    { bad: '⟦截止⟧目前，隐患全部整改到位', message: 'until', fixed: '截至目前，隐患全部整改到位' },
    { bad: '⟦截止⟧11月25日，空气优良天数301天', message: 'until', fixed: '截至11月25日，空气优良天数301天' },
    { bad: '⟦截止⟧2023年底，⟦截止⟧十二月', message: 'until', fixed: '截至2023年底，截至十二月' },
  ],
  seeks: ['截止'],
  *check({ hits, reading: { text } }) {
    for (const { start, end } of hits) {
      TIME.lastIndex = text.charAt(end) === ' ' ? end + 1 : end
      if (!TIME.test(text) || TERM_BEFORE.test(text.slice(Math.max(0, start - 2), start))) continue
      const words = wordsAround(text, start, end)
      yield { start, end, message: 'until', data: { words }, suggestion: '截至', fix: [{ start, end, text: '截至' }] }
    }
  },
})
