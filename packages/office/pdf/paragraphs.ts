/** A piece of text on a page; lengths in points, `y` upwards. */
export interface PageWord {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Font size. */
  readonly size: number
}

interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly page: number
}

/**
 * Joins the words of pages into paragraphs. A line starts a new paragraph where it is indented, where the line before ended
 * early, where the gap above it is wide, or where the size changes; page numbers are left out, and a page end parts nothing.
 */
export function paragraphsFromPages(pages: readonly (readonly PageWord[])[]): string[] {
  const lines = pages.flatMap((words, page) => withoutPageNumbers(linesOf(words, page)))
  if (lines.length === 0) return []
  const left = percentile(
    lines.map((line) => line.left),
    0.05,
  )
  const right = percentile(
    lines.map((line) => line.right),
    0.95,
  )
  const pitch = percentile(gapsOf(lines), 0.5)
  const paragraphs: string[] = []
  let previous: Line | null = null
  for (const line of lines) {
    const starts = previous === null || startsParagraph(line, previous, { left, right, pitch })
    const open = starts ? undefined : paragraphs.pop()
    paragraphs.push(open === undefined ? line.text : joinLines(open, line.text))
    previous = line
  }
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '')
}

function startsParagraph(
  line: Line,
  previous: Line,
  page: { readonly left: number; readonly right: number; readonly pitch: number },
): boolean {
  const { size } = line
  if (line.left > page.left + 0.8 * size) return true
  if (page.right - previous.right > roomFor(line.text, size)) return true
  if (/[。：；！？]$/.test(previous.text) && LIST_MARK.test(line.text)) return true
  if (Math.abs(size - previous.size) > 0.15 * previous.size) return true
  return line.page === previous.page && previous.y - line.y > 1.6 * page.pitch
}

const LIST_MARK = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d)|（\d{1,2}）)/

/**
 * The room that the start of a line would have needed on the line above: a number or Latin word is not broken, and a mark
 * that must not start a line takes the character before it along. Where there was more room than that, the line ended.
 */
function roomFor(text: string, size: number): number {
  const unbroken = /^[（《“‘【〔]*(?:[\x21-\x7E]+|.)[，。、；：？！”’）》】〕％]*/.exec(text.slice(0, 40))?.[0] ?? ''
  let room = 0.8
  for (const character of unbroken) room += character <= '~' ? 0.6 : 1
  return room * size
}

/** Latin words parted by the line end get their space back; Chinese text has none. */
function joinLines(above: string, below: string): string {
  return /[A-Za-z,.;]$/.test(above) && /^[A-Za-z]/.test(below) ? `${above} ${below}` : above + below
}

function linesOf(words: readonly PageWord[], page: number): Line[] {
  const lines: PageWord[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    const sameLine = last !== undefined && Math.abs(last.y - word.y) < 0.5 * Math.max(last.size, word.size)
    if (line !== undefined && sameLine) line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => lineFrom(line, page)).filter((line) => line.text.trim() !== '')
}

function lineFrom(words: readonly PageWord[], page: number): Line {
  // White space on a page is what lies between words; its characters say little about it.
  const visible = words.filter((word) => word.text.trim() !== '')
  let text = ''
  let end = Number.NaN
  for (const word of visible) {
    const gap = word.x - end
    if (gap > 1.5 * word.size) text += '\t'
    else if (gap > 0.15 * word.size && /[\x21-\x7E]$/.test(text) && /^[\x21-\x7E]/.test(word.text)) text += ' '
    text += word.text
    end = word.x + word.width
  }
  return {
    text: text.replace(SPACE_BESIDE_CHINESE, '$1').trim(),
    left: visible.reduce((least, word) => Math.min(least, word.x), Number.POSITIVE_INFINITY),
    right: visible.reduce((most, word) => Math.max(most, word.x + word.width), 0),
    y: visible[0]?.y ?? 0,
    size: visible.reduce((most, word) => Math.max(most, word.size), 0),
    page,
  }
}

/** Word processors set a little space between Chinese and digits, and spread lines; none of it is typed. */
const CHINESE = '[\\u2014\\u2018-\\u201D\\u3000-\\u303F\\u3400-\\u9FFF\\uFF00-\\uFFEF]'
const SPACE_BESIDE_CHINESE = new RegExp(`(${CHINESE}) | (?=${CHINESE})`, 'g')

const PAGE_NUMBER = /^(?:[-—–－─]{0,2}\s?\d{1,4}\s?[-—–－─]{0,2}|第\s?\d{1,4}\s?页(?:\s?[，,/]?\s?共\s?\d{1,4}\s?页)?)$/

function withoutPageNumbers(lines: readonly Line[]): Line[] {
  const isNumber = (line: Line | undefined) => line !== undefined && PAGE_NUMBER.test(line.text)
  const first = isNumber(lines[0]) ? 1 : 0
  const last = lines.length - (lines.length > first && isNumber(lines.at(-1)) ? 1 : 0)
  return lines.slice(first, last)
}

function gapsOf(lines: readonly Line[]): number[] {
  const gaps: number[] = []
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]
    if (above !== undefined && above.page === line.page && above.y > line.y) gaps.push(above.y - line.y)
  }
  return gaps
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
