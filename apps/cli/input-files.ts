import { readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { CannotCarryOut, reasonOf } from './cannot-carry-out.ts'

/** Kinds of file that a folder is searched for. A file named by itself may have any ending; its content decides. */
export const READABLE = ['.docx', '.xlsx', '.txt', '.md', '.pdf'] as const

/** What this command itself writes beside an input; a folder checked a second time passes over it. */
export const CHECKED_ENDING = '.校核'

/** One thing to check: a file, or standard input. */
export interface InputFile {
  /** As the user named it, or the folder's name and the path in it; `-` for standard input. */
  readonly name: string
  /** Bytes on disk; 0 where it cannot be told. */
  readonly bytes: number
}

/** Files and folders as named on the command line, folders opened, in order; a missing file is kept, so that it is reported. */
export function inputFiles(named: readonly string[]): InputFile[] {
  return named.flatMap((name) => {
    if (name === '-') return [{ name, bytes: 0 }]
    const stat = statSync(name, { throwIfNoEntry: false })
    if (!stat?.isDirectory()) return [{ name, bytes: stat?.size ?? 0 }]
    const files = filesUnder(name)
    if (files.length === 0)
      throw new CannotCarryOut(`文件夹 ${name} 里没有可校核的文件。`, `可校核的文件是 ${READABLE.join('、')}。`)
    return files
  })
}

/** Readable files under a folder, by name; hidden ones, Word's lock files (~$) and links to folders are passed over. */
function filesUnder(folder: string): InputFile[] {
  const files: InputFile[] = []
  const waiting = [folder]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const folders: string[] = []
    for (const entry of entriesOf(at)) {
      if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue
      const path = join(at, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (isReadable(entry.name)) {
        const stat = statSync(path, { throwIfNoEntry: false })
        if (stat?.isFile()) files.push({ name: path, bytes: stat.size })
      }
    }
    waiting.push(...folders.reverse())
  }
  return files
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    throw new CannotCarryOut(`文件夹 ${folder} 打不开：${reasonOf(error)}`)
  }
}

function isReadable(name: string): boolean {
  const ending = extname(name).toLowerCase()
  return READABLE.some((known) => known === ending) && !name.slice(0, -ending.length).endsWith(CHECKED_ENDING)
}
