import { check } from '@taizhang/check'
import { annotate, readFile, writeDocx } from '@taizhang/office'
import { documentFromText, readText } from '@taizhang/text'
import { checkFolder } from './folder-run.ts'
import { recognizeAll } from './recognizers.ts'
import { measuredTexts, seededRandom, withAlteredNumbers } from './texts.ts'

/**
 * Every measurement of one run. Speeds are in UTF-16 units a second of processor time, the collector's and the compiler's
 * threads counted in: what other programs do on the machine changes them little, and both sides are measured alike.
 */
interface CheckBench {
  readonly texts: string
  readonly characters: number
  /** The whole check: reading, relations and all rules. */
  readonly charsPerSecond: number
  /** Reading alone: structure, figures, periods, commitments. */
  readonly figuresCharsPerSecond: number
  readonly recognizersCharsPerSecond: number
  /** The same models given one paragraph at a time. */
  readonly recognizersByParagraphCharsPerSecond: number
  readonly ratioToRecognizers: number
  /** A loop over the character codes that only adds them up: what no reader can beat. */
  readonly scanCharsPerSecond: number
  /** Time for a document of 10 times the length over 10 times the time; 1 is linear. */
  readonly timeAtTenTimes: number
  readonly folder90MCharacters: number
  readonly folder90MFiles: number
  readonly folder90MSeconds: number
  readonly folder90MCharsPeakBytes: number | null
  /** Reading a .docx of 20 pages, checking it and writing the comments into it. */
  readonly annotate20PagesMs: number
}

const FOLDER_CHARACTERS = 90_000_000
/** 22 lines of 28 characters, by GB/T 9704. */
const PAGE_CHARACTERS = 22 * 28

/** Measures the checker and prints a table, or one line of JSON. */
export async function checkBench({ json }: { readonly json: boolean }): Promise<void> {
  const { from, texts } = measuredTexts()
  const characters = texts.reduce((sum, { length }) => sum + length, 0)
  const say = (what: string) => json || process.stderr.write(`${what}…\n`)

  say('full check against @microsoft/recognizers-text-suite')
  const { charsPerSecond, recognizersCharsPerSecond } = speedsInTurn(texts, characters)
  say('reading and bare scan')
  const figuresCharsPerSecond = speed(texts, (text) => readText(documentFromText(text)).figures.length)
  const scanCharsPerSecond = speed(texts, scan)
  const timeAtTenTimes = growth(texts)
  say('@microsoft/recognizers-text-suite by paragraph')
  const paragraphs = texts.flatMap((text) => text.split('\n'))
  const recognizersByParagraphCharsPerSecond = speedOfOnePass(paragraphs, characters)
  say('comments into a .docx of 20 pages')
  const annotate20PagesMs = await annotateTwentyPages(texts)
  say('a folder of 90 million characters')
  const folder = await checkFolder(texts, FOLDER_CHARACTERS)

  const result: CheckBench = {
    texts: from,
    characters,
    charsPerSecond: Math.round(charsPerSecond),
    figuresCharsPerSecond: Math.round(figuresCharsPerSecond),
    recognizersCharsPerSecond: Math.round(recognizersCharsPerSecond),
    recognizersByParagraphCharsPerSecond: Math.round(recognizersByParagraphCharsPerSecond),
    ratioToRecognizers: round(charsPerSecond / recognizersCharsPerSecond, 1),
    scanCharsPerSecond: Math.round(scanCharsPerSecond),
    timeAtTenTimes: round(timeAtTenTimes, 3),
    folder90MCharacters: folder.characters,
    folder90MFiles: folder.files,
    folder90MSeconds: round(folder.seconds, 1),
    folder90MCharsPeakBytes: folder.peakBytes,
    annotate20PagesMs: round(annotate20PagesMs, 1),
  }
  if (json) console.log(JSON.stringify(result))
  else printTable(result)
}

const WARM_UP_MS = 2000
const ROUND_MS = 250
const ROUNDS = 11
/** How often the two sides of the ratio are measured, one after the other, so that both meet the same machine. */
const TURNS = 3
/** Keeps the results alive, so that no work is optimised away. */
let sink = 0

/** Seconds that this process has kept a processor busy, all of its threads together. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** The medians of both over the turns. */
function speedsInTurn(texts: readonly string[], characters: number) {
  const own: number[] = []
  const peer: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    own.push(speed(texts, (text) => check(documentFromText(text)).findings.length))
    peer.push(speedOfOnePass(texts, characters))
  }
  return { charsPerSecond: median(own), recognizersCharsPerSecond: median(peer) }
}

/** Median over rounds of at least `ROUND_MS`, each going through all texts, after a warm-up. */
function speed(texts: readonly string[], work: (text: string) => number): number {
  const pass = () => {
    let characters = 0
    for (const text of texts) {
      sink += work(text)
      characters += text.length
    }
    return characters
  }
  for (const endMs = performance.now() + WARM_UP_MS; performance.now() < endMs; ) pass()
  return median(
    Array.from({ length: ROUNDS }, () => {
      let characters = 0
      const start = processorSeconds()
      for (const endMs = performance.now() + ROUND_MS; performance.now() < endMs; ) characters += pass()
      return characters / (processorSeconds() - start)
    }),
  )
}

/** Slow work: every text once to warm up on, every text once on the clock. */
function speedOfOnePass(texts: readonly string[], characters: number): number {
  for (const text of texts) sink += recognizeAll(text)
  const start = processorSeconds()
  for (const text of texts) sink += recognizeAll(text)
  return characters / (processorSeconds() - start)
}

function scan(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0
  return sum
}

/** One document against another of ten times the length, both of altered copies; medians of 5. */
function growth(texts: readonly string[]): number {
  const random = seededRandom(2)
  const copies = (count: number) =>
    documentFromText(Array.from({ length: count }, () => withAlteredNumbers(texts.join('\n'), random)).join('\n'))
  const short = copies(4)
  const long = copies(40)
  const secondsOf = (document: typeof short) => {
    const start = processorSeconds()
    sink += check(document).findings.length
    return processorSeconds() - start
  }
  secondsOf(long)
  const shortSeconds = median(Array.from({ length: 15 }, () => secondsOf(short)))
  const longSeconds = median(Array.from({ length: 5 }, () => secondsOf(long)))
  return longSeconds / (10 * shortSeconds)
}

async function annotateTwentyPages(texts: readonly string[]): Promise<number> {
  const pages = texts
    .join('\n')
    .repeat(3)
    .slice(0, 20 * PAGE_CHARACTERS)
  const by = { author: '台账校核', date: '2025-12-01T00:00:00Z' }
  const { bytes } = await writeDocx(documentFromText(pages), {}, by)
  const times: number[] = []
  for (let turn = 0; turn < 9; turn++) {
    const startMs = performance.now()
    const read = await readFile('report.docx', bytes)
    if (!read.ok) throw new Error(read.problem.message)
    const comments = check(read.document).findings.map(({ start, end, message }) => ({ start, end, text: message }))
    sink += (await annotate(bytes, read.source, comments, by)).length
    times.push(performance.now() - startMs)
  }
  return median(times.slice(2))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

function printTable(result: CheckBench): void {
  const perSecond = (speed: number) => `${speed.toLocaleString('en')} characters/s`
  const mib = result.folder90MCharsPeakBytes === null ? null : Math.round(result.folder90MCharsPeakBytes / 2 ** 20)
  const within = (holds: boolean) => (holds ? 'yes' : 'NO')
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['full check', perSecond(result.charsPerSecond), '', ''],
    ['reading alone', perSecond(result.figuresCharsPerSecond), '', ''],
    ['recognizers, whole texts', perSecond(result.recognizersCharsPerSecond), '', ''],
    ['recognizers, by paragraph', perSecond(result.recognizersByParagraphCharsPerSecond), '', ''],
    ['check / recognizers', `${result.ratioToRecognizers} times`, '≥ 300', within(result.ratioToRecognizers >= 300)],
    ['bare scan', perSecond(result.scanCharsPerSecond), '', ''],
    ['scan / check', `${round(result.scanCharsPerSecond / result.charsPerSecond, 0)} times`, '', ''],
    [
      '10 times the text',
      `${result.timeAtTenTimes} of 10 times the time`,
      '0.8–1.2',
      within(Math.abs(result.timeAtTenTimes - 1) <= 0.2),
    ],
    ['folder of 90 M characters', `${result.folder90MSeconds} s, ${result.folder90MFiles} files`, '', ''],
    [
      '  its peak memory',
      mib === null ? 'not told here' : `${mib} MiB`,
      '< 1 GB',
      mib === null ? '' : within(mib * 2 ** 20 < 1e9),
    ],
    ['annotate 20 pages', `${result.annotate20PagesMs} ms`, '', ''],
  ]
  console.log(`on ${result.texts}, ${result.characters} characters, Node ${process.version}\n`)
  for (const [what, value, bar, holds] of rows)
    console.log(`${what.padEnd(28)}${value.padStart(34)}  ${bar.padEnd(8)} ${holds}`.trimEnd())
  if (!Number.isFinite(sink)) console.log(sink)
}
