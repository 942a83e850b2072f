import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areAlike, isFree, isPair, scanSuspects } from './near-words.ts'

const code = (char: string) => char.charCodeAt(0)
const pair = (word: string) => isPair(code(word), code(word.slice(1)))

function suspects(text: string): string[] {
  const found: string[] = []
  scanSuspects(text, (at, words) => found.push(`${text.slice(at, at + 2)}→${words.map(({ word }) => word).join('/')}`))
  return found
}

test('common words are pairs, and chance neighbours are not', () => {
  for (const word of ['群众', '工作', '书馆', '提质', '义乌']) assert.ok(pair(word), word)
  for (const word of ['重众', '示点', '密专', '啊局']) assert.ok(!pair(word), word)
})

test('characters of like sound or look are told from others', () => {
  for (const [a, b] of ['密秘', '示试', '治冶', '拨拔', '长常'])
    assert.ok(areAlike(code(a ?? ''), code(b ?? '')), `${a}${b}`)
  for (const [a, b] of ['密大', '示点', '治人']) assert.ok(!areAlike(code(a ?? ''), code(b ?? '')), `${a}${b}`)
})

test('a pair that is no word leads to the official word that it sounds or looks like', () => {
  assert.deepEqual(suspects('示点'), ['示点→试点'])
  assert.deepEqual(suspects('涉秘'), ['涉秘→涉密'])
  assert.deepEqual(suspects('整冶'), ['整冶→整治'])
  assert.deepEqual(suspects('试点，涉密，整治'), [])
  assert.deepEqual(suspects(''), [])
})

test('function words stand free', () => {
  assert.ok(isFree(code('的')) && isFree(code('在')) && !isFree(code('秘')))
})
