/**
 * Pieces of words by which names are compared: each character and each pair of neighbours, with how much it tells by itself
 * (0 to 1). Chinese names have no blanks, and their writers shorten and reorder them (特困供养人员, 特困人员); pairs keep the
 * order, single characters bear the shortening.
 */
export type Pieces = ReadonlyMap<string, number>

/** Words that every report uses of everything: they tell nothing of what is counted. */
const EMPTY_WORDS =
  /全[国省市州县区镇乡村局系]|我[县市区镇乡局省]|本[县市区镇乡局]|辖区内?|今年以来|今年来|今年|去年|上年|本年|当年|全年|年内|年度|一年来|目前为止|截[至止](?:目前)?|目前|已经|先后|分别|累计|总共|共计|合计|总计|其中|同时|此外|完成|开展|组织|进行|实现|达到|提高到|提升到|提高至|提升至|提标至|增至|降至|保持|进一步|积极|切实|深入|全面|持续|扎实|有效|工作|方面|情况|有关|相关|各类|各级|各项|一批|左右|以上|以下|不低于|超过|至少|约|近|余|多|共|已|均|都|等|各|仍|还|新增|通过|按照|根据/g
const EMPTY_CHARACTERS = new Set('的了在对将把和与及为有是并且也个从向由被给到达以于中上下内后前其该此者使让则每')

const EMPTY_WEIGHT = 0.12

/** The same thing under two names, in any report; published ones often write D for 党. */
const FOLDED: readonly (readonly [RegExp, string])[] = [
  [/城镇/g, '城市'],
  [/老年人/g, '老人'],
  [/D(?=[的建风员委组务课校史费群政])/g, '党'],
]

/** A Chinese character, a letter or a digit; anything else parts words. */
const isWord = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a)

/** Quotation and book marks stand around names and part nothing. */
const isMark = (char: string): boolean => '“”‘’《》〈〉「」『』"\''.includes(char)

const folded = (words: string): string => {
  let plain = [...words].filter((char) => !isMark(char)).join('')
  for (const [pattern, name] of FOLDED) plain = plain.replace(pattern, name)
  return plain
}

/** The pieces of some words. Linear in their length. */
export function piecesOf(words: string): Pieces {
  const plain = folded(words)
  const empty = new Uint8Array(plain.length)
  for (const match of plain.matchAll(EMPTY_WORDS)) empty.fill(1, match.index, match.index + match[0].length)
  const pieces = new Map<string, number>()
  const add = (piece: string, weight: number) => {
    if ((pieces.get(piece) ?? 0) < weight) pieces.set(piece, weight)
  }
  for (let at = 0; at < plain.length; at++) {
    if (!isWord(plain.charCodeAt(at))) continue
    const isEmpty = empty[at] === 1 || EMPTY_CHARACTERS.has(plain.charAt(at))
    add(plain.charAt(at), isEmpty ? EMPTY_WEIGHT : 1)
    if (at + 1 >= plain.length || !isWord(plain.charCodeAt(at + 1))) continue
    const nextIsEmpty = empty[at + 1] === 1 || EMPTY_CHARACTERS.has(plain.charAt(at + 1))
    add(plain.slice(at, at + 2), isEmpty && nextIsEmpty ? EMPTY_WEIGHT : isEmpty || nextIsEmpty ? 0.35 : 1)
  }
  return pieces
}

/** How far apart two characters may stand and still speak of the same thing: 排查出安全隐患 holds 查隐 of 排查隐患. */
const GAP_MAX = 4
const GAP_WEIGHT = 0.7
/** Verb and object change places: 隐患排查 holds most of 排查隐患. */
const TURNED_WEIGHT = 0.5

/** The pieces that some words hold: their own, and pairs of characters that stand a little apart or the other way round. */
export function heldPieces(words: string): Pieces {
  const held = new Map<string, number>()
  for (const piece of piecesOf(words).keys()) held.set(piece, 1)
  const plain = [...folded(words)].filter((char) => isWord(char.charCodeAt(0))).join('')
  for (let at = 0; at < plain.length; at++)
    for (let next = at + 2; next <= at + GAP_MAX && next < plain.length; next++) {
      const pair = plain.charAt(at) + plain.charAt(next)
      if (!held.has(pair)) held.set(pair, GAP_WEIGHT)
    }
  for (let at = 0; at < plain.length; at++)
    for (let next = at + 2; next <= at + GAP_MAX && next < plain.length; next++) {
      const turned = plain.charAt(next) + plain.charAt(at)
      if (!held.has(turned)) held.set(turned, TURNED_WEIGHT)
    }
  return held
}

/** The part of an indicator's name that its unit already says: 次数, 人数, 金额, 数. */
const COUNT_ENDING =
  /(?:的)?(?:人次数|人数|户数|次数|场次|场数|件数|份数|处数|座数|所数|对数|条数|起数|例数|总数|个数|数量|总额|金额|数额|数)$/

/** A name without the ending that only says that it counts: 排查隐患数 is 排查隐患. */
export function coreOfName(name: string): string {
  const core = name.replace(COUNT_ENDING, '')
  return core.length >= 2 ? core : name
}

/** How much single characters weigh beside pairs. */
const CHARACTER_SHARE = 0.45

/** How telling each piece is among the names of a catalogue: rare ones tell more. */
export class PieceWeights {
  private readonly names: ReadonlyMap<string, number>
  private readonly count: number

  /** One set of pieces for each thing that has names. */
  constructor(documents: readonly Iterable<string>[]) {
    const names = new Map<string, number>()
    for (const pieces of documents) for (const piece of new Set(pieces)) names.set(piece, (names.get(piece) ?? 0) + 1)
    this.names = names
    this.count = documents.length
  }

  /** A piece that no name has tells that something else is spoken of, but a place or a verb of the writer's may be all it is. */
  of(piece: string): number {
    const found = this.names.get(piece)
    const share = piece.length === 1 ? CHARACTER_SHARE : 1
    const rarest = Math.log(this.count + 2)
    if (found === undefined) return share * rarest * 0.5
    return share * Math.max(0.3, Math.log((this.count + 2) / (found + 0.5)))
  }

  /** From 0, had by all names, to 1, had by hardly any. */
  rarity(piece: string): number {
    return Math.log((this.count + 2) / ((this.names.get(piece) ?? 0) + 1)) / Math.log(this.count + 2)
  }
}
