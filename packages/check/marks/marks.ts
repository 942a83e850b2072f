import type { Reading } from '@taizhang/text'

/** What a mark is. Everything that is neither letter, digit nor ideograph and that some rule looks at. */
export const STOP = 1 // 。 ！ ？
export const PAUSE = 2 // ， 、 ； ：
export const HALF = 3 // , ; : ? ! . in half width
export const OPEN = 4 // （ 《 “ and their kin
export const CLOSE = 5
export const STRAIGHT = 6 // "
export const BLANK = 7
export const CONTROL = 8 // what cannot be seen or is no character
export const FULL = 9 // Ａ １: letters and digits in full width

const KIND = new Uint8Array(0x10000)
const put = (chars: string, kind: number): void => {
  for (let at = 0; at < chars.length; at++) KIND[chars.charCodeAt(at)] = kind
}
const putRange = (from: number, to: number, kind: number): void => {
  KIND.fill(kind, from, to + 1)
}
put('。！？', STOP)
put('，、；：', PAUSE)
put(',;:?!.', HALF)
put('（(《〈“‘【〔「『[{﹝〖［｛', OPEN)
put('）)》〉”’】〕」』]}﹞〗］｝', CLOSE)
put('"', STRAIGHT)
put(' \u3000\u00a0\t', BLANK)
putRange(0x00, 0x08, CONTROL)
putRange(0x0e, 0x1f, CONTROL)
putRange(0x7f, 0x9f, CONTROL)
put('\u00ad\ufeff\ufffc\ufffd\ufffe\uffff', CONTROL)
putRange(0x200b, 0x200f, CONTROL)
putRange(0x202a, 0x202e, CONTROL)
putRange(0x2060, 0x206f, CONTROL)
putRange(0x2800, 0x28ff, CONTROL)
putRange(0xd800, 0xdfff, CONTROL)
putRange(0xe000, 0xf8ff, CONTROL)
putRange(0xff10, 0xff19, FULL)
putRange(0xff21, 0xff3a, FULL)
putRange(0xff41, 0xff5a, FULL)

/** Where the marks of a text stand, paragraph by paragraph. */
export interface Marks {
  readonly count: number
  /** Place of each mark, in text order; only the first `count` are filled. */
  readonly at: Int32Array
  readonly kind: Uint8Array
  /** Index of the first mark of each paragraph, and `count` behind the last. */
  readonly first: Int32Array
}

const found = new WeakMap<Reading, Marks>()

/**
 * All marks of a reading. One pass over the text serves every punctuation rule: the result is kept with the reading,
 * and a rule looks only at the tenth of the characters that are marks.
 */
export function marksOf(reading: Reading): Marks {
  let marks = found.get(reading)
  if (!marks) {
    marks = findMarks(reading)
    found.set(reading, marks)
  }
  return marks
}

function findMarks({ text, document: { paragraphs } }: Reading): Marks {
  let at = new Int32Array(Math.max(64, text.length >> 2))
  let kind = new Uint8Array(at.length)
  const first = new Int32Array(paragraphs.length + 1)
  let count = 0
  for (let index = 0; index < paragraphs.length; index++) {
    first[index] = count
    const paragraph = paragraphs[index]
    if (!paragraph) continue
    const { end } = paragraph
    for (let here = paragraph.start; here < end; here++) {
      const code = text.charCodeAt(here)
      // Most of a text is Chinese characters.
      if (code >= 0x4e00 && code <= 0x9fff) continue
      const what = KIND[code] as number
      if (what === 0) continue
      if (count === at.length) {
        at = grown(at, new Int32Array(count * 2))
        kind = grown(kind, new Uint8Array(count * 2))
      }
      at[count] = here
      kind[count] = what
      count++
    }
  }
  first[paragraphs.length] = count
  return { count, at, kind, first }
}

function grown<T extends Int32Array | Uint8Array>(from: T, into: T): T {
  into.set(from)
  return into
}
