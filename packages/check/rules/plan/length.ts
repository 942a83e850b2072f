import { defineRule } from '../../engine/rule.ts'

/** Papers on one task, and on the general work. */
const TASK_CHARACTERS_MAX = 4000
const GENERAL_CHARACTERS_MAX = 5000

/** 材料的篇幅超过规定的字数。 */
export default defineRule({
  id: 'length',
  summary: '篇幅超过4000字、5000字',
  explanation:
    '综合性工作的材料一般不超过5000字，专项工作的材料一般不超过4000字。字数按全文计，不计空格和表格；' +
    '4000字到5000字的，请看是不是专项材料。提示在第一个标题上。',
  basis: [{ source: '整治形式主义为基层减负若干规定' }],
  status: 'trial',
  category: 'plan',
  severity: 'info',
  messages: {
    general: ({ count }) => `全文约${count}字，超过综合性材料一般不超过${GENERAL_CHARACTERS_MAX}字的规定。`,
    task: ({ count }) =>
      `全文约${count}字。综合性材料一般不超过${GENERAL_CHARACTERS_MAX}字，没有超过；专项材料一般不超过${TASK_CHARACTERS_MAX}字，如是专项材料请压缩。`,
  },
  examples: [
    { ok: `一、工作情况\n${'巡河护岸'.repeat(900)}。` },
    { bad: `⟦一、工作情况⟧\n${'巡河护岸'.repeat(1100)}。`, message: 'task' },
    { bad: `⟦一、工作情况⟧\n${'巡河护岸'.repeat(1400)}。`, message: 'general' },
  ],
  exempt: { law: 'twice', reason: '看全文的字数，写两遍只是一篇更长的材料' },
  *check({ reading: { document, sections, text } }) {
    // Most papers are too short to be counted.
    if (text.length <= TASK_CHARACTERS_MAX) return
    const place = sections.find(({ kind }) => kind !== 'title')?.heading ?? document.paragraphs[0]
    if (place === undefined) return
    let count = 0
    for (const { start, end, part, cell } of document.paragraphs)
      if (part === 'body' && cell === undefined) count += characters(text, start, end)
    if (count <= TASK_CHARACTERS_MAX) return
    const message = count > GENERAL_CHARACTERS_MAX ? 'general' : 'task'
    yield { start: place.start, end: place.end, message, data: { count: Math.round(count / 100) * 100 } }
  },
})

/** Characters without blanks; a pair of surrogates is one. */
function characters(text: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const isBlank = code === 32 || code === 9 || code === 0x3000 || code === 0xa0
    const isSecondHalf = code >= 0xdc00 && code <= 0xdfff
    if (!isBlank && !isSecondHalf) count++
  }
  return count
}
