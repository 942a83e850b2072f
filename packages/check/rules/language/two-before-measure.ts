import { defineRule } from '../../engine/rule.ts'

const measures = [
  '个',
  '名',
  '家',
  '处',
  '件',
  '条',
  '座',
  '所',
  '户',
  '宗',
  '场',
  '辆',
  '项',
  '份',
  '人次',
  '台',
  '块',
  '间',
  '套',
  '只',
  '位',
  '篇',
  '支',
  '艘',
] as const
/** 前后有它们，“二”是序数、数字的一部分或成语：第二个，十二名，一村二品。 */
const notBefore =
  /[第十百千万零〇一二三四五六七八九两\d初老其之星期周礼拜年级月号栋楼单元组班幢期店王张李赵小说独无不数：、“（]$/
const notAfter = /^(?:五年规划|百|千|万|十|年|月|级|期|等|代|楼)/

/**
 * 一般量词前的数目用“两”，不用“二”：两宗，两个，两名。
 */
export default defineRule({
  id: 'two-before-measure',
  summary: '一般量词前用“两”不用“二”',
  explanation:
    '数目是2、后面是一般量词（个、名、家、宗、项……）时说“两”：“征收土地两宗”，不说“二宗”。序数（第二个）、多位数（十二名）、成语和名称（一村二品）里的“二”不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    two: ({ measure }) => `“二${measure}”应为“两${measure}”：一般量词前的数目用“两”。`,
  },
  examples: [
    { ok: '第二个项目，十二名干部，一村二品，二是抓落实，二期工程，两宗土地。' },
    { bad: '征收土地⟦二宗⟧。', message: 'two', fixed: '征收土地两宗。' },
    { bad: '新建泵站⟦二座⟧，', message: 'two', fixed: '新建泵站两座，' },
  ],
  seeks: measures.map((measure) => `二${measure}`),
  *check({ reading: { text }, hits }) {
    for (const { start, end, word } of hits) {
      if (start === 0 || notBefore.test(text.slice(start - 1, start)) || notAfter.test(text.slice(end, end + 4)))
        continue
      // 一村二品，三清二改: a slogan counts in step.
      if (/[一二三四五六七八九十两]/.test(text.slice(Math.max(0, start - 3), start))) continue
      if (/[一二三四五六七八九十]/.test(text.charAt(end + 1)) && !/\d/.test(text.charAt(end))) continue
      const measure = word.slice(1)
      yield {
        start,
        end,
        message: 'two',
        data: { measure },
        suggestion: `两${measure}`,
        fix: [{ start, end: start + 1, text: '两' }],
      }
    }
  },
})
