/// <reference path="./pdf-worker.d.ts" />
import { documentFromText, type TextDocument } from '@taizhang/text'
import { checkCharacters, type Limits } from '../limits.ts'
import { damaged, Refusal } from '../problem.ts'
import { type PageWord, paragraphsFromPages } from './paragraphs.ts'

/** Gives one of the character maps of pdf.js (`UniGB-UCS2-H.bcmap`); null where it is not at hand. */
export type ReadCharacterMap = (file: string) => Promise<Uint8Array | null>

/** A .pdf read by its text layer; no text where it is a scan. */
export interface PdfFile {
  readonly document: TextDocument
  readonly pages: number
}

/**
 * Reads the text layer of a .pdf. pdf.js is loaded on first use and runs on the calling thread, so that it makes no request.
 * `readCharacterMap` is needed only for files that name a Chinese character set without carrying it.
 */
export async function readPdfFile(
  bytes: Uint8Array,
  limits: Limits,
  readCharacterMap: ReadCharacterMap | undefined,
): Promise<PdfFile> {
  const { getDocument } = await loadPdfJs()
  const task = getDocument({
    // pdf.js takes the buffer over.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    BinaryDataFactory: dataFactory(readCharacterMap),
  })
  try {
    const file = await task.promise
    const pages: PageWord[][] = []
    let characters = 0
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number)
      const { items } = await page.getTextContent()
      const words = items.flatMap((item) => ('str' in item ? [wordFrom(item)] : []))
      for (const word of words) characters += word.text.length
      checkCharacters(characters, limits.charactersMax)
      pages.push(words)
      page.cleanup()
    }
    return { document: documentFromText(paragraphsFromPages(pages).join('\n')), pages: file.numPages }
  } catch (error) {
    throw refusalFor(error)
  } finally {
    await task.destroy()
  }
}

async function loadPdfJs() {
  // pdf.js makes one matrix when it is loaded, for drawing. Reading text needs none, and Node has none.
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} })
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

/** Answers pdf.js when it asks for a character map; everything else it can do without for text. */
function dataFactory(readCharacterMap: ReadCharacterMap | undefined): object {
  return class {
    async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      const data = kind === 'cMapUrl' ? await readCharacterMap?.(filename) : null
      if (data === undefined || data === null) throw new Error(`${filename} is not at hand`)
      return data
    }
  }
}

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

function wordFrom({ str, transform, width, height }: TextItem): PageWord {
  const [, , skew = 0, scale = 0, x = 0, y = 0] = transform
  return { text: str, x, y, width, size: Math.hypot(skew, scale) || height }
}

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof Error && error.name === 'PasswordException') {
    return new Refusal('password', '这个 .pdf 设了打开密码，无法读取。请去掉密码后再校核，或校核它的 Word 原稿。')
  }
  return damaged('不是完整的 PDF')
}
