import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { backwards, WordTrie } from './word-trie.ts'

describe('a word trie', () => {
  const trie = new WordTrie([
    ['人', 1],
    ['人次', 2],
    ['人民币', 3],
  ])

  test('finds the longest word', () => assert.deepEqual(trie.longestAt('5人次', 1, 3), { edge: 3, value: 2 }))
  test('falls back on a shorter one', () => assert.deepEqual(trie.longestAt('人民', 0, 2), { edge: 1, value: 1 }))
  test('reads no further than the limit', () => assert.deepEqual(trie.longestAt('人次', 0, 1), { edge: 1, value: 1 }))
  test('finds nothing', () => assert.equal(trie.longestAt('户', 0, 1), undefined))
  test('looks backwards too', () => {
    const heads = new WordTrie([[backwards('不低于'), true]])
    assert.deepEqual(heads.longestBefore('应不低于5', 4, 0), { edge: 1, value: true })
    assert.equal(heads.longestBefore('应不低于5', 4, 2), undefined)
  })
})
