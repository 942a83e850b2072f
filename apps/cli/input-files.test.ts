import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { CannotCarryOut } from './cannot-carry-out.ts'
import { testFolder } from './commands/run-command.ts'
import { inputFiles } from './input-files.ts'

const folder = testFolder()

/** Makes empty files, with their folders, under a new folder. */
function folderWith(name: string, paths: readonly string[]): string {
  for (const path of paths) {
    const full = join(folder, name, path)
    mkdirSync(join(full, '..'), { recursive: true })
    writeFileSync(full, 'x')
  }
  return join(folder, name)
}

test('a folder is searched to its depth, by name; what is no report is passed over', () => {
  const under = folderWith('reports', [
    'b.txt',
    'a.docx',
    'A.TXT',
    'deep/er/c.md',
    'photo.jpg',
    '~$a.docx',
    '.hidden/d.txt',
    'a.校核.docx',
  ])
  symlinkSync(under, join(under, 'loop'))
  assert.deepEqual(
    inputFiles([under]).map(({ name }) => relative(under, name)),
    ['A.TXT', 'a.docx', 'b.txt', join('deep', 'er', 'c.md')],
  )
})

test('what is named by itself is kept as it is: a missing file, any ending, standard input', () => {
  assert.deepEqual(
    inputFiles(['no-such', '-']).map(({ name }) => name),
    ['no-such', '-'],
  )
})

test('a folder without a report is refused: a check that ran nothing has failed', () => {
  assert.throws(() => inputFiles([folderWith('photos', ['photo.jpg'])]), CannotCarryOut)
})
