import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotCarryOut, reasonOf } from './cannot-carry-out.ts'

/** Writes a file all or nothing: the old one stays until the new one is whole. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, bytes)
    renameSync(draft, path)
  } catch (error) {
    throw new CannotCarryOut(`${path} 写不进去：${reasonOf(error)}`)
  }
}
