import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, describe, test } from 'node:test'
import { check, type Finding } from '@taizhang/check'
import { documentFromText, readText } from '@taizhang/text'

const folder = resolve(import.meta.dirname, '../../examples/check')

/** A slip that was put into an example on purpose, from the table in its README. */
interface Planted {
  readonly file: string
  readonly words: string
  readonly category: string
}

const planted: readonly Planted[] = readFileSync(join(folder, 'README.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, file]) => file?.endsWith('.txt'))
  .map(([, file = '', words = '', category = '']) => ({ file, words, category }))

const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))

let looked = 0
after(() => console.log(`${looked} planted slips looked for in ${files.length} reports`))

for (const file of files) {
  describe(file, () => {
    const text = readFileSync(join(folder, file), 'utf8')
    const findings = check(documentFromText(text)).findings.filter(({ severity }) => severity !== 'info')
    const own = planted.filter((slip) => slip.file === file)
    const meets = (finding: Finding, { words, category }: Planted) => {
      const start = text.indexOf(words)
      return finding.category === category && finding.start < start + words.length && start < finding.end
    }

    for (const slip of own) {
      test(`the planted slip is found: ${slip.words}`, () => {
        assert.equal(text.split(slip.words).length, 2, 'the words stand in the text once')
        assert.ok(findings.some((finding) => meets(finding, slip)))
        looked++
      })
    }
    test('nothing else is reported', () => {
      const others = findings.filter((finding) => !own.some((slip) => meets(finding, slip)))
      assert.deepEqual(
        others.map(({ message }) => message),
        [],
      )
    })
  })
}

describe('against last year', () => {
  const read = (path: string) => documentFromText(readFileSync(join(folder, path), 'utf8'))
  const document = read('water.txt')
  const rulesOf = (findings: readonly Finding[]) =>
    findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)

  test('last year’s report agrees with itself', () => {
    assert.deepEqual(rulesOf(check(read('last-year/water.txt')).findings), [])
  })
  test('a promise that vanished and a figure that changed are found, and nothing else is new', () => {
    const alone = rulesOf(check(document).findings)
    const compared = rulesOf(check(document, { against: readText(read('last-year/water.txt')) }).findings)
    for (const rule of alone) compared.splice(compared.indexOf(rule), 1)
    assert.deepEqual(compared.sort(), ['plan/last-year-commitment-missing', 'relation/last-year-figure'])
  })
})
