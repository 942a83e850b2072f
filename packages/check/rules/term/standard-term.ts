import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { isGuardedTerm } from './outdated-term.ts'
import { standardNames } from './standard-terms.data.ts'

const names = new Map(standardNames.map((term) => [term.wrong, term]))
const fold = /(?:增长|增加|提高|上升|增)(?:了|约|近)?([\d.]+|[一二两三四五六七八九十]+)$/

const lessTimes = /(?:下降|减少|降低|缩小|缩短|回落|减|降)(?:了|到|近|约)?(?:[\d.]+|[一二两三四五六七八九十]+)$/

/**
 * 专名写得不规范：“四好公路”应为“四好农村路”，“国家级文物保护单位”应为“全国重点文物保护单位”。
 */
export default defineRule({
  id: 'standard-term',
  summary: '专名、术语不规范',
  explanation:
    '有统一规范名称的工程、称号、普查、统计指标和法律法规，写成了别的样子；“增长4番”“减少2倍”一类不成立的说法。只收写法唯一的，不收有通行简称的。',
  basis: [{ source: 'practice' }],
  status: 'stable',
  category: 'term',
  severity: 'warning',
  messages: {
    nonstandard: ({ wrong, right, why }) => `“${wrong}”${why}，应为“${right}”。`,
    times: ({ words }) => `“${words}倍”不成立：减少一倍就没有了；应改用百分数、几分之几，或写原数是现在的几倍。`,
    fold: ({ number }) =>
      `“番”只与“翻”搭配，翻一番是原来的2倍；“增长${number}番”应改为“翻${number}番”或“增长……倍”，并核对数字。`,
  },
  examples: [
    { ok: '建设“四好农村路”，实现零的突破，产值翻两番，客流增长3倍。' },
    { ok: '修缮全国重点文物保护单位2处，学习《未成年人保护法》。' },
    { ok: '宣传消防安全法律法规、消费者权益保障法治知识，更换孕产妇死亡率公示牌。' },
    { bad: '实现专利⟦零突破⟧。', message: 'nonstandard', fixed: '实现专利零的突破。' },
    { bad: '推进“⟦四好公路⟧”建设。', message: 'nonstandard', fixed: '推进“四好农村路”建设。' },
    { bad: '颁发⟦不动产权登记证明⟧300份。', message: 'nonstandard', fixed: '颁发不动产登记证明300份。' },
    { bad: '宣传《⟦未成年保护法⟧》。', message: 'nonstandard', fixed: '宣传《未成年人保护法》。' },
    { bad: '发案数⟦下降2倍⟧。', message: 'times' },
    { bad: '接待游客同比⟦增长3番⟧。', message: 'fold' },
  ],
  seeks: [...names.keys(), '番', '倍'],
  *check({ reading, hits }): Iterable<Report<'nonstandard' | 'fold' | 'times'>> {
    const { text } = reading
    let free = 0
    for (const { start, end, word } of hits) {
      if (word === '番') {
        const found = fold.exec(text.slice(Math.max(0, start - 12), start))
        if (found) yield { start: start - found[0].length, end, message: 'fold', data: { number: found[1] ?? '' } }
        continue
      }
      if (word === '倍') {
        const found = lessTimes.exec(text.slice(Math.max(0, start - 12), start))
        if (found) yield { start: start - found[0].length, end, message: 'times', data: { words: found[0] } }
        continue
      }
      const term = names.get(word)
      if (!term || start < free || isGuardedTerm(text, start, end, term)) continue
      free = end
      const { right, why, severity } = term
      const fix = [{ start, end, text: right }]
      yield { start, end, message: 'nonstandard', data: { wrong: word, right, why }, suggestion: right, severity, fix }
    }
  },
})
