import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround, verbStart } from './clause-around.ts'
import { redundantWords } from './redundant-word.data.ts'

type MessageId = 'doubled' | 'along' | 'negated' | 'etc' | 'stacked' | 'again' | 'field' | 'starts'

const words = new Map(redundantWords.map((each) => [each.wrong, each]))

const averted = /防止|避免|杜绝|严防|防范|遏制/
/** 防止、避免后面再说“不引发”，意思就反了。 */
const negatedVerbs = ['引发', '出现', '产生', '反弹', '返贫', '蔓延', '扩散', '流失', '复发', '酿成'] as const
const assured = /确保|保证|做到|力争|努力|实现|死守|守住|要求|如果|是否|能不|不能/
const named = /行动|活动|工作|工程|检查|专项|督查|调研|试点|会|方案|制度|计划|讨论|研究|培训/
/** 动词叠在一起：前一个管不住后一个。 */
const stackedVerbs = [
  '提升实施',
  '提高实施',
  '提升开展',
  '提高开展',
  '开展健全',
  '开展完善',
  '开展加强',
  '开展提高',
  '开展增强',
  '开展加大',
  '进行健全',
  '进行完善',
  '进行加强',
  '进行提高',
] as const
const counted = /^(?:数量)(?:共|约|达)?[\d０-９]/
const clearing = [
  '整治',
  '清理',
  '拆除',
  '处置',
  '排查',
  '查处',
  '化解',
  '清运',
  '修复',
  '整改',
  '清除',
  '收缴',
  '取缔',
] as const

/**
 * 同一个意思说了两遍：“针对于”“沿……沿线”“防止……不发生”。
 */
export default defineRule({
  id: 'redundant-word',
  summary: '词语重复多余',
  explanation:
    '同一个意思说了两遍，去掉一个才通：“针对于”的“于”，“沿某河沿线”的“沿”，“防止……不再发生”的“不再”，“……等系列活动等”末尾的“等”，以及叠在一起、前一个管不住后一个的动词。',
  basis: [{ source: 'language' }],
  status: 'stable',
  category: 'typo',
  severity: 'warning',
  messages: {
    doubled: ({ wrong, right, why }) => `“${wrong}”多余：${why}，应为“${right}”。`,
    along: () => '“沿”与“沿线”重复，去掉一个。',
    negated: ({ verb, not }) => `“${verb}”与“${not}”相抵，意思反了；应去掉“${not}”，或把“${verb}”改为“确保”。`,
    etc: () => '前面已有“等”，末尾的“等”多余。',
    stacked: ({ first, second }) => `“${first}”与“${second}”两个动词叠在一起，留下能管住后面宾语的一个。`,
    again: ({ word }) => `“${word}”前后重复，去掉一个。`,
    starts: () => '“启动”与“开展”两个动词管着同一件事，去掉“开展”。',
    field: ({ verb }) => `“数量”多余：“${verb}”的是事物，不是数量；像是表格栏目名没有删净。`,
  },
  examples: [
    { ok: '针对汛期特点，约100人参加，超过50场；50人以上的企业全部排查。' },
    { ok: '严防死守，确保不发生火灾；完成沿河两岸清理，沿线村庄面貌一新。' },
    { ok: '推动经济高质量发展，排查企业数量较上年多3家。' },
    { bad: '⟦针对于⟧汛期特点制定预案。', message: 'doubled', fixed: '针对汛期特点制定预案。' },
    { bad: '完成⟦沿青溪、白溪沿线⟧的管网改造。', message: 'along' },
    { bad: '坚决⟦防止类似事故不再⟧发生。', message: 'negated' },
    { bad: '办好读书、观影等系列活动⟦等⟧。', message: 'etc', fixed: '办好读书、观影等系列活动。' },
    { bad: '⟦提升实施⟧妇幼保健水平。', message: 'stacked' },
    { bad: '推动全县旅游⟦发展高质量发展⟧。', message: 'again', fixed: '推动全县旅游高质量发展。' },
    { bad: '叩开每一⟦扇扇⟧门。', message: 'again', fixed: '叩开每一扇门。' },
    { bad: '⟦防止因处置失当不⟧引发新的矛盾。', message: 'negated' },
    { bad: '共⟦发现问题⟧低保、养老等4类问题。', message: 'again' },
    { bad: '⟦启动两个村开展⟧试点建设。', message: 'starts' },
    { bad: '整治占道经营⟦数量⟧5起。', message: 'field', fixed: '整治占道经营5起。' },
  ],
  seeks: [
    ...words.keys(),
    ...stackedVerbs,
    '沿线',
    '不再',
    '不发生',
    ...negatedVerbs.map((verb) => `不${verb}`),
    '每一',
    '等。',
    '等，',
    '等；',
    '高质量发展',
    '发现问题',
    '数量',
    '启动',
  ],
  *check({ reading, hits }): Iterable<Report<MessageId>> {
    const { text } = reading
    for (const { start, end, word } of hits) {
      const known = words.get(word)
      if (known) {
        yield {
          start,
          end,
          message: 'doubled',
          data: { wrong: word, right: known.right, why: known.why },
          suggestion: known.right,
          fix: [{ start, end, text: known.right }],
        }
      } else if (word === '沿线') yield* along(text, start, end)
      else if (word === '每一') yield* everyTwice(text, end)
      else if (word.startsWith('不')) yield* negated(text, start, end)
      else if (word.startsWith('等')) yield* secondEtc(text, start)
      else if (word === '高质量发展') yield* developsTwice(text, start)
      else if (word === '发现问题') yield* problemsTwice(text, start, end)
      else if (word === '启动') yield* startsTwice(text, start, end)
      else if (word === '数量') yield* fieldName(text, start, end)
      else yield* stacked(text, start, end, word)
    }
  },
})

function* along(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  for (let at = start - 1; at >= Math.max(0, start - 16); at--) {
    const char = text.charAt(at)
    if ('，。；：！？\n'.includes(char)) return
    if (char !== '沿') continue
    if ('海江河湖边岸街路线途着用袭革'.includes(text.charAt(at + 1)) || start - at < 3) return
    yield { start: at, end, message: 'along' }
    return
  }
}

function* negated(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  const clause = clauseAround(text, start, end)
  if (!clause) return
  const before = text.slice(clause.start, start)
  const verb = averted.exec(before)
  if (!verb || assured.test(before) || /[、和并]/.test(before.slice(verb.index))) return
  const not = text.startsWith('不再', start) ? '不再' : '不'
  yield { start: clause.start + verb.index, end: start + not.length, message: 'negated', data: { verb: verb[0], not } }
}

/** 每一扇扇：“每一”后面的量词不重叠。 */
function* everyTwice(text: string, end: number): Iterable<Report<MessageId>> {
  const measure = text.charAt(end)
  if (!/[个项件扇户条片寸棵张家次天位名处座间步句]/.test(measure) || text.charAt(end + 1) !== measure) return
  const fix = [{ start: end + 1, end: end + 2, text: '' }]
  yield { start: end, end: end + 2, message: 'again', data: { word: measure }, fix }
}

function* secondEtc(text: string, start: number): Iterable<Report<MessageId>> {
  for (let at = start - 1; at >= Math.max(0, start - 9); at--) {
    const char = text.charAt(at)
    if ('，。；：、！？“”《》\n'.includes(char)) return
    if (char !== '等') continue
    if (
      '级待候同第'.includes(text.charAt(at + 1)) ||
      '中高初平均同优上下相对'.includes(text.charAt(at - 1)) ||
      start - at < 3
    )
      return
    yield { start, end: start + 1, message: 'etc', fix: [{ start, end: start + 1, text: '' }] }
    return
  }
}

function* developsTwice(text: string, start: number): Iterable<Report<MessageId>> {
  if (!text.startsWith('发展', start - 2) || start < 3) return
  if ('，。；：、！？“”\n和与及以是求持动'.includes(text.charAt(start - 3))) return
  yield {
    start: start - 2,
    end: start + 5,
    message: 'again',
    data: { word: '发展' },
    fix: [{ start: start - 2, end: start, text: '' }],
  }
}

const problemsAfter =
  /(?!的|后|线索|隐患|整改|清单|早|多|能|并|和|与|及|、)[^，。；：\n]{2,40}等?[\d一二三四五六七八九十]+(?:类|个|项|条|处|起|方面)问题(?=[，。；])/y

function* problemsTwice(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  problemsAfter.lastIndex = end
  const found = problemsAfter.exec(text)
  if (!found || /^\d|^[一二三四五六七八九十]+[类个项条处起]/.test(found[0])) return
  yield { start, end, message: 'again', data: { word: '问题' } }
}

function* stacked(text: string, start: number, end: number, word: string): Iterable<Report<MessageId>> {
  const clause = clauseAround(text, start, end)
  if (!clause || verbStart(text, clause.start) !== start) return
  if (named.test(text.slice(end, clause.end))) return
  yield { start, end, message: 'stacked', data: { first: word.slice(0, 2), second: word.slice(2) } }
}

function* fieldName(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  if (!counted.test(text.slice(start, start + 5))) return
  const clause = clauseAround(text, start, end)
  if (!clause) return
  const from = verbStart(text, clause.start)
  const verb = clearing.find((each) => text.startsWith(each, from))
  if (!verb || start - from < 4) return
  yield { start, end, message: 'field', data: { verb }, fix: [{ start, end, text: '' }] }
}

function* startsTwice(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  const clause = clauseAround(text, start, end)
  if (!clause || verbStart(text, clause.start) !== start) return
  const words = text.slice(end, clause.end)
  const at = words.indexOf('开展')
  if (
    at < 2 ||
    !/(?:建设|工作|整治|行动|活动|普查|调查)$/.test(words) ||
    /[并和“后来以]|方案|计划|机制|预案|仪式|程序|响应/.test(words.slice(0, at))
  )
    return
  yield { start, end: end + at + 2, message: 'starts' }
}
