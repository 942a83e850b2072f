import type { DocumentPart, Place } from '@taizhang/text'
import { tooManyCells } from '../limits.ts'
import { Refusal } from '../problem.ts'
import { forChildren, wholeNumber } from '../xml/children.ts'
import type { XmlScanner } from '../xml/scan.ts'
import { type ParagraphProperties, readParagraphProperties, readRunProperties, type Styles } from './styles.ts'
import type {
  Block,
  NoteReference,
  Run,
  RunChild,
  Story,
  StoryName,
  WordCell,
  WordParagraph,
  WordRow,
  WordTable,
} from './tree.ts'

/** Elements that only wrap what is in them. */
const WRAPPERS = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:hyperlink',
  'w:fldSimple',
  'w:ins',
  'w:moveTo',
  'w:dir',
  'w:bdo',
])

interface OpenField {
  result: boolean
  code: string
}

/** What reading one story keeps between elements. */
interface StoryReading {
  readonly scanner: XmlScanner
  readonly story: StoryName
  readonly styles: Styles
  readonly references: NoteReference[]
  /** Complex fields span runs and paragraphs. */
  readonly fields: OpenField[]
  readonly cellsMax: number
  cells: number
}

/** Where a paragraph stands. */
interface Setting {
  readonly part: DocumentPart
  readonly host: Run | null
}

/** A paragraph while it is read. */
interface ParagraphDraft {
  readonly setting: Setting
  readonly runs: Run[]
  readonly boxes: (readonly Block[])[]
  properties: ParagraphProperties
  propertiesPlace: Place | null
}

/**
 * Reads document.xml, footnotes.xml or endnotes.xml. Deleted and moved-away text, hidden text, field codes and the tables
 * of contents that Word generates are left out; inserted text and field results are read.
 */
export function readStory(scanner: XmlScanner, story: StoryName, styles: Styles, cellsMax: number): Story {
  const reading: StoryReading = { scanner, story, styles, references: [], fields: [], cellsMax, cells: 0 }
  const blocks: Block[] = []
  const notes = new Map<string, readonly Block[]>()
  const root = story === 'document' ? 'w:document' : `w:${story}`
  let isRoot = true
  while (scanner.next() !== 'end') {
    if (scanner.kind !== 'open') continue
    if (isRoot && scanner.name !== root) throw notWord(story)
    isRoot = false
    if (scanner.name === 'w:body') collectBlocks(reading, { part: 'body', host: null }, blocks)
    else if (scanner.name === 'w:footnote' || scanner.name === 'w:endnote') {
      const id = scanner.attribute('w:id') ?? ''
      const note = readNote(reading)
      if (note !== null) notes.set(id, note)
    }
  }
  return { blocks, notes, references: reading.references }
}

function notWord(story: StoryName): Refusal {
  return new Refusal(
    'not-what-it-says',
    '文件里没有 Word 正文，可能改过扩展名。请用 Word 或 WPS 打开并另存为 .docx。',
    story,
  )
}

/** Null for the lines that part notes from the text. */
function readNote(reading: StoryReading): Block[] | null {
  const { scanner } = reading
  const type = scanner.attribute('w:type')
  if (type !== undefined && type !== 'normal') {
    scanner.skip()
    return null
  }
  reading.fields.length = 0
  const part = scanner.name === 'w:footnote' ? 'footnote' : 'endnote'
  return readBlocks(reading, { part, host: null })
}

function readBlocks(reading: StoryReading, setting: Setting): Block[] {
  const blocks: Block[] = []
  collectBlocks(reading, setting, blocks)
  return blocks
}

function collectBlocks(reading: StoryReading, setting: Setting, blocks: Block[]): void {
  const { scanner } = reading
  forChildren(scanner, () => {
    if (scanner.name === 'w:p') blocks.push(readParagraph(reading, setting))
    else if (scanner.name === 'w:tbl') blocks.push(readTable(reading, setting))
    else if (WRAPPERS.has(scanner.name)) collectBlocks(reading, setting, blocks)
    else if (scanner.name === 'mc:AlternateContent') {
      readAlternative(scanner, () => collectBlocks(reading, setting, blocks))
    } else scanner.skip()
  })
}

/** Takes the first choice of an `mc:AlternateContent`; the fallback says the same in older words. */
function readAlternative(scanner: XmlScanner, read: () => void): void {
  let taken = false
  forChildren(scanner, () => {
    if (taken || (scanner.name !== 'mc:Choice' && scanner.name !== 'mc:Fallback')) return scanner.skip()
    taken = true
    read()
  })
}

function readTable(reading: StoryReading, setting: Setting): WordTable {
  const rows: WordRow[] = []
  collectRows(reading, setting, rows)
  return { kind: 'table', rows }
}

function collectRows(reading: StoryReading, setting: Setting, rows: WordRow[]): void {
  const { scanner } = reading
  forChildren(scanner, () => {
    if (scanner.name === 'w:tr') {
      const row = readRow(reading, setting)
      if (row !== null) rows.push(row)
    } else if (WRAPPERS.has(scanner.name)) collectRows(reading, setting, rows)
    else scanner.skip()
  })
}

/** Null for a row that a revision deletes. */
function readRow(reading: StoryReading, setting: Setting): WordRow | null {
  const { scanner } = reading
  const cells: WordCell[] = []
  let columnsBefore = 0
  let deleted = false
  const collect = () =>
    forChildren(scanner, () => {
      if (scanner.name === 'w:tc') cells.push(readCell(reading, setting))
      else if (WRAPPERS.has(scanner.name)) collect()
      else if (scanner.name === 'w:trPr') {
        forChildren(scanner, () => {
          if (scanner.name === 'w:gridBefore') columnsBefore = columnsIn(scanner.attribute('w:val'), 0)
          if (scanner.name === 'w:del') deleted = true
          scanner.skip()
        })
      } else scanner.skip()
    })
  collect()
  return deleted ? null : { columnsBefore, cells }
}

/** Word allows 63 columns; more than a thousand is nonsense that would cost memory. */
function columnsIn(value: string | undefined, fallback: number): number {
  const columns = wholeNumber(value) ?? fallback
  return columns >= 0 && columns <= 1000 ? columns : fallback
}

function readCell(reading: StoryReading, setting: Setting): WordCell {
  const { scanner } = reading
  reading.cells++
  if (reading.cells > reading.cellsMax) throw tooManyCells(reading.cellsMax)
  const blocks: Block[] = []
  let columnSpan = 1
  let continues = false
  const collect = () =>
    forChildren(scanner, () => {
      if (scanner.name === 'w:p') blocks.push(readParagraph(reading, setting))
      else if (scanner.name === 'w:tbl') blocks.push(readTable(reading, setting))
      else if (WRAPPERS.has(scanner.name)) collect()
      else if (scanner.name === 'w:tcPr') {
        forChildren(scanner, () => {
          if (scanner.name === 'w:gridSpan') columnSpan = Math.max(1, columnsIn(scanner.attribute('w:val'), 1))
          if (scanner.name === 'w:vMerge') continues = scanner.attribute('w:val') !== 'restart'
          scanner.skip()
        })
      } else scanner.skip()
    })
  collect()
  return { columnSpan, continues, blocks }
}

function readParagraph(reading: StoryReading, setting: Setting): WordParagraph {
  const { scanner, story } = reading
  const { start, end: openEnd, selfClosing } = scanner
  const draft: ParagraphDraft = { setting, runs: [], boxes: [], properties: {}, propertiesPlace: null }
  collectRuns(reading, draft, null)
  // A field without its end must not hide the rest of the document; codes do not go on over a paragraph's end.
  while (reading.fields.at(-1)?.result === false) reading.fields.pop()
  return {
    kind: 'paragraph',
    story,
    part: setting.part,
    start,
    end: scanner.end,
    openEnd,
    selfClosing,
    propertiesPlace: draft.propertiesPlace,
    properties: draft.properties,
    runs: draft.runs,
    boxes: draft.boxes,
    host: setting.host,
  }
}

function collectRuns(reading: StoryReading, draft: ParagraphDraft, insertion: Place | null): void {
  const { scanner } = reading
  forChildren(scanner, () => {
    const { name, start, end } = scanner
    if (name === 'w:r') readRun(reading, draft, insertion)
    else if (name === 'w:pPr') {
      draft.properties = readParagraphProperties(scanner)
      draft.propertiesPlace = { start, end: scanner.end }
    } else if (WRAPPERS.has(name)) collectRuns(reading, draft, name === 'w:ins' ? { start, end } : null)
    else if (name === 'mc:AlternateContent') readAlternative(scanner, () => collectRuns(reading, draft, null))
    else if (name === 'm:oMath' || name === 'm:oMathPara') readFormula(reading, draft)
    else if (name === 'w:del' || name === 'w:moveFrom') passDeleted(reading)
    else scanner.skip()
  })
}

/** Deleted text is passed over; its field marks still count, since a field may begin in it and end outside. */
function passDeleted(reading: StoryReading): void {
  const { scanner } = reading
  forChildren(scanner, () => {
    if (scanner.name === 'w:fldChar') followField(reading)
    else passDeleted(reading)
  })
}

/** A formula is read as its characters in line, fractions with a slash; it is never taken apart. */
function readFormula(reading: StoryReading, draft: ParagraphDraft): void {
  const { scanner, story } = reading
  const { start, end: openEnd } = scanner
  let text = ''
  if (!scanner.selfClosing) {
    const depth = scanner.depth
    while (scanner.depth >= depth) {
      scanner.next()
      if (scanner.kind !== 'open') continue
      if (scanner.name === 'm:den') text += '/'
      if (scanner.name === 'm:t') text += textInside(scanner)
    }
  }
  if (text === '' || !isVisible(reading)) return
  const place = { start, end: scanner.end }
  const child: RunChild = { ...place, text, kind: 'sign', content: place }
  draft.runs.push({ ...place, story, openEnd, properties: null, children: [child], opaque: true, insertion: null })
}

/** All character data inside the current element; moves past it. */
function textInside(scanner: XmlScanner): string {
  if (scanner.selfClosing) return ''
  const depth = scanner.depth
  let text = ''
  while (scanner.depth >= depth) if (scanner.next() === 'text') text += scanner.text()
  return text
}

function isVisible(reading: StoryReading): boolean {
  return reading.fields.every((field) => field.result && !/^\s*(?:TOC|INDEX|TOA)\b/i.test(field.code))
}

function readRun(reading: StoryReading, draft: ParagraphDraft, insertion: Place | null): void {
  const { scanner, story, styles } = reading
  const { start, end: openEnd } = scanner
  const children: RunChild[] = []
  const boxes: (readonly Block[])[] = []
  const notes: Omit<NoteReference, 'run'>[] = []
  let properties: Place | null = null
  let hidden = styles.get(draft.properties.style ?? '')?.hidden ?? false
  // The run stands for its text boxes before it is complete, so the boxes get a stand-in that is filled in below.
  const host = { start, end: start } as { -readonly [Key in keyof Run]: Run[Key] }
  forChildren(scanner, () => {
    const childStart = scanner.start
    if (scanner.name === 'w:rPr') {
      const own = readRunProperties(scanner)
      hidden = own.hidden ?? styles.get(own.style ?? '')?.hidden ?? hidden
      properties = { start: childStart, end: scanner.end }
      return
    }
    const read = readRunChild(reading, { part: 'text-box', host }, boxes, notes)
    const place = { start: childStart, end: scanner.end }
    if (read === null || hidden || !isVisible(reading))
      children.push({ ...place, text: '', kind: 'silent', content: place })
    else children.push({ ...place, text: read.text, kind: read.kind, content: read.content ?? place })
  })
  Object.assign(host, { story, start, end: scanner.end, openEnd, properties, children, opaque: false, insertion })
  if (hidden) return
  for (const box of boxes) draft.boxes.push(box)
  for (const note of notes) reading.references.push({ ...note, run: host })
  draft.runs.push(host)
}

interface ReadChild {
  readonly text: string
  readonly kind: 'text' | 'sign'
  readonly content?: Place
}

/** Reads one child of a run and moves past it; null where it adds no text. */
function readRunChild(
  reading: StoryReading,
  boxSetting: Setting,
  boxes: (readonly Block[])[],
  notes: Omit<NoteReference, 'run'>[],
): ReadChild | null {
  const { scanner } = reading
  switch (scanner.name) {
    case 'w:t':
      return readText(scanner)
    case 'w:tab':
    case 'w:ptab':
      return sign(scanner, '\t')
    case 'w:br':
    case 'w:cr':
      return sign(scanner, '\n')
    case 'w:noBreakHyphen':
      return sign(scanner, '-')
    case 'w:sym':
      return sign(scanner, symbolOf(scanner.attribute('w:char')))
    case 'w:ruby':
      return readRuby(scanner)
    case 'w:fldChar':
      return followField(reading)
    case 'w:instrText': {
      const code = textInside(scanner)
      const field = reading.fields.at(-1)
      if (field !== undefined && !field.result) field.code += code
      return null
    }
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const id = scanner.attribute('w:id')
      const story = scanner.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
      if (id !== undefined && isVisible(reading)) notes.push({ story, id })
      scanner.skip()
      return null
    }
    case 'mc:AlternateContent':
      return readAlternativeInRun(reading, boxSetting, boxes)
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      collectBoxes(reading, boxSetting, boxes)
      return null
    default:
      scanner.skip()
      return null
  }
}

function sign(scanner: XmlScanner, text: string): ReadChild | null {
  scanner.skip()
  return { text, kind: 'sign' }
}

/** A `w:t`: without `xml:space="preserve"` Word leaves out white space at both ends. */
function readText(scanner: XmlScanner): ReadChild | null {
  if (scanner.selfClosing) return null
  const preserve = scanner.attribute('xml:space') === 'preserve'
  const depth = scanner.depth
  let contentStart = scanner.end
  let contentEnd = scanner.end
  let text = ''
  let pieces = 0
  while (scanner.depth >= depth) {
    if (scanner.next() === 'text') {
      if (pieces === 0) contentStart = scanner.start
      contentEnd = scanner.end
      text += scanner.text()
      pieces++
    }
  }
  if (!preserve) {
    const raw = scanner.source.slice(contentStart, contentEnd)
    contentStart += whiteBefore(raw)
    contentEnd -= raw.length - whiteAfter(raw)
    text = text.slice(whiteBefore(text), whiteAfter(text))
  }
  // A line end inside the XML is a space on the page.
  text = text.replace(/[\r\n]/g, ' ')
  if (text === '') return null
  // Comments or CDATA between the pieces: the text is right, but not to be cut by counting characters.
  const plain = pieces === 1 && scanner.source.charCodeAt(contentStart) !== 60
  return { text, kind: plain ? 'text' : 'sign', content: { start: contentStart, end: contentEnd } }
}

/** Length of the white space, as XML knows it, that a text starts with. A full-width space is none. */
function whiteBefore(text: string): number {
  let at = 0
  while (isWhite(text.charCodeAt(at))) at++
  return at
}

/** Where the white space at the end of a text starts. */
function whiteAfter(text: string): number {
  let at = text.length
  while (at > 0 && isWhite(text.charCodeAt(at - 1))) at--
  return at
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

/** A word with its reading above it: the word alone is text. */
function readRuby(scanner: XmlScanner): ReadChild | null {
  let text = ''
  forChildren(scanner, () => {
    if (scanner.name === 'w:rubyBase') text += wordsInside(scanner)
    else scanner.skip()
  })
  return text === '' ? null : { text, kind: 'sign' }
}

/** The text of all `w:t` inside the current element; moves past it. */
function wordsInside(scanner: XmlScanner): string {
  let text = ''
  forChildren(scanner, () => {
    text += scanner.name === 'w:t' ? textInside(scanner) : wordsInside(scanner)
  })
  return text
}

function followField(reading: StoryReading): null {
  const { scanner, fields } = reading
  const type = scanner.attribute('w:fldCharType')
  if (type === 'begin') fields.push({ result: false, code: '' })
  else if (type === 'end') fields.pop()
  else if (type === 'separate') {
    const field = fields.at(-1)
    if (field !== undefined) field.result = true
  }
  scanner.skip()
  return null
}

/** A drawing (boxes), or a character that older versions write another way (text in one of the branches). */
function readAlternativeInRun(reading: StoryReading, setting: Setting, boxes: (readonly Block[])[]): ReadChild | null {
  const { scanner } = reading
  let text = ''
  let taken = false
  forChildren(scanner, () => {
    if (taken) return scanner.skip()
    const before = boxes.length
    const found = collectBoxes(reading, setting, boxes)
    text = found
    taken = boxes.length > before || found !== ''
  })
  return text === '' ? null : { text, kind: 'sign' }
}

/** Finds the text boxes inside a drawing, and any plain text beside them; moves past it. */
function collectBoxes(reading: StoryReading, setting: Setting, boxes: (readonly Block[])[]): string {
  const { scanner } = reading
  let text = ''
  forChildren(scanner, () => {
    if (scanner.name === 'w:txbxContent') {
      // A field of the body does not reach into the box.
      const outer = reading.fields.splice(0)
      boxes.push(readBlocks(reading, setting))
      reading.fields.splice(0, reading.fields.length, ...outer)
    } else if (scanner.name === 'w:t') text += textInside(scanner)
    else if (scanner.name === 'mc:AlternateContent') {
      text += readAlternativeInRun(reading, setting, boxes)?.text ?? ''
    } else text += collectBoxes(reading, setting, boxes)
  })
  return text
}

/** Symbol fonts keep their signs in the private area; these are the ones seen in office papers. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0FC: '√',
  F0FB: '×',
  F0FE: '☑',
  F0FD: '☒',
  F0A8: '□',
  F06F: '□',
  F052: '☑',
  F0A3: '□',
  F06C: '●',
  F06E: '■',
  F0B7: '●',
  F0D8: '➢',
  F0E0: '→',
  F0B4: '×',
  F0B1: '±',
  F0B3: '≥',
}

function symbolOf(char: string | undefined): string {
  const code = char !== undefined && /^[0-9a-fA-F]{1,5}$/.test(char) ? Number.parseInt(char, 16) : 0
  const known = SYMBOLS[code.toString(16).toUpperCase()]
  if (known !== undefined) return known
  const isPrivate = code >= 0xe000 && code <= 0xf8ff
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return code < 0x20 || isPrivate || isSurrogate ? '□' : String.fromCodePoint(code)
}
