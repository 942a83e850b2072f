import { type Finding, fingerprint, type Severity } from '@taizhang/check'
import type { Place, Reading } from '@taizhang/text'
import {
  type CheckedFile,
  type Counts,
  countsOf,
  type Format,
  findingsInOrder,
  findingsInWords,
  severities,
  severityTitle,
} from './format.ts'
import { type LineColumn, lineFinder } from './lines.ts'
import { columnsOf, printable, textColumns } from './width.ts'

/** What the terminal can show. */
export interface TextLook {
  /** Width of a line in columns; Chinese characters take two. */
  readonly columns: number
  /** Underlines and colours by ANSI sequences; otherwise a line of ~ under the words. */
  readonly colour: boolean
}

const INDENT = '     '

/** For people at a terminal: findings by severity, each with its place, its sentence, the words underlined and the sum. */
export function textFormat(look: TextLook): Format {
  return {
    head: '',
    *file(checked, index) {
      if (index > 0) yield '\n'
      yield* fileReport(checked, look)
    },
    // Standard error says it; twice on one terminal would be once too much.
    failed: () => '',
    tail: (total) => (total.files + total.failed > 1 ? `\n${totalInWords(total)}\n` : ''),
  }
}

function totalInWords(total: Counts): string {
  const failed = total.failed > 0 ? `，${total.failed}份无法校核` : ''
  if (total.files === 0) return `${total.failed}份文件都无法校核。`
  return (
    `共校核${total.files}份文件${failed}：${findingsInWords(total)}。` +
    `共读出${total.figures}个数据项、${total.relations}条勾稽关系。`
  )
}

function* fileReport({ name, result, notes }: CheckedFile, look: TextLook): Generator<string> {
  const paint = painter(look.colour)
  const { reading } = result
  const lineOf = lineFinder(reading.text)
  const ordered = findingsInOrder(result)
  let number = 0
  for (const severity of severities) {
    const group = ordered.filter((finding) => finding.severity === severity)
    if (group.length === 0) continue
    yield `${paint.title(severity, `${severityTitle[severity]}（${group.length}处）`)}\n\n`
    for (const finding of group) {
      number++
      const at = lineOf(finding.start)
      const place = `${printable(name)}:${at.line}:${at.column}`
      const id = fingerprint(reading, finding).slice(0, FINGERPRINT_SHOWN)
      yield `${String(number).padStart(3)}  ${paint.strong(place)}  ${paint.faint(`${finding.rule}  #${id}`)}\n`
      yield `${quoteLines(reading, finding, look).join('\n')}\n`
      for (const line of findingWords(finding, result.relations[finding.relation ?? -1]?.expression))
        yield `${wrap(line, look.columns - INDENT.length)
          .map((part) => INDENT + part)
          .join('\n')}\n`
      for (const other of farPlaces(reading, finding))
        yield `${INDENT}${elsewhere(reading, other, lineOf(other.start))}\n`
      yield '\n'
    }
  }
  const counts = countsOf(result)
  const found = `${findingsInWords(counts)}。`
  const readOut = summary(counts, result)
  const fits = textColumns(`${name}  ${found}${readOut}`) <= look.columns
  yield `${paint.strong(printable(name))}  ${found}${fits ? '' : `\n${INDENT}`}${readOut}\n`
  for (const note of notes) yield `${printable(note)}\n`
}

/** How many digits of a fingerprint are shown; `taizhang accept` takes as many as tell two findings apart. */
export const FINGERPRINT_SHOWN = 8

function summary(counts: Counts, result: CheckedFile['result']): string {
  const { relations, reading } = result
  const held = relations.filter(({ holds }) => holds === true).length
  const broken = relations.filter(({ holds }) => holds === false).length
  const open = relations.length - held - broken
  const parts = [`${held}条相符`, broken > 0 && `${broken}条不符`, open > 0 && `${open}条算不出`].filter(Boolean)
  const detail = relations.length === 0 ? '' : `（${parts.join('、')}）`
  const promises = reading.commitments.length === 0 ? '' : `、${reading.commitments.length}项承诺`
  return `共读出${counts.figures}个数据项、${counts.relations}条勾稽关系${detail}${promises}。`
}

/** The message, the sum where the message does not write it out, and the suggestion. */
function findingWords(finding: Finding, expression: string | undefined): string[] {
  const lines = [printable(finding.message)]
  if (expression !== undefined && expression !== '' && !finding.message.includes(expression))
    lines.push(`算式：${printable(expression)}`)
  if (finding.suggestion !== '') lines.push(`建议：${printable(finding.suggestion)}`)
  return lines
}

const FAR_MAX = 4

/** Related places that the quoted sentence does not show; those of one sentence are taken together. */
function farPlaces(reading: Reading, finding: Finding): readonly Place[] {
  const shown = sentenceAround(reading, finding)
  const bySentence = new Map<number, Place>()
  for (const { start, end } of finding.related ?? []) {
    if (start >= shown.start && end <= shown.end) continue
    const sentence = sentenceAround(reading, { start, end })
    const known = bySentence.get(sentence.start) ?? { start, end }
    bySentence.set(sentence.start, { start: Math.min(known.start, start), end: Math.max(known.end, end) })
  }
  return [...bySentence.values()].slice(0, FAR_MAX)
}

function elsewhere(reading: Reading, place: Place, at: LineColumn): string {
  const sentence = sentenceAround(reading, place)
  const from = Math.max(sentence.start, place.start - 14)
  let to = Math.min(sentence.end, place.end + 8, place.start + AROUND_MAX)
  while (to < sentence.end && /[\d.]/.test(reading.text.charAt(to))) to++ // half a number would be another one
  const words = reading.text.slice(from, to).trim()
  return `另见${at.line}:${at.column}“${from > sentence.start ? '…' : ''}${printable(words)}${to < sentence.end ? '…' : ''}”`
}

/** The sentences that a place touches; its own place where there is none (between paragraphs). */
function sentenceAround({ sentences }: Reading, place: Place): Place {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) <= place.start) low = middle + 1
    else high = middle
  }
  const first = sentences[low]
  if (!first || first.start > place.start) return place
  let last = first
  for (let at = low; at < sentences.length && (sentences[at]?.start ?? 0) < place.end; at++)
    last = sentences[at] ?? last
  return { start: first.start, end: Math.max(last.end, place.end) }
}

/** At most this much of a sentence stands around the words in question, and of the words themselves. */
const AROUND_MAX = 60
const WORDS_MAX = 240

interface Cell {
  readonly char: string
  readonly columns: number
  readonly mark: '' | 'finding' | 'related'
}

/** The sentence with its words marked, wrapped and indented. */
function quoteLines(reading: Reading, finding: Finding, look: TextLook): string[] {
  const paint = painter(look.colour)
  const lines: string[] = []
  for (const row of wrapCells(cellsOf(reading, finding), look.columns - INDENT.length)) {
    if (look.colour) {
      lines.push(INDENT + paintRow(row, finding.severity, paint))
      continue
    }
    lines.push(INDENT + row.map(({ char }) => char).join(''))
    const marks = row.map(({ columns, mark }) => (mark === '' ? ' ' : mark === 'finding' ? '~' : '.').repeat(columns))
    const under = marks.join('').trimEnd()
    if (under !== '') lines.push(INDENT + under)
  }
  return lines
}

function cellsOf(reading: Reading, finding: Finding): Cell[] {
  const sentence = sentenceAround(reading, finding)
  const from = Math.max(sentence.start, finding.start - AROUND_MAX)
  const to = Math.min(sentence.end, finding.end + AROUND_MAX)
  const cells: Cell[] = []
  const put = (words: string, start: number) => {
    let at = start
    for (const char of printable(words)) {
      const inside = at >= finding.start && at < Math.max(finding.end, finding.start + 1)
      const related = finding.related?.some((place) => at >= place.start && at < place.end)
      cells.push({
        char,
        columns: columnsOf(char.codePointAt(0) ?? 0),
        mark: inside ? 'finding' : related ? 'related' : '',
      })
      at += char.length
    }
  }
  const gap = () => cells.push({ char: '…', columns: 1, mark: '' })
  if (from > sentence.start) gap()
  if (finding.end - finding.start <= WORDS_MAX) put(reading.text.slice(from, to), from)
  else {
    const half = WORDS_MAX / 2
    put(reading.text.slice(from, finding.start + half), from)
    gap()
    put(reading.text.slice(finding.end - half, to), finding.end - half)
  }
  if (to < sentence.end) gap()
  return cells
}

function wrapCells(cells: readonly Cell[], columns: number): Cell[][] {
  const rows: Cell[][] = [[]]
  let used = 0
  for (const cell of cells) {
    if (used + cell.columns > columns) {
      // A closing mark does not open a line: the character before it comes along.
      const moved = closingMarks.includes(cell.char) ? (rows.at(-1)?.splice(-1) ?? []) : []
      rows.push(moved)
      used = moved.reduce((sum, one) => sum + one.columns, 0)
    }
    rows.at(-1)?.push(cell)
    used += cell.columns
  }
  return rows
}

const closingMarks = '、，。；：！？）”’》％%'

/**
 * Breaks a line of words to a width. Chinese may break between any two characters; digits and Latin words stay whole,
 * and closing marks stay with what they close.
 */
function wrap(words: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of words.match(/[“‘（《]*(?:[\d.,]+|[A-Za-z/-]+|.)[、，。；：！？）”’》％%]*/gsu) ?? []) {
    if (textColumns(line) + textColumns(piece) > columns && line !== '') {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  return [...lines, line]
}

const RESET = '\u001b[0m'
const severityColour: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' }

function painter(colour: boolean) {
  const paint = (codes: string, words: string) => (colour ? `\u001b[${codes}m${words}${RESET}` : words)
  return {
    strong: (words: string) => paint('1', words),
    faint: (words: string) => paint('2', words),
    title: (severity: Severity, words: string) => paint(`1;${severityColour[severity]}`, words),
    finding: (severity: Severity, words: string) => paint(`4;${severityColour[severity]}`, words),
    related: (words: string) => paint('4', words),
  }
}

function paintRow(row: readonly Cell[], severity: Severity, paint: ReturnType<typeof painter>): string {
  let out = ''
  for (let at = 0; at < row.length; ) {
    const mark = row[at]?.mark ?? ''
    let words = ''
    for (; at < row.length && row[at]?.mark === mark; at++) words += row[at]?.char ?? ''
    out += mark === 'finding' ? paint.finding(severity, words) : mark === 'related' ? paint.related(words) : words
  }
  return out
}
