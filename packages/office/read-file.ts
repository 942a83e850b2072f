import { documentFromText, type TextDocument } from '@taizhang/text'
import { readWord } from './docx/read.ts'
import { checkCharacters, checkFileSize, checkParagraphs, defaultLimits, type Limits, sizeInWords } from './limits.ts'
import { type ReadCharacterMap, readPdfFile } from './pdf/read.ts'
import { decodePlain } from './plain/decode.ts'
import { documentFromMarkdown } from './plain/markdown.ts'
import { type ReadProblem, Refusal } from './problem.ts'
import type { DocumentSource } from './source.ts'
import { readSheetFile } from './xlsx/read.ts'
import { looksLikeZip, PASSWORD_MESSAGE } from './zip/archive.ts'
import { includesWide, isCompound } from './zip/compound.ts'

/** What reading a file gives: the document, or the reason why not. */
export type ReadResult =
  | { readonly ok: true; readonly document: TextDocument; readonly source: DocumentSource }
  | { readonly ok: false; readonly problem: ReadProblem }

/** How to read. */
export interface ReadOptions {
  readonly limits?: Partial<Limits>
  /** For .pdf files that name a Chinese character set without carrying it: gives `NAME.bcmap` of `pdfjs-dist/cmaps`. */
  readonly readCharacterMap?: ReadCharacterMap
}

/**
 * Reads a .docx, .xlsx, .txt, .md or .pdf. `name` is the file's name, for its ending and for messages.
 * What is wrong with the file comes back as a problem; nothing is thrown for it.
 */
export async function readFile(name: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const limits: Limits = { ...defaultLimits, ...options.limits }
  try {
    const { document, source } = await readKind(name, bytes, limits, options)
    checkCharacters(document.text.length, limits.charactersMax)
    checkParagraphs(document.text, document.paragraphs, limits.paragraphCharactersMax)
    if (document.text.trim() === '') throw noText(source)
    return { ok: true, document, source }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, problem: { code: error.code, subject: name, place: error.place, message: error.message } }
  }
}

interface Read {
  readonly document: TextDocument
  readonly source: DocumentSource
}

async function readKind(name: string, bytes: Uint8Array, limits: Limits, options: ReadOptions): Promise<Read> {
  if (bytes.length === 0) throw new Refusal('empty', '文件是空的（0 字节）。请确认选对了文件，或重新下载。')
  checkFileSize(bytes.length, limits.fileBytesMax)
  const ending = endingOf(name)
  refuseKnownOthers(ending, bytes)
  if (looksLikeZip(bytes)) {
    if (isSheet(ending)) return readSheets(bytes, limits)
    if (isWord(ending)) return readDocx(bytes, limits)
    throw new Refusal('unsupported', `这是一个压缩包或其他格式的文件。请解压后校核其中的文件；能校核的有 ${READABLE}。`)
  }
  if (startsWith(bytes, '%PDF')) return readPdf(bytes, limits, options)
  if (isWord(ending) || isSheet(ending) || ending === 'pdf') throw renamed(ending)
  if (ending !== 'txt' && ending !== 'md' && ending !== 'markdown' && ending !== '') throw unsupported(ending)
  return readPlain(ending, bytes, limits)
}

const READABLE = '.docx、.xlsx、.txt、.md 和有文字层的 .pdf'

function isWord(ending: string): boolean {
  return ending === 'docx' || ending === 'docm' || ending === 'dotx'
}

function isSheet(ending: string): boolean {
  return ending === 'xlsx' || ending === 'xlsm'
}

function endingOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  return dot < 0 ? '' : base.slice(dot + 1).toLowerCase()
}

/** Formats that are recognised but not read, each with what to do instead. */
function refuseKnownOthers(ending: string, bytes: Uint8Array): void {
  if (isCompound(bytes)) {
    if (includesWide(bytes, 'EncryptedPackage')) throw new Refusal('password', PASSWORD_MESSAGE)
    throw oldFormat(ending === 'xls' || ending === 'et' ? '.xlsx' : '.docx')
  }
  if (startsWith(bytes, '{\\rtf')) throw oldFormat('.docx')
  if (ending === 'doc' || ending === 'wps' || ending === 'rtf' || ending === 'odt') throw oldFormat('.docx')
  if (ending === 'xls' || ending === 'et' || ending === 'ods') throw oldFormat('.xlsx')
  if (ending === 'ofd') {
    throw new Refusal(
      'unsupported',
      '暂不能直接读取 .ofd 版式文件。请校核它的 Word 原稿，或用 OFD 阅读器导出为 .pdf 或 .txt。',
    )
  }
}

function oldFormat(target: string): Refusal {
  return new Refusal(
    'old-format',
    `这是旧版或其他文字处理格式（如 .doc、.wps、.rtf、.xls），不能直接读取。请用 Word 或 WPS 打开，另存为 ${target} 后再校核。`,
  )
}

function unsupported(ending: string): Refusal {
  return new Refusal('unsupported', `不能读取 .${ending} 文件。能校核的有 ${READABLE}，请另存为其中一种。`)
}

function renamed(ending: string): Refusal {
  return new Refusal(
    'not-what-it-says',
    `扩展名是 .${ending}，内容却不是 .${ending} 文件，可能改过扩展名或下载不完整。请用原来的程序打开并另存，或重新下载。`,
  )
}

function noText(source: DocumentSource): Refusal {
  if (source.kind === 'pdf') {
    return new Refusal(
      'no-text',
      `这个 .pdf 有 ${source.pages} 页，但没有文字层，多半是扫描件。请校核它的 Word 原稿，或先用文字识别（OCR）软件转成 .docx。`,
    )
  }
  return new Refusal('no-text', '文件里没有文字。请确认选对了文件；若文字都在图片里，请换用有文字的原稿。')
}

function startsWith(bytes: Uint8Array, word: string): boolean {
  for (let at = 0; at < word.length; at++) if (bytes[at] !== word.charCodeAt(at)) return false
  return true
}

async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Read> {
  const { document } = (await readWord(bytes, limits)).laidOut
  return { document, source: { kind: 'docx', characters: document.text.length, limits } }
}

async function readSheets(bytes: Uint8Array, limits: Limits): Promise<Read> {
  return { document: await readSheetFile(bytes, limits), source: { kind: 'xlsx' } }
}

async function readPdf(bytes: Uint8Array, limits: Limits, options: ReadOptions): Promise<Read> {
  const { document, pages } = await readPdfFile(bytes, limits, options.readCharacterMap)
  return { document, source: { kind: 'pdf', pages } }
}

function readPlain(ending: string, bytes: Uint8Array, limits: Limits): Read {
  if (bytes.length > limits.plainBytesMax) {
    throw new Refusal(
      'too-much-text',
      `文本文件有 ${sizeInWords(bytes.length)}，超过上限 ${sizeInWords(limits.plainBytesMax)}。请拆成几个文件后再校核。`,
    )
  }
  const { text, encoding, mark } = decodePlain(bytes)
  const kind = ending === 'md' || ending === 'markdown' ? 'md' : 'txt'
  const document = kind === 'md' ? documentFromMarkdown(text) : documentFromText(text)
  return { document, source: { kind, encoding, mark } }
}
