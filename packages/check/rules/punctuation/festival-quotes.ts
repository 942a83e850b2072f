import { defineRule } from '../../engine/rule.ts'

const FESTIVAL =
  /(三八|五一|五四|六一|七一|八一|十一|一二·九|5·12|三·八|五·一|五·四|六·一|七·一|八·一|十·一)“((?:国际)?(?:劳动)?(?:妇女|劳动|青年|儿童|护士|建党|建军|国庆)节)”/y

/**
 * 节日名称的引号加在日期上：“三八”国际妇女节。
 */
export default defineRule({
  id: 'festival-quotes',
  summary: '节日名称的引号位置不对',
  explanation: '引号用来标示节日的简称，应加在“三八”“五一”“六一”“七一”“八一”上，不加在后面的“国际妇女节”“劳动节”上。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.8' }],
  status: 'trial',
  category: 'punctuation',
  severity: 'warning',
  messages: {
    moved: ({ words, form }) => `“${words}”的引号位置不对，应为“${form}”。`,
  },
  examples: [
    { ok: '“三八”国际妇女节，“六一”儿童节，庆祝“国际妇女节”，五一假期' },
    { bad: '举办⟦三八“国际妇女节”⟧活动', message: 'moved', fixed: '举办“三八”国际妇女节活动' },
    { bad: '慰问⟦六一“儿童节”⟧', message: 'moved', fixed: '慰问“六一”儿童节' },
  ],
  seeks: ['八“', '一“', '四“', '九“', '2“'],
  *check({ hits, reading: { text } }) {
    for (const { start: hit } of hits) {
      for (let start = hit; start >= hit - 3 && start >= 0; start--) {
        FESTIVAL.lastIndex = start
        const found = FESTIVAL.exec(text)
        if (!found) continue
        const [words, day = '', festival = ''] = found
        const end = start + words.length
        const form = `“${day}”${festival}`
        yield {
          start,
          end,
          message: 'moved',
          data: { words, form },
          suggestion: form,
          fix: [{ start, end, text: form }],
        }
        break
      }
    }
  },
})
