import { readFileSync } from 'node:fs'
import { type Reading, readText } from '@taizhang/text'
import { CannotCarryOut, reasonOf } from './cannot-carry-out.ts'
import { readDocument } from './input-document.ts'

/** Last year's report, not yet read: plain data, so that it can be sent to a worker. */
export interface AgainstFile {
  readonly name: string
  readonly content: Uint8Array
}

/** Takes last year's report from the disk; null where none was given. */
export function againstFile(name: string | null): AgainstFile | null {
  if (name === null) return null
  try {
    return { name, content: readFileSync(name) }
  } catch (error) {
    throw new CannotCarryOut(`去年的材料 ${name} 读不出来：${reasonOf(error)}`)
  }
}

/** Reads last year's report; null where none was given. */
export async function readAgainst(file: AgainstFile | null, today: string): Promise<Reading | null> {
  if (file === null) return null
  try {
    return readText((await readDocument(file.name, file.content)).document, { today })
  } catch (error) {
    throw new CannotCarryOut(`去年的材料 ${file.name} 读不出来：${reasonOf(error)}`)
  }
}
