import type { Place } from '@taizhang/text'
import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { areAlike, isHan, isPair } from '../../lexicon/near-words.ts'

type MessageId = 'digits' | 'oneCharacter' | 'order' | 'longer'

/** Nouns that names of places, works and projects end in. */
const tails = [
  '街区',
  '园区',
  '公园',
  '博物馆',
  '纪念馆',
  '展览馆',
  '文化馆',
  '大赛',
  '小镇',
  '广场',
  '景区',
  '大桥',
  '水库',
  '水厂',
  '电站',
  '灌区',
  '社区',
  '学校',
  '小学',
  '中学',
  '医院',
  '大道',
  '工程',
  '基地',
  '平台',
  '行动',
  '中心',
  '示范区',
  '度假区',
  '保护区',
  '产业园',
] as const

/** Words that go in any order, or make another name where they are put in: 社区服务中心 and 社区卫生服务中心. */
const general = new Set(
  (
    '服务 管理 建设 发展 监测 预警 宣传 教育 培训 学习 交流 整治 改造 保护 综合 治理 应急 救援 规划 开发 创新 创业 科技 技术 信息 数据 文化 旅游 体育 健康 卫生 医疗 养老 托育 ' +
    '农业 农村 工业 商业 产业 生产 加工 物流 仓储 展示 示范 推广 研发 检测 检验 培育 孵化 指导 指挥 调度 社会 社区 城市 乡村 城乡 公共 基层 重点 特色 精品 省级 市级 县级 国家 ' +
    '提升 修复 生态 环境 污染 防治 排查 专项 集中 联合 执法 监管 监督 安全 消防 交通 水利 电力 供水 排水 污水 处理 饮水 道路 桥梁 防洪 除险 加固 新建 改建 扩建 配套 设施 项目 一期 二期 三期'
  ).split(' '),
)

const chineseDigits = '〇一二三四五六七八九'
const numerals = /[〇零一二两三四五六七八九十百千万\d]/
const levels = /[市县区乡镇村省级国新老大小东南西北上下前后第届年期号]/
const quoted = /“([^“”，。；：！？\n]{2,24})”|《([^《》\n]{4,40})》/g

interface Name extends Place {
  readonly text: string
}

/**
 * 同一个名称写成了两样：数字写法不一、差一个字、词序颠倒、多出两字。
 */
export default defineRule({
  id: 'inconsistent-term',
  summary: '同一名称前后写法不一',
  explanation:
    '引号和书名号里的名称，同一个写成两样（“7个一”与“七个一”，差一个同音字、多一个字）；园区、场馆、工程一类的专名词序颠倒（“眼镜时尚街区”与“时尚眼镜街区”），或在多次出现的专名中间多出两字。以先出现的或次数明显多的为准，只报另一种。',
  basis: [{ source: 'practice' }],
  status: 'stable',
  category: 'term',
  severity: 'warning',
  messages: {
    digits: ({ here, other }) => `“${here}”在文中又写作“${other}”，数字写法应统一。`,
    oneCharacter: ({ here, other }) => `“${here}”与文中的“${other}”只差一字，疑为同一名称，应统一。`,
    order: ({ here, other, count }) => `“${here}”在文中另有${count}处作“${other}”，词序应统一。`,
    longer: ({ here, other, count }) => `“${here}”在文中另有${count}处作“${other}”，名称应统一。`,
  },
  examples: [
    { ok: '落实“七个一”要求，推进“四个一”工程；建设社区服务中心和社区卫生服务中心。' },
    { ok: '《青溪县防汛应急预案》《青溪县抗旱应急预案》均已修订。' },
    { bad: '推进“⟦7个一⟧”建设，“七个一”规范化全面铺开。', message: 'digits' },
    { bad: '印发《青溪县村庄规划编制方案》，落实《⟦青溪县村庄规化编制方案⟧》。', message: 'oneCharacter' },
    { bad: '青溪眼镜时尚街区开工。眼镜时尚街区招商。建设2公里长的⟦时尚眼镜街区⟧。', message: 'order' },
    { bad: '瓷岗遗址博物馆开馆。新建瓷岗遗址博物馆。推动⟦瓷岗文化遗址博物馆⟧建设。', message: 'longer' },
  ],
  seeks: ['“', '《', ...tails],
  *check({ reading, hits }): Iterable<Report<MessageId>> {
    const { text } = reading
    const names = quotedNames(text)
    yield* digitForms(names)
    yield* nearNames(names)
    yield* swappedNames(
      text,
      hits.filter((hit) => hit.word.length > 1),
    )
  },
})

function quotedNames(text: string): Name[] {
  const names: Name[] = []
  for (const found of text.matchAll(quoted)) {
    const name = found[1] ?? found[2] ?? ''
    names.push({ start: found.index + 1, end: found.index + 1 + name.length, text: name })
  }
  return names
}

/** “7个一” beside “七个一”: the form with Arabic digits is reported. */
function* digitForms(names: readonly Name[]): Iterable<Report<MessageId>> {
  const chinese = new Map<string, string>()
  for (const { text } of names) {
    if (!/\d/.test(text) && isCounted(text)) chinese.set(arabic(text), text)
  }
  for (const { start, end, text } of names) {
    if (!/\d/.test(text) || !isCounted(text)) continue
    const other = chinese.get(arabic(text))
    if (other !== undefined) yield { start, end, message: 'digits', data: { here: text, other }, suggestion: other }
  }
}

/** A name with a Chinese numeral and a word beside it; dates and list marks are written as they need be. */
const isCounted = (text: string) =>
  /[一二三四五六七八九]/.test(text) && /[\u4e00-\u9fff]{2}/.test(text) && !/[年月日号〔]/.test(text)

const arabic = (text: string) =>
  text.replace(/[〇一二三四五六七八九]/g, (digit) => String(chineseDigits.indexOf(digit)))

/** Names in quotes or book marks that differ in one character; those that share all but one share a key. */
function* nearNames(names: readonly Name[]): Iterable<Report<MessageId>> {
  const counts = new Map<string, number>()
  for (const { text } of names) counts.set(text, (counts.get(text) ?? 0) + 1)
  const byKey = new Map<number, string>()
  const otherOf = new Map<string, string>()
  for (const text of counts.keys()) {
    if (text.length < 5) continue
    for (let left = -1; left < text.length; left++) {
      const key = keyOf(text, left)
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, text)
      else if (known !== text && isSlipOf(known, text)) {
        // The later name is the slip, unless it is at least twice as frequent.
        const later = (counts.get(text) ?? 0) < 2 * (counts.get(known) ?? 0)
        otherOf.set(later ? text : known, later ? known : text)
        break
      }
    }
  }
  for (const { start, end, text } of names) {
    const other = otherOf.get(text)
    if (other !== undefined)
      yield { start, end, message: 'oneCharacter', data: { here: text, other }, suggestion: other }
  }
}

/** A hash of the name without one of its characters; of the whole name where `left` is none of them. Who shares a hash is compared. */
function keyOf(name: string, left: number): number {
  let key = 0
  for (let at = 0; at < name.length; at++) if (at !== left) key = (Math.imul(key, 0x01000193) + name.charCodeAt(at)) | 0
  return key
}

/** Whether two names of which one key is equal are one name: one character that sounds or looks like the other, or one too many. */
function isSlipOf(a: string, b: string): boolean {
  let at = 0
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++
  if (a.length === b.length) {
    if (a.slice(at + 1) !== b.slice(at + 1)) return false
    const both = a.charAt(at) + b.charAt(at)
    return (
      !numerals.test(both) &&
      !/[的地得]/.test(both) &&
      !levels.test(both) &&
      areAlike(a.charCodeAt(at), b.charCodeAt(at))
    )
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const extra = long.charAt(at)
  if (short.length < 8 || short.slice(at) !== long.slice(at + 1)) return false
  return isHan(extra.charCodeAt(0)) && !numerals.test(extra) && !levels.test(extra)
}

/** 时尚眼镜街区 beside 眼镜时尚街区, and a name that two more characters were put into. */
function* swappedNames(
  text: string,
  hits: readonly { readonly start: number; readonly end: number; readonly word: string }[],
): Iterable<Report<MessageId>> {
  const counts = new Map<string, number>()
  const before = (start: number, length: number) =>
    start >= length && isAllHan(text, start - length, start) ? text.slice(start - length, start) : ''
  for (const { start, word } of hits) {
    const four = before(start, 4)
    if (four) counts.set(four + word, (counts.get(four + word) ?? 0) + 1)
  }
  for (const { start, end, word } of hits) {
    const four = before(start, 4)
    if (!four) continue
    const first = four.slice(0, 2)
    const second = four.slice(2)
    const own = counts.get(four + word) ?? 0
    const swapped =
      first === second || (general.has(first) && general.has(second)) ? 0 : (counts.get(second + first + word) ?? 0)
    if (
      swapped >= 2 * own &&
      isPair(first.charCodeAt(0), first.charCodeAt(1)) &&
      isPair(second.charCodeAt(0), second.charCodeAt(1))
    ) {
      const data = { here: four + word, other: second + first + word, count: swapped }
      yield { start: start - 4, end, message: 'order', data, suggestion: second + first + word }
      continue
    }
    const six = before(start, 6)
    if (!six) continue
    const head = six.slice(0, 2)
    const shorter = head + second + word
    const known = counts.get(shorter) ?? 0
    // A head that is no common word is a proper name: what follows it names one thing.
    if (known < 2 * own || isPair(head.charCodeAt(0), head.charCodeAt(1)) || general.has(second)) continue
    yield {
      start: start - 6,
      end,
      message: 'longer',
      data: { here: six + word, other: shorter, count: known },
      suggestion: shorter,
    }
  }
}

function isAllHan(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isHan(text.charCodeAt(at))) return false
  return true
}
