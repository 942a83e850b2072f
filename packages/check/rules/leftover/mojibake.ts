import { defineRule } from '../../engine/rule.ts'
import { wordsAround } from '../../marks/characters.ts'

/** What UTF-8 and GBK text looks like when one is read as the other. */
const BROKEN = ['锟斤拷', '烫烫烫', '屯屯屯', 'ï¿½', 'â€œ', 'â€\u009d', 'â€', 'Ã©', '鈥', '锛', '銆', '璇峰']

/**
 * 编码读错而成的乱码：锟斤拷、烫烫烫、锛屻。
 */
export default defineRule({
  id: 'mojibake',
  summary: '编码错误造成的乱码',
  explanation:
    '文件用错了编码打开再保存，会出现“锟斤拷”“锛屻”“â€œ”一类的字串，原来的字多半已经丢失，只能查原件。' +
    '连在一起的乱码报一处。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'leftover',
  severity: 'error',
  messages: {
    mojibake: ({ words }) => `“${words}”处是编码错误造成的乱码，应查原件补上。`,
  },
  examples: [
    { ok: '屯溪区共12户，浇烫面积3亩' },
    { bad: '全县共⟦锟斤拷锟斤拷⟧户', message: 'mojibake' },
    { bad: '总体平稳⟦â€œ⟧双随机', message: 'mojibake' },
  ],
  seeks: BROKEN,
  *check({ hits, reading: { text } }) {
    let run: { start: number; end: number } | undefined
    for (const { start, end } of hits) {
      if (run && start <= run.end) run.end = Math.max(run.end, end)
      else {
        if (run) yield { ...run, message: 'mojibake', data: { words: wordsAround(text, run.start, run.end) } }
        run = { start, end }
      }
    }
    if (run) yield { ...run, message: 'mojibake', data: { words: wordsAround(text, run.start, run.end) } }
  },
})
