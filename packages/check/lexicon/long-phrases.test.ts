import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linePhrases } from './line-phrases.data.ts'
import { longPhrases } from './long-phrases.data.ts'
import { findSlips } from './long-phrases.ts'

const phrases = [...new Set([...longPhrases, ...linePhrases].flatMap((line) => line.split(' ')))].filter(
  ({ length }) => length >= 5,
)
const found = (text: string) =>
  findSlips(text).map(({ start, end, phrase, kind }) => `${kind} ${text.slice(start, end)}→${phrase}`)

test('a character lost, put in, written twice or taken for another, and two swapped, are found at either end', () => {
  assert.deepEqual(found('加快老旧小改造步伐。'), ['dropped 老旧小改造→老旧小区改造'])
  assert.deepEqual(found('完成姻登记机关建设。'), ['dropped 姻登记机关→婚姻登记机关'])
  assert.deepEqual(found('发挥先锋模模范作用。'), ['added 先锋模模范作用→先锋模范作用'])
  assert.deepEqual(found('加快老旧小产区改造步伐。'), ['added 老旧小产区改造→老旧小区改造'])
  assert.deepEqual(found('加快老旧区小改造步伐。'), ['swapped 老旧区小改造→老旧小区改造'])
  assert.deepEqual(found('党支部的战斗保垒作用。'), ['replaced 战斗保垒作用→战斗堡垒作用'])
})

test('short forms, other words, letters for names, figures and terms of the report are left alone', () => {
  assert.deepEqual(found('规范取水许可管理，健全儿童福利制度，老旧小区微改造，城镇居民基本医疗保险。'), [])
  assert.deepEqual(
    found('落实全面从严治D主体责任，十件民生实事，60岁以上老人，发放抚恤补助金，召开村（居）民代表会议。'),
    [],
  )
  assert.deepEqual(found('出刊《经济普查周记》。开展“老旧小改造”。'.repeat(3)), [])
  assert.deepEqual(found(''), [])
})

test(`${phrases.length} phrases as they should be are silent, alone and beside one another`, () => {
  assert.ok(phrases.length > 1000)
  for (const phrase of phrases) assert.deepEqual(found(`推进${phrase}。`), [])
  const phrase = fc.constantFrom(...phrases)
  const text = fc.tuple(phrase, phrase, phrase, fc.constantFrom('、', '，', '。'))
  fc.assert(
    fc.property(text, ([first, second, third, mark]) => {
      assert.deepEqual(found([first, second, third].join(mark)), [])
    }),
    { numRuns: 300 },
  )
})

test('most slips inside a phrase are found; what is not leaves words, may be meant, or has no seed', (t) => {
  const share = (slip: (phrase: string, at: number) => string) => {
    let tried = 0
    let told = 0
    for (const [index, phrase] of phrases.entries()) {
      const at = 1 + (index % (phrase.length - 2))
      const written = slip(phrase, at)
      if (index % 5 > 0 || written === phrase || /[^一-龥]/.test(phrase)) continue
      tried++
      if (findSlips(`今年以来，全力做好${written}，确保取得实效。`).length > 0) told++
    }
    return told / tried
  }
  const dropped = share((phrase, at) => phrase.slice(0, at) + phrase.slice(at + 1))
  const twice = share((phrase, at) => phrase.slice(0, at) + phrase.charAt(at) + phrase.slice(at))
  const swapped = share(
    (phrase, at) => phrase.slice(0, at) + phrase.charAt(at + 1) + phrase.charAt(at) + phrase.slice(at + 2),
  )
  t.diagnostic(`found: dropped ${dropped.toFixed(2)}, twice ${twice.toFixed(2)}, swapped ${swapped.toFixed(2)}`)
  assert.ok(dropped > 0.6 && twice > 0.85 && swapped > 0.9)
})
