import type { TextDocument } from './document.ts'
import type { Marker, MarkerKind, Stretch } from './reading.ts'

/**
 * What each character does to the structure of a text, by char code. One table serves all the scans, so that each is a
 * single pass with one look-up a character.
 */
const NONE = 0
const STOP = 1 // 。 ！ ？ and line ends: a sentence ends
const PAUSE = 2 // ， ； ： and their half-width kin: a clause ends
const OPENER = 3
const CLOSER = 4
const QUOTE_CLOSER = 5
const NUMERAL = 6 // may begin a marker: 一 … 十, 0–9, 第, ①
const BLANK = 7

const ROLE = new Uint8Array(65536)
const mark = (chars: string, role: number): void => {
  for (let at = 0; at < chars.length; at++) ROLE[chars.charCodeAt(at)] = role
}
mark('。！？!?｡\n\r\v\f\u2028\u2029', STOP)
mark('，；：,;:', PAUSE)
mark('“‘「『（(【[《〈〔﹝', OPENER)
mark('）)】]》〉〕﹞', CLOSER)
mark('”’」』', QUOTE_CLOSER)
mark('一二三四五六七八九十第0123456789０１２３４５６７８９', NUMERAL)
mark('　 \t\u00a0', BLANK)
for (let code = 0x2460; code <= 0x249b; code++) ROLE[code] = NUMERAL
for (let code = 0x3220; code <= 0x3229; code++) ROLE[code] = NUMERAL

const roleAt = (text: string, at: number): number => ROLE[text.charCodeAt(at)] ?? NONE

const isDigit = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)

/** An opening mark this far back without its closing one is taken for a slip, so that it cannot swallow a paragraph. */
const QUOTE_LENGTH_MAX = 400

/**
 * The sentences of a document, in order, inside their paragraphs, without leading blanks and with their closing mark.
 *
 * A sentence ends at 。 ！ ？ and at a line end, never at ；. A closing quote or bracket after 。 belongs to the sentence.
 * A full stop inside “…” or （…） ends none, unless the quotation itself ends there (“……。”) and the text goes on after it.
 * Marks that are opened and never closed are disregarded.
 */
export function findSentences(document: TextDocument): Stretch[] {
  const { text, paragraphs } = document
  const found: Stretch[] = []
  for (const [paragraph, { start: first, end }] of paragraphs.entries()) {
    let start = first
    let depth = 0
    let opened = 0
    let inside: number[] = [] // full stops inside the open mark, real only where it turns out not to be closed
    const cut = (to: number): void => {
      let from = start
      while (from < to && roleAt(text, from) === BLANK) from++
      if (from < to) found.push({ start: from, end: to, paragraph })
      start = to
    }
    const giveUp = (): void => {
      for (const to of inside) cut(to)
      inside = []
      depth = 0
    }
    let at = first
    while (at < end) {
      const role = roleAt(text, at)
      if (role === NONE || role > QUOTE_CLOSER || role === PAUSE) {
        at++
        continue
      }
      if (depth > 0 && at - opened > QUOTE_LENGTH_MAX) giveUp()
      if (role === OPENER) {
        if (depth === 0) opened = at
        depth++
        at++
      } else if (role === STOP) {
        at++
        while (at < end && roleAt(text, at) === STOP) at++
        if (depth > 0) {
          inside.push(at)
          continue
        }
        while (at < end && (roleAt(text, at) === CLOSER || roleAt(text, at) === QUOTE_CLOSER)) at++
        cut(at)
      } else {
        at++
        if (depth === 0) continue
        depth--
        if (depth > 0) continue
        inside = []
        const wholeBracket = opened === firstInk(text, start, opened)
        if (roleAt(text, at - 2) !== STOP || (role === CLOSER && !wholeBracket)) continue
        while (at < end && (roleAt(text, at) === CLOSER || roleAt(text, at) === QUOTE_CLOSER)) at++
        if (at < end && goesOn(text, at)) continue
        cut(at)
      }
    }
    giveUp()
    cut(end)
  }
  return found
}

/** A quotation that ends in 。 does not end the sentence where a comma, 、 or 的 follows: “……。”的要求. */
function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return ROLE[code] === PAUSE || code === 0x3001 || code === 0x7684 || ROLE[code] === STOP
}

function firstInk(text: string, from: number, to: number): number {
  let at = from
  while (at < to && roleAt(text, at) === BLANK) at++
  return at
}

/**
 * The clauses of a document, in order; each lies within one sentence and includes the mark that ends it.
 *
 * A clause ends at ， ； ： 。 ！ ？ and where its sentence ends; 、 does not end one, nor do the marks inside a number
 * or a time (1,234 and 8:30).
 */
export function findClauses(document: TextDocument, sentences: readonly Stretch[]): Stretch[] {
  const { text } = document
  const found: Stretch[] = []
  for (const { start: first, end, paragraph } of sentences) {
    let start = first
    for (let at = first; at < end; at++) {
      const role = roleAt(text, at)
      if (role !== PAUSE && role !== STOP) continue
      if (role === PAUSE && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) continue
      let to = at + 1
      while (to < end && isEnding(roleAt(text, to))) to++
      found.push({ start, end: to, paragraph })
      while (to < end && roleAt(text, to) === BLANK) to++
      start = to
      at = to - 1
    }
    if (start < end) found.push({ start, end, paragraph })
  }
  return found
}

const isEnding = (role: number): boolean => role === PAUSE || role === STOP || role === CLOSER || role === QUOTE_CLOSER

/**
 * The list and heading marks of a document, in order: 一、 （一） 1. （1） ① 一是 第一，.
 *
 * A mark opens its paragraph or follows a mark of punctuation; it carries its ordinal and ends after its own
 * punctuation (`（一）`, `1.`, `一是`, `第一，`). A decimal (1.5), a date (11.25) and a run (三、四季度) are none.
 */
export function findMarkers(document: TextDocument): Marker[] {
  const { text, paragraphs } = document
  const found: Marker[] = []
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    let free = true // at the start, or after punctuation, blanks aside
    let opens = true
    for (let at = start; at < end; at++) {
      const role = roleAt(text, at)
      if (role === BLANK) continue
      if (free && (role === NUMERAL || role === OPENER)) {
        const marker = markerAt(text, at, end)
        if (marker !== null && (opens || marker.kind !== 'chinese' || text.charCodeAt(at - 1) !== 0xff0c)) {
          found.push({ start: at, end: marker.end, kind: marker.kind, ordinal: marker.ordinal, paragraph, opens })
          at = marker.end - 1
          // A second mark right behind the first (（一）1.) opens the paragraph no more, but is still one.
          opens = false
          continue
        }
      }
      opens = false
      free = role === STOP || role === PAUSE || (role === QUOTE_CLOSER && free) || (role === CLOSER && free)
    }
  }
  return found
}

interface MarkerHere {
  readonly kind: MarkerKind
  readonly ordinal: number
  readonly end: number
}

function markerAt(text: string, at: number, end: number): MarkerHere | null {
  const code = text.charCodeAt(at)
  if (code >= 0x2460 && code <= 0x2473) return { kind: 'circled', ordinal: code - 0x245f, end: at + 1 }
  if (code >= 0x2474 && code <= 0x2487) return { kind: 'arabic-bracketed', ordinal: code - 0x2473, end: at + 1 }
  if (code >= 0x2488 && code <= 0x249b) return { kind: 'arabic', ordinal: code - 0x2487, end: at + 1 }
  if (code >= 0x3220 && code <= 0x3229) return { kind: 'chinese-bracketed', ordinal: code - 0x321f, end: at + 1 }
  if (code === 0xff08 || code === 0x28) return bracketedAt(text, at, end)
  if (code === 0x7b2c) return ordinalWordAt(text, at, end)
  return isDigit(code) ? arabicAt(text, at, end) : chineseAt(text, at, end)
}

function bracketedAt(text: string, at: number, end: number): MarkerHere | null {
  const chinese = chineseOrdinal(text, at + 1, end)
  const arabic = chinese === null ? arabicOrdinal(text, at + 1, end) : null
  const inner = chinese ?? arabic
  if (inner === null || !isRightBracket(text.charCodeAt(inner.end))) return null
  return { kind: chinese ? 'chinese-bracketed' : 'arabic-bracketed', ordinal: inner.ordinal, end: inner.end + 1 }
}

/** 第一， 第二、 第三：; 第一、第二产业 is a run. */
function ordinalWordAt(text: string, at: number, end: number): MarkerHere | null {
  const number = chineseOrdinal(text, at + 1, end)
  if (number === null) return null
  const mark = text.charCodeAt(number.end)
  const isMark = mark === 0xff0c || mark === 0x2c || mark === 0x3001 || mark === 0xff1a || mark === 0x3a
  if (!isMark || text.charCodeAt(number.end + 1) === 0x7b2c) return null
  return { kind: 'ordinal', ordinal: number.ordinal, end: number.end + 1 }
}

/** 一、 and 一是 (or 一要); 一、二产业 and 三、四季度 are runs. */
function chineseAt(text: string, at: number, end: number): MarkerHere | null {
  const number = chineseOrdinal(text, at, end)
  if (number === null) return null
  const mark = text.charCodeAt(number.end)
  if (mark === 0x662f || mark === 0x8981) return { kind: 'is', ordinal: number.ordinal, end: number.end + 1 }
  // Typists also write 一.总体情况 and 一．
  if (mark !== 0x3001 && mark !== 0x2e && mark !== 0xff0e) return null
  if (isChineseDigit(text.charCodeAt(number.end + 1))) return null
  return { kind: 'chinese', ordinal: number.ordinal, end: number.end + 1 }
}

/** 1. 1、 1． 1）; 1.5 and 11.25 are decimals, 3、4月 a run, 1.2024年 and 4.9月底 marks before a date. */
function arabicAt(text: string, at: number, end: number): MarkerHere | null {
  const number = arabicOrdinal(text, at, end)
  if (number === null) return null
  const mark = text.charCodeAt(number.end)
  const after = number.end + 1
  if (isRightBracket(mark)) return { kind: 'arabic-bracketed', ordinal: number.ordinal, end: after }
  const isDot = mark === 0x2e || mark === 0xff0e
  if (!isDot && mark !== 0x3001) return null
  if (isDigit(text.charCodeAt(after)) && !isYear(text, after)) {
    // 4.9月底前 is a mark before a month.
    if (isDot && !isMonth(text, after)) return null
    const next = arabicOrdinal(text, after, end)
    if (next !== null && next.ordinal === number.ordinal + 1) return null
  }
  return { kind: 'arabic', ordinal: number.ordinal, end: after }
}

const isYear = (text: string, at: number): boolean =>
  text.charCodeAt(at + 4) === 0x5e74 && isDigit(text.charCodeAt(at + 3)) && isDigit(text.charCodeAt(at + 1))

const isMonth = (text: string, at: number): boolean =>
  text.charCodeAt(at + (isDigit(text.charCodeAt(at + 1)) ? 2 : 1)) === 0x6708

const isRightBracket = (code: number): boolean => code === 0xff09 || code === 0x29

const CHINESE_DIGITS = '一二三四五六七八九十'

const isChineseDigit = (code: number): boolean => CHINESE_DIGITS.includes(String.fromCharCode(code))

/** 一 … 九十九. */
function chineseOrdinal(text: string, at: number, end: number): { ordinal: number; end: number } | null {
  let to = at
  while (to < end && to < at + 4 && isChineseDigit(text.charCodeAt(to))) to++
  if (to === at || to > at + 3) return null
  const digits = text.slice(at, to)
  const ten = digits.indexOf('十')
  if (ten < 0) return digits.length === 1 ? { ordinal: CHINESE_DIGITS.indexOf(digits) + 1, end: to } : null
  if (ten > 1 || digits.length > ten + 2) return null
  const tens = ten === 0 ? 1 : CHINESE_DIGITS.indexOf(digits.charAt(0)) + 1
  const ones = digits.length > ten + 1 ? CHINESE_DIGITS.indexOf(digits.charAt(ten + 1)) + 1 : 0
  return tens > 9 || ones > 9 ? null : { ordinal: tens * 10 + ones, end: to }
}

/** 1 … 99, half or full width, without leading zero. */
function arabicOrdinal(text: string, at: number, end: number): { ordinal: number; end: number } | null {
  let to = at
  let ordinal = 0
  while (to < end && to < at + 3 && isDigit(text.charCodeAt(to))) {
    const code = text.charCodeAt(to)
    ordinal = ordinal * 10 + (code >= 0xff10 ? code - 0xff10 : code - 48)
    to++
  }
  return to === at || to > at + 2 || ordinal === 0 || ordinal < 10 ** (to - at - 1) ? null : { ordinal, end: to }
}
