import type { Report } from '../../engine/rule.ts'
import { defineRule } from '../../engine/rule.ts'
import { findSlips } from '../../lexicon/long-phrases.ts'
import { isTwice } from '../../lexicon/slip.ts'
import { clauseAround, sentenceStart, verbStart } from './clause-around.ts'
import { byWord, standingAround } from './construction.ts'
import { brokenPhrases, gaps, unfinishedGroups } from './missing-word.data.ts'

type MessageId = 'broken' | 'frame' | 'together' | 'under' | 'to' | 'forPeople' | 'counted' | 'about' | 'given' | 'gap'

const phrases = new Map(brokenPhrases.map((each) => [each.part, each]))
const gapsByWord = byWord(gaps)
/** The office that a group belongs to, between the verb and its name: 进行党委理论学习中心组。 */
const office = /(?:[县市区镇乡局]|街道)?(?:党|D)(?:委|组|工委)$/
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

/** 案件一类的动词；后面的“……”只是类别，要有“案件”才能论起。 */
const caseVerbs = ['办理', '查办', '查处', '处理', '侦破', '破获', '立案'] as const
const casesCounted = /“([^”“，。；\n]{2,10})”(?:[\d一二三四五六七八九十两]+)(?:余)?起/y
/** “关于”后面的中心语。 */
const topic =
  /(?:问题|事件|事项|通知|意见|线索|情况|报告|方案|案件|来信|信访件?|建议|提案|工单|函|请示|批复|规定|精神|诉求|投诉|举报|材料|文件|议题|调研|专题|课题|讲话|决定|公告|办法|文章|信息|会议|知识|政策|论述|指示|要求|批示|制度|协议|合同|规划|纠纷|事宜|工作|内容|部署|法规|条例|标准|反馈|答复|新闻|报道|宣传|培训|讲座|说明|决议|论断|观点|故事|资料|数据|书籍|知识|活动|“|”|》|》等|等)$/
const receivers =
  /的((?:乡镇|村|单位|企业|个人|人员|农户|户|干部|职工|学生|家庭|同志|部门|社区|村民|居民|群众|商户|合作社))$/

/**
 * 句子缺了字：固定词组少了一截（“D员干”），“以……为”少了“以”，“集……于一体”少了“集”，“在……领导下”少了“下”。
 */
export default defineRule({
  id: 'missing-word',
  summary: '固定说法缺字',
  explanation:
    '固定词组少了一截，如“党员干（部）”“家庭收（入）”“开展理论学习中心组（学习）”；成对的格式少了一半，如“以……为核心”缺“以”、“集……于一体”缺“集”、“在……坚强领导下”缺“下”、“将……反馈给”写成“对……反馈给”、“为民办实事”缺“为”；动词的宾语缺中心语，如“提供坚强有力（的保障）”“丰富群众文化（生活）”；比较、归类缺动词，如“同比12.4%”“划分46个网格”。前面有能配对的字，或后面的字能接上的，不报。',
  basis: [{ source: 'language' }],
  status: 'stable',
  category: 'typo',
  severity: 'error',
  messages: {
    broken: ({ part, whole }) => `“${part}”缺字，应为“${whole}”。`,
    frame: ({ tail }) => `“${tail}”前面缺“以”，应为“以……${tail}”。`,
    together: ({ tail }) => `“${tail}”前面缺“集”，应为“集……${tail}”。`,
    under: ({ words }) => `“在……${words}”缺“下”，应为“在……${words}下”。`,
    to: ({ verb }) => `“对”不能与“${verb}”搭配，应为“将……${verb}”。`,
    counted: ({ name }) => `“${name}”是类别，不能论起，后面缺“案件”一类的词。`,
    about: ({ words }) => `“关于${words}”后面缺中心语，应补“问题”“事项”一类的词。`,
    given: ({ who }) => `“${who}”是受给予的一方，前面缺“对”。`,
    gap: ({ words, why }) => `“${words}”不完整：${why}。`,
    forPeople: () => '“民办实事”前面缺介词，应为“为民办实事”。',
  },
  examples: [
    { ok: '全体党员干部以家庭收入核查为重点，开展理论学习中心组学习。' },
    { ok: '以项目为抓手，产业为支撑，打造集采摘、休闲于一体的园区。' },
    { ok: '处理关于扰民问题的投诉，对提供线索的村给予奖补，查处“黑车”案件三起。' },
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
    { bad: '⟦查处“黑车”三起⟧。', message: 'counted' },
    { bad: '⟦坚持以项目建设抓手⟧，全力攻坚。', message: 'gap' },
    { bad: '处理了交办的⟦关于某饭店超时营业⟧，群众满意。', message: 'about' },
    { bad: '⟦提供线索的村⟧给予五万元奖补。', message: 'given', fixed: '对提供线索的村给予五万元奖补。' },
    { bad: '全年⟦民办实事⟧34件。', message: 'forPeople', fixed: '全年为民办实事34件。' },
  ],
  seeks: [
    ...phrases.keys(),
    ...groups.keys(),
    ...gapsByWord.keys(),
    ...frames,
    ...togethers,
    '领导，',
    '指导，',
    '支持，',
    '帮助，',
    '关怀，',
    ...handedOver,
    '民办实事',
    '的关于',
    '给予',
    ...caseVerbs.map((verb) => `${verb}“`),
  ],
  *check({ reading, hits }): Iterable<Report<MessageId>> {
    const { text } = reading
    let free = 0
    for (const { start, end, word } of hits) {
      const gap = start < free ? null : gapAt(text, start, end, word)
      if (gap) {
        free = gap.end
        yield gap
        continue
      }
      if (gapsByWord.has(word)) continue
      const phrase = phrases.get(word)
      const group = groups.get(word)
      if (phrase) {
        if (end >= text.length || phrase.followedBy.some((after) => text.startsWith(after, end))) continue
        if (text.charAt(end) === '\n' || isSlipOfMore(text, start, end)) continue
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
        const before = text.slice(Math.max(0, start - 10), start).replace(office, '')
        if (!group.precededBy?.some((each) => before.endsWith(each))) continue
        yield { start, end, message: 'broken', data: { part: word, whole: group.whole }, suggestion: group.whole }
      } else if (word === '民办实事') {
        const before = start > 0 ? text.charAt(start - 1) : '\n'
        if ('为惠农利便亲爱安给替帮富我村居公'.includes(before)) continue
        yield { start, end, message: 'forPeople', fix: [{ start, end: start, text: '为' }] }
      } else if (word === '的关于') yield* aboutWhat(text, start + 1)
      else if (word === '给予') yield* givenTo(text, start, end)
      else if (word.endsWith('“')) yield* countedCases(text, start, end)
      else if (word.endsWith('，')) yield* withoutUnder(text, start, end - 1)
      else if (word.startsWith('为') && !word.endsWith('一体')) yield* withoutOpening(text, start, end, word, '以')
      else if (word.endsWith('一体') || word.endsWith('一身')) yield* withoutOpening(text, start, end, word, '集')
      else yield* handedTo(text, start, end, word)
    }
  },
})

/** Whether the words belong to a longer phrase with a wrong character (乡村振范战略): the rules of the set phrases tell of it. */
const isSlipOfMore = (text: string, start: number, end: number): boolean =>
  findSlips(text).some(
    (slip) =>
      (slip.kind === 'added' ? isTwice(text, slip) : slip.kind !== 'dropped') && slip.start < end && start < slip.end,
  )

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

function* countedCases(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  casesCounted.lastIndex = end - 1
  const found = casesCounted.exec(text)
  if (!found || /案|事件|纠纷|事故|行为|问题/.test(found[0])) return
  yield { start, end: casesCounted.lastIndex, message: 'counted', data: { name: found[1] ?? '' } }
}

function* aboutWhat(text: string, start: number): Iterable<Report<MessageId>> {
  const clause = clauseAround(text, start, start + 2)
  if (!clause || clause.end === text.length || text.charAt(clause.end) === '\n') return
  const words = text.slice(start + 2, clause.end)
  if (words.length < 5 || /[的《“、]/.test(words) || topic.test(words)) return
  yield { start, end: clause.end, message: 'about', data: { words } }
}

function* givenTo(text: string, start: number, end: number): Iterable<Report<MessageId>> {
  const clause = clauseAround(text, start, end)
  if (!clause) return
  const words = text.slice(clause.start, start)
  const found = receivers.exec(words)
  const from = verbStart(text, clause.start)
  if (!found || start - from < 4 || /对|向|由|按|依|凡|将|为|给|把|让|使|如|若|经|是|上级|政府|部门(?!$)/.test(words))
    return
  if (sentenceHas(text, clause.start, /对[^。]*$/)) return
  const who = text.slice(from, start)
  yield { start: from, end: start, message: 'given', data: { who }, fix: [{ start: from, end: from, text: '对' }] }
}

/** Whether the sentence holds the pattern before a place; true as well where it is too long to tell. */
function sentenceHas(text: string, at: number, pattern: RegExp): boolean {
  const from = sentenceStart(text, at, 120)
  return from < 0 || pattern.test(text.slice(from, at))
}

function gapAt(text: string, start: number, end: number, word: string): Report<MessageId> | null {
  const own = gapsByWord.get(word)
  const found = own && standingAround(text, start, end, own)
  // A heading may break off for its rhythm.
  if (!found || found.place.end >= text.length || text.charAt(found.place.end) === '\n') return null
  const data = { words: text.slice(found.place.start, found.place.end), why: found.construction.why }
  return { ...found.place, message: 'gap', data }
}
