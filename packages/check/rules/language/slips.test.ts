import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { runRules } from '../../engine/run.ts'
import { isHan, isPair } from '../../lexicon/near-words.ts'
import { readings } from '../../lexicon/sound.data.ts'
import { pairCosts } from '../../lexicon/word-costs.data.ts'
import { allRules } from '../index.ts'

/** Planted slips: one common word of a correct sentence loses its spelling. The same seed plants the same slips. */
const folder = new URL('../../../../examples/check/', import.meta.url)
const rules = allRules.filter(({ group }) => group === 'language' || group === 'duplicate')
const findings = (text: string) => runRules(rules, readText(documentFromText(text)), [])

const sentences = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/[^。；\n]{8,}[。；]/g) ?? [])
  .filter((sentence) => findings(sentence).length === 0)

/** Common words of two characters: the cost is the letter behind the second character. */
const commonWords = new Set(
  pairCosts.flatMap((line) =>
    line.split(' ').flatMap((group) => {
      const words: string[] = []
      for (let at = 1; at < group.length; at += 2)
        if (Number.parseInt(group.charAt(at + 1), 36) <= 20) words.push(group.charAt(0) + group.charAt(at))
      return words
    }),
  ),
)
const sameSound = new Map<string, string>()
for (const group of Object.values(readings))
  for (const character of group)
    sameSound.set(character, (sameSound.get(character) ?? '') + group.replaceAll(character, ''))

let seed = 20_241_120
const below = (most: number) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 0x1_0000_0000) * most)
}

/** Plants one slip in each of so many sentences, and counts those that a finding touches. */
function seenOf(slips: number, change: (sentence: string, at: number) => string | null): { seen: number; of: number } {
  let seen = 0
  let of = 0
  while (of < slips) {
    const sentence = sentences[below(sentences.length)] ?? ''
    const at = below(sentence.length - 1)
    if (!commonWords.has(sentence.slice(at, at + 2))) continue
    const place = at + below(2)
    const text = change(sentence, place)
    if (text === null) continue
    of++
    if (findings(text).some(({ start, end }) => start <= place + 1 && end >= place)) seen++
  }
  return { seen, of }
}

test(`of slips planted in ${sentences.length} sentences of the examples, enough are seen`, () => {
  assert.ok(sentences.length > 60)
  const sound = seenOf(400, (sentence, at) => {
    const others = sameSound.get(sentence.charAt(at)) ?? ''
    const other = others.charAt(below(others.length))
    // A slip that makes another word is not one of spelling.
    const makesWord =
      isPair(sentence.charCodeAt(at - 1), other.charCodeAt(0)) ||
      isPair(other.charCodeAt(0), sentence.charCodeAt(at + 1))
    return other === '' || makesWord ? null : sentence.slice(0, at) + other + sentence.slice(at + 1)
  })
  const doubled = seenOf(200, (sentence, at) =>
    isHan(sentence.charCodeAt(at)) ? sentence.slice(0, at) + sentence.charAt(at) + sentence.slice(at) : null,
  )
  console.log(
    `wrong characters seen: ${sound.seen} of ${sound.of}; doubled characters: ${doubled.seen} of ${doubled.of}`,
  )
  assert.ok(sound.seen / sound.of > 0.75)
  assert.ok(doubled.seen / doubled.of > 0.55)
})
