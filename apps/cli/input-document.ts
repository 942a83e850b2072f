import { readFile as readDiskFile } from 'node:fs/promises'
import { type DocumentSource, type ReadCharacterMap, readFile } from '@taizhang/office'
import type { TextDocument } from '@taizhang/text'
import { CannotCarryOut } from './cannot-carry-out.ts'

/** A document with what is needed to write into its file. */
export interface InputDocument {
  readonly document: TextDocument
  readonly source: DocumentSource
}

/** Reads a file's content by its name's ending; what is wrong with it is thrown as `CannotCarryOut`. */
export async function readDocument(name: string, bytes: Uint8Array): Promise<InputDocument> {
  const read = await readFile(name === '-' ? '' : name, bytes, { readCharacterMap })
  if (!read.ok) throw new CannotCarryOut(read.problem.message)
  return read
}

/** Some .pdf files name a Chinese character set without carrying its table; pdf.js brings the tables along. */
const readCharacterMap: ReadCharacterMap = async (file) =>
  readDiskFile(new URL(`cmaps/${file}`, import.meta.resolve('pdfjs-dist/package.json'))).catch(() => null)
