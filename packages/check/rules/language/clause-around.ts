import type { Place } from '@taizhang/text'

/** Whether a code unit ends a clause: ，。；：！？ , ; or a line end. */
export const isBreak = (code: number) =>
  code === 0x3002 || // 。
  code === 0xff0c || // ，
  code === 0xff1b || // ；
  code === 0xff1a || // ：
  code === 0xff01 || // ！
  code === 0xff1f || // ？
  code === 0x2c || // ,
  code === 0x3b || // ;
  code === 10 ||
  code === 13

const isSentenceBreak = (code: number) =>
  code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 10 || code === 13

/** How far a clause is followed from a word: longer ones are not judged, and a text without marks stays linear. */
export const clauseLengthMax = 80

/** The clause around a word: from the last to the next ，。；：！？ or line end; null where it is longer than can be judged. */
export function clauseAround(text: string, start: number, end: number): Place | null {
  let from = start
  const first = Math.max(0, start - clauseLengthMax)
  while (from > first && !isBreak(text.charCodeAt(from - 1))) from--
  if (from === first && first > 0) return null
  let to = end
  const last = Math.min(text.length, end + clauseLengthMax)
  while (to < last && !isBreak(text.charCodeAt(to))) to++
  return to === last && last < text.length ? null : { start: from, end: to }
}

/** Where the sentence around a place starts, looking back no further than `reach` characters; -1 where it starts before that. */
export function sentenceStart(text: string, at: number, reach: number): number {
  const first = Math.max(0, at - reach)
  let from = at
  while (from > first && !isSentenceBreak(text.charCodeAt(from - 1))) from--
  return from === first && first > 0 ? -1 : from
}

/** List marks, names of the actor and adverbs that may stand between the start of a clause and its verb. */
const lead =
  /(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、是]|\d+[.、．]|[①-⑩]|——|[“‘]|进一步|切实|不断|持续|着力|大力|全面|有效|努力|继续|扎实|稳步|积极|深入|全力|坚持|坚决|着重|重点|及时|认真|严格|主动|依法|逐步|稳妥|有序|统筹|奋力|力争|全方位|多渠道|千方百计|全力以赴|高标准|高质量|高效|精准|科学|合理|分类|逐项|定期|常态化|广泛|创造性|系统|集中|强力|快速|迅速|深度|牢牢|紧紧|有力|充分|显著|明显|大幅|极大|同时|其次|此外|另外|以及|我局|我县|我市|我区|我镇|我乡|我街道|全县|全市|全区|全镇|全乡|要|将|并|应|须|已|仍|也|还|来|以|更加|更好地|更好|地)*/y

/** The first place in a clause at which its verb can stand: after list marks, a short actor and adverbs. */
export function verbStart(text: string, clauseStart: number): number {
  lead.lastIndex = clauseStart
  lead.exec(text)
  return lead.lastIndex
}
