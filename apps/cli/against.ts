import { type Reading, readText } from '@taizhang/text'
import { readDocument } from './input-document.ts'

/** Last year's report, not yet read: plain data, so that it can be sent to a worker. */
export interface AgainstFile {
  readonly name: string
  readonly content: Uint8Array
}

/** Reads last year's report; null where none was given. */
export async function readAgainst(file: AgainstFile | null, today: string): Promise<Reading | null> {
  return file && readText((await readDocument(file.name, file.content)).document, { today })
}
