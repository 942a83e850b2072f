import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { outdatedWords, renamedOffices, type StandardTerm } from './standard-terms.data.ts'

const offices = new Map(renamedOffices.map((term) => [term.wrong, term]))
const words = new Map(outdatedWords.map((term) => [term.wrong, term]))

/** Whether the neighbours make the words right where they stand. */
export function isGuardedTerm(text: string, start: number, end: number, term: StandardTerm): boolean {
  if (term.notBefore?.some((after) => text.startsWith(after, end))) return true
  return (
    term.notAfter?.some((before) => start >= before.length && text.startsWith(before, start - before.length)) ?? false
  )
}

/** 更名前的机构前面写明“原”的，是准确的说法。 */
function saysFormer(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start)
  return /(?:原|前身是|前身为)[^，。；、]{0,6}$/.test(before) && !before.endsWith('原则')
}

/**
 * 已经更名的机构、已有规范新名的事物，仍用旧称。
 */
export default defineRule({
  id: 'outdated-term',
  summary: '旧称应改用现名',
  explanation:
    '机构改革后已更名的部门（工商局、国土局、卫计委、扶贫办），已有规范新名的人和事（五保户、重性精神病、新农合、暂住证），仍写旧称的。前面写明“原”的机构不报；新旧并行的只提示。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'term',
  severity: 'warning',
  messages: {
    renamed: ({ wrong, right, why }) => `“${wrong}”是旧称，${why}，应改为“${right}”。`,
  },
  examples: [
    { ok: '原县工商局办公楼移交后，市场监督管理局、农业部门共同使用。' },
    { ok: '为特困人员发放供养金，做好严重精神障碍患者管理。' },
    { ok: '执行《市场主体登记管理条例》，服务各类经营主体。' },
    { bad: '会同县⟦国土局⟧开展清查。', message: 'renamed', fixed: '会同县自然资源局开展清查。' },
    { bad: '发放低保金、⟦五保金⟧等民生资金。', message: 'renamed', fixed: '发放低保金、特困供养金等民生资金。' },
    { bad: '⟦重性精神病⟧在册50人。', message: 'renamed' },
  ],
  seeks: [...offices.keys(), ...words.keys()],
  *check({ reading, hits }): Iterable<Report<'renamed'>> {
    const { text } = reading
    let free = 0
    for (const { start, end, word } of hits) {
      const term = offices.get(word) ?? words.get(word)
      if (!term || start < free || isGuardedTerm(text, start, end, term)) continue
      if (offices.has(word) && saysFormer(text, start)) continue
      free = end
      const { right, why, severity } = term
      yield {
        start,
        end,
        message: 'renamed',
        data: { wrong: word, right, why },
        suggestion: right,
        severity,
        // A note or an alternative in brackets is advice, not text to put in.
        ...(severity !== 'info' && !/[（等]/.test(right) && { fix: [{ start, end, text: right }] }),
      }
    }
  },
})
