import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '..')

/** Paths, from the root and with `/`, of all files that are or will be committed; sorted. */
export function repositoryFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const deleted = execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' })
  const gone = new Set(deleted.split('\0'))
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && !gone.has(path)).sort()
}

/** The text of one file of the repository; `path` from the root. */
export function repositoryText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
