import type { Place, Reading } from '@taizhang/text'
import { defineRule } from '../../engine/rule.ts'
import { isHan, wordsAround } from '../../marks/characters.ts'

/** A paragraph of at least this many characters with a full stop inside is running text. */
const BODY_LENGTH_MIN = 40
/** A paragraph without a full stop inside is text, not a heading, where it tells figures in at least two clauses. */
const CLAUSES_LENGTH_MIN = 24
const HAS_FIGURE = /\d(?:\.\d+)?[万亿余多]*[\u4e00-\u9fff％%]/
const HEADING = /^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|^附|：|^图|^表|^\s*20\d\d年/
/** What closes the address to the reader and needs a mark: 请予审阅, 报告如下. */
const ADDRESS = /(?:请(?:予|予以)?(?:审阅|审议|批示|指正)|(?:情况|工作|总结|报告|汇报)如下)$/
/** Where more of the long paragraphs than this share end without a mark, the lines are wrapped or the writer leaves it out. */
const OPEN_SHARE_MAX = 0.2

/**
 * 正文段落末尾要有句末标点。
 */
export default defineRule({
  id: 'missing-end',
  summary: '段末缺句号',
  explanation:
    '正文段落（四十字以上、中间已有句号，或者写有数据的两个以上分句）和“请审阅”“汇报如下”以汉字结尾而没有标点，或者以逗号、顿号结尾，报出。' +
    '一份材料里这样的段落超过两成时，多半是换行造成的，一概不报。标题、表格、短段落不报。',
  basis: [{ source: 'GB/T 15834-2011' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    none: ({ words }) => `段落以“${words}”结尾，缺句末标点。`,
    pause: ({ words, mark }) => `段落以“${words}”结尾，末尾的“${mark}”应为句号，或者后面丢了字。`,
  },
  examples: [
    {
      ok: '今年以来，全乡坚持项目为王。新增企业三家，带动就业二百余人，集体经济收入稳步增长，群众满意度提高。\n二、存在的问题',
    },
    { ok: '工作总结\n在县委、县政府的坚强领导下，我们主要做了以下工作：' },
    {
      bad:
        '现将有关情况报告如下，请审⟦阅⟧\n' +
        '全年开展宣传12次，发放资料2万份，群众知晓率不断提⟦高⟧\n（二）强化检查\n' +
        '我们的基础还不牢。'.repeat(5).concat('\n').repeat(8) +
        '我们的基础还不牢，仍须努力。',
      message: 'none',
    },
    {
      bad:
        '今年以来，全乡坚持项目为王。新增企业三家，带动就业二百余人，集体经济收入稳步增长，群众满意度提⟦高⟧\n' +
        '二、存在的问题。\n我们的基础还不牢。产业链条还短，人才还缺，办法还不多，与先进乡镇相比还有不小的差距，要加倍努力。\n' +
        '我们的经费还不足。基础设施还有短板，历史欠账还不少，与群众的期盼相比还有不小的差距，要逐项补上来。\n' +
        '我们的作风还不硬。抓落实的办法还不多，少数干部还有畏难情绪，与新的任务相比还有不小的差距，要下力气改。\n' +
        '我们的宣传还不够。好做法总结得还不及时，对外推介的渠道还窄，与兄弟乡镇相比还有不小差距，要主动些。',
      message: 'none',
    },
  ],
  *check({ reading }) {
    const { text, document } = reading
    const open: number[] = []
    let long = 0
    for (const paragraph of document.paragraphs) {
      const { start, end, part, cell } = paragraph
      if (cell || part !== 'body' || !isRunning(reading, paragraph)) continue
      long++
      let last = end
      while (last > start && /\s/.test(text.charAt(last - 1))) last--
      const code = text.charCodeAt(last - 1)
      if (isHan(code) || code === 0xff0c || code === 0x3001) open.push(last)
    }
    if (open.length > long * OPEN_SHARE_MAX) return
    for (const end of open) {
      const mark = text.charAt(end - 1)
      const isPause = mark === '，' || mark === '、'
      const start = end - 1
      const words = wordsAround(text, start, end, 8)
      yield {
        start,
        end,
        message: isPause ? 'pause' : 'none',
        data: { words, mark },
        suggestion: isPause ? '。' : `${mark}。`,
      }
    }
  },
})

/** Whether a paragraph is running text, which ends in a mark. */
function isRunning({ text }: Reading, { start, end }: Place): boolean {
  if (end - start < CLAUSES_LENGTH_MIN) return end - start > 3 && ADDRESS.test(text.slice(end - 6, end))
  const stop = text.indexOf('。', start)
  if (stop >= 0 && stop < end) return end - start >= BODY_LENGTH_MIN
  const words = text.slice(start, end)
  return (
    ADDRESS.test(words.slice(-6)) || (HAS_FIGURE.test(words) && words.split('，').length > 2 && !HEADING.test(words))
  )
}
