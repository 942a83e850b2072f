import assert from 'node:assert/strict'
import { basename, dirname } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from '../relations/find.ts'
import type { Finding } from './finding.ts'
import { applyEdits, certainEdits } from './fix.ts'
import type { BadExample, NamedRule, Rule } from './rule.ts'
import { runRules } from './run.ts'

const OPEN = '⟦'
const CLOSE = '⟧'

/** Findings of one rule alone on a plain text. */
export function findingsOf(rule: Rule, text: string, name = `test/${rule.id}`, against?: string): Finding[] {
  const reading = readText(documentFromText(text))
  const named: NamedRule = { name, group: name.split('/')[0] ?? 'test', rule }
  const settings = against === undefined ? {} : { against: readText(documentFromText(against)) }
  return runRules([named], reading, findRelations(reading), settings)
}

/** Takes the marks out of an example: the text, and the places that stood between them. */
export function unmark(marked: string): { text: string; places: { start: number; end: number }[] } {
  let text = ''
  const places: { start: number; end: number }[] = []
  for (const char of marked) {
    if (char === OPEN) places.push({ start: text.length, end: -1 })
    else if (char === CLOSE) (places.at(-1) as { end: number }).end = text.length
    else text += char
  }
  return { text, places }
}

/**
 * Registers the tests that every rule passes: its id is its file's name, its examples hold at exactly the marked places,
 * and the laws for all rules (written twice, text in front, fixed is silent, same in same out).
 * @param testFile `import.meta.url` of the rule's test.
 */
export function testRule(rule: Rule, testFile: string): void {
  const file = basename(fileURLToPath(testFile), '.test.ts')
  const name = `${basename(dirname(fileURLToPath(testFile)))}/${file}`
  describe(name, () => {
    test('is named as its file', () => assert.equal(rule.id, file))

    test(`holds on its ${rule.examples.length} examples`, () => {
      assert.ok(rule.examples.some((example) => 'ok' in example) && rule.examples.some((example) => 'bad' in example))
      for (const example of rule.examples) {
        if ('ok' in example) {
          const found = findingsOf(rule, example.ok, name, example.against)
          assert.deepEqual(
            found.map((f) => `${example.ok.slice(f.start, f.end)}: ${f.message}`),
            [],
            `should be silent: ${example.ok}`,
          )
        } else holdsOn(rule, example, name)
      }
    })

    const bad = rule.examples.filter((example): example is BadExample => 'bad' in example)

    if (rule.exempt?.law !== 'twice') {
      test('finds twice as much in a text written twice', () => {
        for (const { bad: marked, against } of bad) {
          const { text } = unmark(marked)
          const once = findingsOf(rule, text, name, against).length
          const twice = findingsOf(rule, `${text}\n${text}`, name, against).length
          assert.equal(twice, 2 * once, `in two paragraphs: ${text}`)
        }
      })
    }

    if (rule.exempt?.law !== 'shift') {
      test('shifts by the length of a text put in front', () => {
        for (const front of ['前文。\n', '𠮷家村前文。\n']) {
          for (const { bad: marked, against } of bad) {
            const { text } = unmark(marked)
            const plain = findingsOf(rule, text, name, against).map((f) => [
              f.start + front.length,
              f.end + front.length,
              f.message,
            ])
            const shifted = findingsOf(rule, front + text, name, against).map((f) => [f.start, f.end, f.message])
            assert.deepEqual(shifted, plain, `after ${JSON.stringify(front)}: ${text}`)
          }
        }
      })
    }

    if (rule.exempt?.law !== 'fixed-is-silent') {
      test('is silent after its fix', () => {
        for (const { bad: marked, against } of bad) {
          const { text } = unmark(marked)
          const findings = findingsOf(rule, text, name, against).filter((f) => f.fix)
          if (findings.length === 0) continue
          const fixed = applyEdits(text, certainEdits(findings))
          const left = findingsOf(rule, fixed, name, against).filter((f) => f.fix)
          assert.deepEqual(
            left.map((f) => f.message),
            [],
            `still found in: ${fixed}`,
          )
        }
      })
    }

    test('says the same of the same text', () => {
      for (const { bad: marked, against } of bad) {
        const { text } = unmark(marked)
        assert.deepEqual(findingsOf(rule, text, name, against), findingsOf(rule, text, name, against))
      }
    })
  })
}

function holdsOn(rule: Rule, example: BadExample, name: string): void {
  const { text, places } = unmark(example.bad)
  assert.ok(places.length > 0, `no place marked: ${example.bad}`)
  const findings = findingsOf(rule, text, name, example.against)
  assert.deepEqual(
    findings.map((f) => text.slice(f.start, f.end)),
    places.map((p) => text.slice(p.start, p.end)),
    `the words found in: ${text}`,
  )
  assert.deepEqual(
    findings.map(({ start, end }) => ({ start, end })),
    places,
    `the places found in: ${text}`,
  )
  for (const finding of findings) {
    assert.equal(finding.messageId, example.message, text)
    assert.ok(!/undefined|NaN|\[object/.test(finding.message), finding.message)
  }
  if (example.fixed !== undefined) assert.equal(applyEdits(text, certainEdits(findings)), example.fixed)
}
