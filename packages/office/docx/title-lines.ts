/** Characters of 2号 (22 pt) that go into a line of 156 mm. */
const LINE_MAX = 20
const LINES_MAX = 6

/**
 * A title in lines, not broken inside a word, as a trapezium or a diamond where it takes several (GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜；
 * never a rectangle or an hourglass). A half-width character counts as half.
 */
export function titleLines(title: string): readonly string[] {
  const words = wordsOf(title)
  const least = Math.ceil(widthOf(title) / LINE_MAX)
  for (let count = least; count <= LINES_MAX; count++) {
    const broken = count <= 1 ? [title] : bestOf(words, count)
    if (broken) return broken
  }
  // Words longer than a line: nothing is left but to let the program break them.
  return [title]
}

/** Characters that begin a line well, though they are words of one character. */
const JOINS = new Set('和与及暨并')
const BINDS_FORWARD = new Set('和与及暨并对在向将把被从以为“《（第')
const PUNCTUATION = /^[，。、；：！？）》”’%％]/

/** The pieces between which a line may end: words of several characters, a single one going with the word before it. */
function wordsOf(title: string): readonly string[] {
  const pieces: string[] = []
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const last = pieces.at(-1) ?? ''
    const opens = [...segment].length > 1 || JOINS.has(segment)
    const binds = BINDS_FORWARD.has([...last].at(-1) ?? '') || /^[年月日]/.test(segment) || PUNCTUATION.test(segment)
    if (pieces.length > 0 && (!opens || binds)) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
}

const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) < 0x100 ? 0.5 : 1), 0)

/** The best way to put the words into so many lines; null where a line would be too long. */
function bestOf(words: readonly string[], count: number): readonly string[] | null {
  let best: { readonly lines: readonly string[]; readonly cost: number } | null = null
  const place = (from: number, lines: readonly string[]): void => {
    const left = count - lines.length
    if (left === 0) {
      if (from < words.length) return
      const cost =
        costOf(lines.map(widthOf)) +
        lines.slice(1).reduce((sum, line, at) => sum + (joint(lines[at] ?? '', line) ? 0 : BROKEN), 0)
      if (!best || cost < best.cost) best = { lines, cost }
      return
    }
    let line = ''
    for (let to = from; to <= words.length - left; to++) {
      line += words[to] ?? ''
      if (widthOf(line) > LINE_MAX) return
      place(to + 1, [...lines, line])
    }
  }
  place(0, [])
  return (best as { readonly lines: readonly string[] } | null)?.lines ?? null
}

/** A line that ends elsewhere than at a joint of the phrase costs as much as being 4 characters out of balance. */
const BROKEN = 30

/** Whether a phrase has a joint between two lines: 和… begins a part, …的 ends one. */
const joint = (before: string, after: string): boolean =>
  JOINS.has([...after][0] ?? '') || /[的、：—\s]$/.test(before) || /^关于/.test(after)

/** Equal lines make a rectangle, a waist an hourglass: both are out. Otherwise the nearer to each other the better. */
function costOf(widths: readonly number[]): number {
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  const uneven = widths.reduce((sum, width) => sum + (width - mean) ** 2, 0)
  const isRectangle = widths.every((width) => width === widths[0])
  const hasWaist = widths.some((width, at) => width < (widths[at - 1] ?? 0) && width < (widths[at + 1] ?? 0))
  return uneven + (isRectangle ? 20 : 0) + (hasWaist ? 1000 : 0)
}
