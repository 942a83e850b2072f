import { ADVERBS, LEADING_VERBS, OBJECTS, VERBS } from './lexicon/action-words.ts'
import { backwards, WordTrie } from './word-trie.ts'

const VERB_WORDS = new WordTrie(VERBS)
const ADVERB_WORDS = new WordTrie(Array.from(ADVERBS, (word) => [word, true] as const))
/** The heads of objects stand at the end of a clause. */
const OBJECT_WORDS = new WordTrie(Array.from(OBJECTS, ([word, weight]) => [backwards(word), weight] as const))

/** The promise as a title: at most so many characters. */
const ACTION_LENGTH_MAX = 20

/** Weighs the words of one clause: its opening, its verb, the head of its object and its length. */
export function weighClause(words: string): number {
  const { weight: verb, rest } = verbOf(words)
  let weight = verb + objectOf(words) + lengthWeight(words.length)
  for (const [pattern, change] of OPENINGS) if (pattern.test(words)) weight += change
  const ending = words.slice(-ENDING_LENGTH_MAX)
  for (const [pattern, change] of ENDINGS) if (pattern.test(ending)) weight += change
  if (words.includes('已') || words.includes('正在')) weight -= 2
  // 做好以下工作, but not 降至10起以下
  if (words.includes('以下') && /以下./.test(words)) weight -= 2
  if (words.includes('一支') || words.includes('一流') || (words.includes('、') && PRAISE.test(words))) weight -= 1.5
  if (rest !== null && rest.length < 7 && IDIOM_BEHIND.has(words.slice(0, words.length - rest.length).slice(-2)))
    weight -= 2
  return weight
}

/** Behind these, a few characters are an idiom (实现应保尽保), not a result. */
const IDIOM_BEHIND: ReadonlySet<string> = new Set(['实现', '做到', '达到', '形成'])

/** A long clause says what, where and how much; a short one is a motto. */
function lengthWeight(length: number): number {
  if (length < 6) return -1.5
  if (length < 11) return -0.5
  return length < 26 ? 0.25 : 0.5
}

/** How a clause opens, each with what it adds. */
const OPENINGS: readonly (readonly [RegExp, number])[] = [
  [/^为/, -2],
  [/^(?:不断|始终|要)?以/, -1],
  [/^把.*作为/, -2],
  [/^[对与]/, 1],
]

/** How a clause ends, in its last characters, each with what it adds. */
const ENDINGS: readonly (readonly [RegExp, number])[] = [
  [
    /(?:(?<!以)[下上]|中|时|后|之际|方面|同时|为主|为要|契机|抓手|导向|主线|重点|依托|为核心|为目标|为主题|为轴|机遇|思路)$/,
    -2,
  ],
  [/的$/, -1.5],
  [/等(?:工作|活动|项目|制度|措施|问题|行动)?$/, 0.5],
]
/** 政治强、业务精. */
const PRAISE = /[强精硬优好实]、[^、]{1,4}[强精硬优好实]/

/** 为核心, 等工作. */
const ENDING_LENGTH_MAX = 3

interface FoundVerb {
  readonly weight: number
  /** What follows the verb; null where the verb stands inside the clause. */
  readonly rest: string | null
}

/** The verb that carries the clause, and its weight. */
function verbOf(words: string): FoundVerb {
  let at = afterSubject(words)
  for (;;) {
    const { to, verb } = afterAdverbs(words, at)
    const here = VERB_WORDS.longestAt(words, to, words.length)
    // 加快, 争取 and 规范 are adverbs before a verb and verbs before a noun.
    if (here === undefined && verb !== null) return { weight: VERBS.get(verb) ?? 0, rest: words.slice(to) }
    if (here === undefined) return { weight: laterVerb(words, to) - 0.5, rest: null }
    const { edge, value: weight } = here
    // 坚持开展…, 贯彻落实…: a slogan's verb before a working one is an adverb.
    const next = afterAdverbs(words, edge).to
    const act = weight <= OCCASION ? actBehind(words, edge) : null
    if (act !== null) return act
    const following = LEADING_VERBS.has(words.slice(to, edge))
      ? VERB_WORDS.longestAt(words, next, words.length)
      : undefined
    if (following === undefined || following.value <= weight) return { weight, rest: words.slice(edge) }
    at = next
  }
}

/** The weight of a verb that only tells the occasion, and how long at least the words between it and the act are. */
const OCCASION = -2.5
const OCCASION_LENGTH_MIN = 4
/** 围绕重点产业开展招商, 聚焦节点推出作品: of these the act may stand in the same clause. */
const FOCUS: ReadonlySet<string> = new Set(['围绕', '紧紧围绕', '聚焦', '紧盯', '瞄准', '针对', '依托'])

/** The working verb behind an occasion told in the same clause; null where there is none. */
function actBehind(words: string, from: number): FoundVerb | null {
  if (![...FOCUS].some((word) => words.startsWith(word, from - word.length))) return null
  for (let at = from + OCCASION_LENGTH_MIN; at + 2 < words.length; at++) {
    const verb = VERB_WORDS.longestAt(words, at, words.length)
    if (
      verb !== undefined &&
      verb.edge - at >= 2 &&
      verb.value >= ACT &&
      '业题点群场标项目链区域节情况等求'.includes(words.charAt(at - 1))
    )
      return { weight: verb.value, rest: words.slice(verb.edge) }
  }
  return null
}

/** The weight of a verb that tells of an act. */
const ACT = 1.5

/** Behind a subject that is told by 将 or 要 in the first words: 我局将…. */
function afterSubject(words: string): number {
  for (let at = 1; at < Math.min(words.length, 14); at++) {
    const char = words.charAt(at)
    if (char === '将' || (char === '要' && !'主重需必纲摘'.includes(words.charAt(at - 1)))) return at + 1
  }
  return 0
}

/** Where the adverbs end, and the last of them that could be the verb itself. */
function afterAdverbs(words: string, at: number): { to: number; verb: string | null } {
  let to = at
  let verb: string | null = null
  for (;;) {
    const step = ADVERB_WORDS.longestAt(words, to, words.length)
    // 更新 is a verb, though 更 is an adverb.
    if (step === undefined || (VERB_WORDS.longestAt(words, to, words.length)?.edge ?? 0) > step.edge)
      return { to, verb }
    const adverb = words.slice(to, step.edge)
    verb = VERBS.has(adverb) ? adverb : null
    to = step.edge
  }
}

/** The best verb inside a clause that opens with 对, 在, 与, 由 … or with a noun; names in quotation marks are passed over. */
function laterVerb(words: string, from: number): number {
  let best = -1
  for (let at = from; at < words.length; at++) {
    const char = words.charAt(at)
    const close = char === '“' ? '”' : char === '《' ? '》' : ''
    if (close !== '') {
      const end = words.indexOf(close, at)
      if (end < 0) return best
      at = end
      continue
    }
    const verb = VERB_WORDS.longestAt(words, at, words.length)
    if (verb === undefined || verb.edge - at < 2) continue
    best = Math.max(best, verb.value)
    at = verb.edge - 1
  }
  return best
}

function objectOf(words: string): number {
  let end = words.length
  while (end > 0 && '”》）等'.includes(words.charAt(end - 1))) end--
  return OBJECT_WORDS.longestBefore(words, end, 0)?.value ?? 0
}

/** The promise in at most 20 characters: without adverbs and frame, cut at a sensible place. */
export function actionOf(words: string): string {
  const from = afterAdverbs(words, 0).to
  const action = words.slice(from)
  if (action.length <= ACTION_LENGTH_MAX) return action
  const cut = action.slice(0, ACTION_LENGTH_MAX)
  const last = cut.charCodeAt(ACTION_LENGTH_MAX - 1)
  // A pair of surrogates must not be cut in two.
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut
}
