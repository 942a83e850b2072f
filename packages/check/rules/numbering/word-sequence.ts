import type { Place, Reading } from '@taizhang/text'
import { defineRule, type Report } from '../../engine/rule.ts'
import { gapMessages } from './gap.ts'

type Message = 'skipped' | 'repeated' | 'starts'

const NAMES = '一二三四五六七八九'
/** What makes a list mark of a numeral in front of a clause: 一要……，二要……. */
const SIGNS = '要抓靠看查'

interface Item extends Place {
  readonly ordinal: number
  readonly key: string
}

/**
 * “其一、其二”“一要、二要”一类的序号要连续。
 */
export default defineRule({
  id: 'word-sequence',
  summary: '“其一”“一要”一类的序号不连续',
  explanation:
    '同一段里“其一”之后是“其三”，“一要”“二要”之后是“四要”，跳了号，报出；重号也报出。前面两段里都没有“其一”“其二”就出现“其三”的，报出。' +
    '一句之中“一看……、二看……，三看……”齐全的，“三要求”“其三产”一类的词不报。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'numbering',
  severity: 'warning',
  messages: {
    ...gapMessages,
    starts: ({ mark, missing }) => `“${mark}”前面没有“${missing}”。`,
  },
  examples: [
    { ok: '其一，稳就业；其二，保民生；其三，防风险。一要抓学习；二要抓整改；三要抓巩固。' },
    { ok: '一看环境、二看秩序，三看服务。首先，稳就业。其次，保民生。其三，防风险。' },
    { ok: '其一，稳就业。\n其二，保民生。\n其三，防风险。' },
    { bad: '其一，稳就业；⟦其三⟧，保民生。', message: 'skipped' },
    { bad: '一要抓学习；二要抓整改；⟦四要⟧抓巩固。', message: 'skipped' },
    { bad: '一要抓学习；二要抓整改；⟦二要⟧抓巩固。', message: 'repeated' },
    { bad: '严字当头抓队伍。⟦其三⟧，查处违规行为。', message: 'starts' },
  ],
  *check({ reading }) {
    const { text, clauses } = reading
    let last: Item | undefined
    let paragraph = -1
    for (const clause of clauses) {
      const item = itemAt(text, clause.start)
      if (!item) continue
      if (clause.paragraph !== paragraph && item.key !== '其') last = undefined
      paragraph = clause.paragraph
      const before = last?.key === item.key ? last : undefined
      last = item
      const report = before ? next(text, before, item) : starts(reading, item, paragraph)
      if (report) yield report
    }
  },
})

/** 其三， and 三要…… at the start of a clause. */
function itemAt(text: string, start: number): Item | null {
  const first = text.charAt(start)
  const end = start + 2
  if (first === '其') {
    const ordinal = NAMES.indexOf(text.charAt(start + 1)) + 1
    return ordinal > 0 && '，、是：'.includes(text.charAt(end)) ? { start, end, ordinal, key: first } : null
  }
  const ordinal = NAMES.indexOf(first) + 1
  if (ordinal === 0 || first === '' || !SIGNS.includes(text.charAt(start + 1))) return null
  // 三要求, 三看台 are other words.
  return '求素点件手紧牢实'.includes(text.charAt(end)) ? null : { start, end, ordinal, key: text.charAt(start + 1) }
}

function next(text: string, before: Item, item: Item): Report<Message> | null {
  const { start, end } = item
  const mark = text.slice(start, end)
  const step = item.ordinal - before.ordinal
  if (item.ordinal === 1 || step === 1 || step < 0 || step > 3) return null
  const missing = mark.replace(NAMES.charAt(item.ordinal - 1), NAMES.charAt(before.ordinal))
  const related = [{ start: before.start, end: before.end }]
  if (step === 0)
    return { start, end, message: 'repeated', data: { mark, next: missing }, suggestion: missing, related }
  // 一看……、二看……，三看……: what is missing stands inside a clause.
  if (text.slice(before.end, start).includes(missing)) return null
  return {
    start,
    end,
    message: 'skipped',
    data: { mark, before: text.slice(before.start, before.end), missing },
    related,
  }
}

/** 其三 with nothing before it that counts. */
function starts({ text, document }: Reading, item: Item, paragraph: number): Report<Message> | null {
  const { start, end, ordinal, key } = item
  if (key !== '其' || ordinal < 2) return null
  const lead = text.slice(document.paragraphs[Math.max(0, paragraph - 2)]?.start ?? 0, start)
  const own = text.slice(document.paragraphs[paragraph]?.start ?? 0, start)
  if (/首先|其次|再次|其[一二][，、是：]/.test(lead) || /第[一二]|一是|一方面/.test(own)) return null
  const mark = text.slice(start, end)
  return { start, end, message: 'starts', data: { mark, missing: `其${NAMES.charAt(ordinal - 2)}` } }
}
