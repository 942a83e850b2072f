import { defineRule } from '../../engine/rule.ts'

/** 单字的名词，前后重复时也算：断头路3条路。 */
const singles = '路桥井渠塘车树灯房田村户校站'
const marks = '，。；、：（）\n'
const isDigit = (code: number) => code >= 48 && code <= 57
/** “绿色矿山创建绿色矿山4座”：动词前后是同一个名词。 */
const aroundVerb =
  /([\u4e00-\u9fff]{3,6}|[\u4e00-\u9fff]{2}(?=改造|疏浚|清淤|整修|绿化|硬化|加固|维修|铺设|修复|拆除|清理|更换|安装))(?:疏浚|清淤|整修|绿化|硬化|加固|维修|铺设|创建|建设|改造|打造|培育|评选|申报|认定|命名|建成|新建|开展|实施|整治|修复|培训|发放|安装|更换|拆除|清理)\1$/

/**
 * 数量前后的名词重复：“断头路3条路”“文物200件文物”“绿色矿山创建绿色矿山4座”。
 */
export default defineRule({
  id: 'noun-around-count',
  summary: '数量前后的名词重复',
  explanation:
    '数量前面已经说了是什么，量词后面又说一遍：“文物200件文物”应为“文物200件”；或者动词前后是同一个名词：“完成绿色矿山创建绿色矿山4座”应为“创建绿色矿山4座”。后面的名词收住分句、与前面完全相同才报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'warning',
  messages: {
    behind: ({ noun }) => `“${noun}”在数量前后说了两遍，去掉后一个。`,
    verb: ({ noun }) => `“${noun}”在动词前后说了两遍，去掉一个。`,
  },
  examples: [
    { ok: '出土文物200件，整修断头路3条，道路2公里道路旁植树30棵，问题清单、责任清单三张清单。' },
    { ok: '完成绿色矿山创建4座，建成示范社区8个、示范小区5个。' },
    { bad: '出土文物200余件⟦文物⟧，入选名录。', message: 'behind', fixed: '出土文物200余件，入选名录。' },
    { bad: '整修断头路3条⟦路⟧。', message: 'behind', fixed: '整修断头路3条。' },
    { bad: '完成⟦绿色矿山创建绿色矿山⟧4座。', message: 'verb' },
  ],
  *check({ reading: { text, figures, labels } }) {
    for (const [index, figure] of figures.entries()) {
      // 问题清单、责任清单三张清单 sums a list up: only figures in digits behind a noun alone are judged.
      if (figure.class !== 'quantity' || figure.unit === '' || !isDigit(text.charCodeAt(figure.number.start))) continue
      const label = labels[index]
      if (!label) continue
      const { after } = label
      const before = label.before.replace(/(?:共|约|达|近|计|超过?)$/, '')
      const repeated = after.length === 1 ? singles.includes(after) : after.length > 1 && after.length < 5
      const end = figure.end + after.length
      const listed = text.charAt(figure.start - label.before.length - 1) === '、'
      if (
        repeated &&
        !listed &&
        before.endsWith(after) &&
        text.startsWith(after, figure.end) &&
        marks.includes(text.charAt(end))
      ) {
        const fix = [{ start: figure.end, end, text: '' }]
        yield { start: figure.end, end, message: 'behind', data: { noun: after }, fix }
        continue
      }
      const found = before.length > 5 ? aroundVerb.exec(before) : null
      const start = figure.start - label.before.length
      if (!found || !text.startsWith(label.before, start)) continue
      const at = start + found.index
      yield { start: at, end: at + found[0].length, message: 'verb', data: { noun: found[1] ?? '' } }
    }
  },
})
