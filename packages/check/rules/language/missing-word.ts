import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { clauseAround, sentenceStart, verbStart } from './clause-around.ts'
import { brokenPhrases, unfinishedGroups } from './missing-word.data.ts'

type MessageId = 'broken' | 'frame' | 'together' | 'under' | 'to' | 'forPeople'

const phrases = new Map(brokenPhrases.map((each) => [each.part, each]))
const groups = new Map(unfinishedGroups.map((each) => [each.part, each]))

/** “以……为核心”一类格式的后半截。 */
const frames = [
  '为核心',
  '为重点',
  '为抓手',
  '为导向',
  '为主线',
  '为契机',
  '为载体',
  '为依托',
  '为支撑',
  '为突破口',
  '为落脚点',
  '为切入点',
  '为着力点',
  '为出发点',
  '为总抓手',
  '为主抓手',
  '为根本遵循',
  '为主攻方向',
  '为牵引',
  '为龙头',
  '为引领',
  '为纽带',
  '为己任',
] as const
/** 有它们在前，格式就完整，或“为”另有所属。 */
const opens = /[以把将使让作视称定列是从由按成拟选认确做举因评命改变转升设更称誉]/
const togethers = ['于一体', '为一体', '于一身'] as const
const leads =
  /(?:坚强|正确|大力|有力|精心|关心|悉心|亲切|统一|具体|直接)(?:的)?(?:领导|指导|支持|帮助|关心|关怀|配合|带领)$|(?:领导|指导)(?:和|、)(?:大力|关心|关怀|精心)?(?:支持|帮助|指导|关怀)$/
const handedOver = ['反馈给', '移交给', '上报给', '转交给', '交办给', '通报给', '推送给'] as const

/**
 * 句子缺了字：固定词组少了一截（“D员干”），“以……为”少了“以”，“集……于一体”少了“集”，“在……领导下”少了“下”。
 */
export default defineRule({
  id: 'missing-word',
  summary: '固定说法缺字',
  explanation:
    '固定词组少了一截，如“党员干（部）”“家庭收（入）”“开展理论学习中心组（学习）”；成对的格式少了一半，如“以……为核心”缺“以”、“集……于一体”缺“集”、“在……坚强领导下”缺“下”、“将……反馈给”写成“对……反馈给”、“为民办实事”缺“为”。前面有能配对的字，或后面的字能接上的，不报。',
  basis: [{ source: 'language' }],
  status: 'trial',
  category: 'typo',
  severity: 'error',
  messages: {
    broken: ({ part, whole }) => `“${part}”缺字，应为“${whole}”。`,
    frame: ({ tail }) => `“${tail}”前面缺“以”，应为“以……${tail}”。`,
    together: ({ tail }) => `“${tail}”前面缺“集”，应为“集……${tail}”。`,
    under: ({ words }) => `“在……${words}”缺“下”，应为“在……${words}下”。`,
    to: ({ verb }) => `“对”不能与“${verb}”搭配，应为“将……${verb}”。`,
    forPeople: () => '“民办实事”前面缺介词，应为“为民办实事”。',
  },
  examples: [
    { ok: '全体党员干部以家庭收入核查为重点，开展理论学习中心组学习。' },
    { ok: '以项目为抓手，产业为支撑，打造集采摘、休闲于一体的园区。' },
    { ok: '在县委的坚强领导下，将发现的隐患反馈给乡镇，为民办实事。' },
    { bad: '全体⟦党员干⟧深受教育。', message: 'broken', fixed: '全体党员干部深受教育。' },
    { bad: '每月按时开展⟦理论学习中心组⟧，深入交流。', message: 'broken' },
    { bad: '巩固⟦周边县市为核心⟧的客源市场。', message: 'frame', fixed: '巩固以周边县市为核心的客源市场。' },
    { bad: '形成⟦采摘、休闲于一体⟧的田园。', message: 'together', fixed: '形成集采摘、休闲于一体的田园。' },
    {
      bad: '⟦在县委的坚强领导⟧，各项工作有序推进。',
      message: 'under',
      fixed: '在县委的坚强领导下，各项工作有序推进。',
    },
    { bad: '⟦对发现的隐患反馈给⟧乡镇。', message: 'to', fixed: '将发现的隐患反馈给乡镇。' },
    { bad: '全年⟦民办实事⟧34件。', message: 'forPeople', fixed: '全年为民办实事34件。' },
  ],
  seeks: [
    ...phrases.keys(),
    ...groups.keys(),
    ...frames,
    ...togethers,
    '领导，',
    '指导，',
    '支持，',
    '帮助，',
    '关怀，',
    ...handedOver,
    '民办实事',
  ],
  *check({ reading, hits }): Iterable<Report<MessageId>> {
    const { text } = reading
    for (const { start, end, word } of hits) {
      const phrase = phrases.get(word)
      const group = groups.get(word)
      if (phrase) {
        if (end >= text.length || phrase.followedBy.some((after) => text.startsWith(after, end))) continue
        if (text.charAt(end) === '\n') continue
        const part = [{ start, end, text: phrase.whole }]
        yield {
          start,
          end,
          message: 'broken',
          data: { part: word, whole: phrase.whole },
          suggestion: phrase.whole,
          fix: part,
        }
      } else if (group) {
        if (!'，。；、'.includes(text.charAt(end)) || end >= text.length) continue
        if (
          !group.precededBy?.some((before) => start >= before.length && text.startsWith(before, start - before.length))
        )
          continue
        yield { start, end, message: 'broken', data: { part: word, whole: group.whole }, suggestion: group.whole }
      } else if (word === '民办实事') {
        const before = start > 0 ? text.charAt(start - 1) : '\n'
        if ('为惠农利便亲爱安给替帮富我村居公'.includes(before)) continue
        yield { start, end, message: 'forPeople', fix: [{ start, end: start, text: '为' }] }
      } else if (word.endsWith('，')) yield* withoutUnder(text, start, end - 1)
      else if (word.startsWith('为') && !word.endsWith('一体')) yield* withoutOpening(text, start, end, word, '以')
      else if (word.endsWith('一体') || word.endsWith('一身')) yield* withoutOpening(text, start, end, word, '集')
      else yield* handedTo(text, start, end, word)
    }
  },
})

function* withoutOpening(
  text: string,
  start: number,
  end: number,
  tail: string,
  opening: '以' | '集',
): Iterable<Report<MessageId>> {
  const from = sentenceStart(text, start, 120)
  const clause = clauseAround(text, start, end)
  if (from < 0 || !clause) return
  // 以 and 集 may govern several parts (以甲为核心，乙为重点), so they are looked for in the whole sentence.
  const sentence = text.slice(from, start)
  const words = text.slice(clause.start, start)
  if (
    opening === '以'
      ? /[以将把]/.test(sentence) || opens.test(words)
      : sentence.includes('集') || /[融寓汇合凝连]/.test(words)
  )
    return
  const at = subjectStart(text, clause.start, start)
  if (at < 0) return
  const fix = [{ start: at, end: at, text: opening }]
  yield { start: at, end, message: opening === '以' ? 'frame' : 'together', data: { tail }, fix }
}

const governing = [
  '推动形成',
  '努力形成',
  '着力打造',
  '形成',
  '打造',
  '巩固',
  '建设',
  '构建',
  '建成',
  '发展',
  '培育',
  '坚持',
  '实施',
  '推进',
  '创建',
  '开展',
  '突出',
  '围绕',
  '加快',
  '推动',
  '完善',
  '拓展',
] as const

/** Where the words that the frame holds start: after the verb that governs them. -1 where the clause has no such verb. */
function subjectStart(text: string, clauseStart: number, frame: number): number {
  const from = verbStart(text, clauseStart)
  const verb =
    governing.find((each) => text.startsWith(each, from)) ??
    governing.find((each) => text.startsWith(each, clauseStart))
  if (!verb) return -1
  const at = (text.startsWith(verb, from) ? from : clauseStart) + verb.length
  return frame - at >= 2 ? at : -1
}

function* withoutUnder(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  const clause = clauseAround(text, start, end)
  if (!clause || clause.end !== end) return
  const words = text.slice(clause.start, end)
  const from = words.startsWith('在') ? 0 : words.search(/(?<=^(?:\d{4}年|今年以来|一年来|今年|全年))在/)
  const found = leads.exec(words)
  if (from < 0 || !found || words.slice(from).length < 6 || /[下中后时]/.test(words.slice(from + 1, from + 2))) return
  yield {
    start: clause.start + from,
    end,
    message: 'under',
    data: { words: found[0].replace(/^的/, '') },
    fix: [{ start: end, end, text: '下' }],
  }
}

function* handedTo(text: string, start: number, end: number, verb: string): Iterable<Report<MessageId>> {
  const clause = clauseAround(text, start, end)
  if (!clause) return
  const from = verbStart(text, clause.start)
  if (
    text.charAt(from) !== '对' ||
    text.charAt(from + 1) === '于' ||
    /[将把]|情况|意见|结果|名单|线索/.test(text.slice(from, start))
  )
    return
  yield { start: from, end, message: 'to', data: { verb }, fix: [{ start: from, end: from + 1, text: '将' }] }
}
