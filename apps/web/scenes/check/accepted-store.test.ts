import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { KeyValueStore } from '../../components/browser-store.ts'
import { forgetAccepted, loadAccepted, saveAccepted } from './accepted-store.ts'
import { alike, likenessOf } from './likeness.ts'

function memory(): KeyValueStore & { readonly values: Map<string, string> } {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

const sentence = (index: number) => `第${index}项工作扎实推进，完成任务${index * 7}件。`
const report = Array.from({ length: 80 }, (_, index) => sentence(index)).join('\n')
const corrected = report.replaceAll('完成任务21件', '完成任务22件').replace('第5项', '第五项')
const other = Array.from({ length: 80 }, (_, index) => `另一份材料的第${index}句话，讲水库${index}座。`).join('\n')
const accepted = [{ rule: 'arithmetic/sum', fingerprint: '0123456789abcdef', because: '统计口径不同' }]

describe('likeness', () => {
  test('is 1 for the same text and 0 for another', () => {
    assert.equal(alike(likenessOf(report), likenessOf(report)), 1)
    assert.equal(alike(likenessOf(report), likenessOf(other)), 0)
  })
  test('stays high when some sentences are rewritten', () => {
    assert.ok(alike(likenessOf(report), likenessOf(corrected)) > 0.8)
  })
  test('of an empty text is like nothing', () => assert.equal(alike(likenessOf(''), likenessOf('')), 0))
})

describe('accepted findings', () => {
  test('are found again for the same report', () => {
    const store = memory()
    saveAccepted(store, likenessOf(report), accepted)
    assert.deepEqual(loadAccepted(store, likenessOf(report)), accepted)
  })
  test('are found again after the report was corrected', () => {
    const store = memory()
    saveAccepted(store, likenessOf(report), accepted)
    assert.deepEqual(loadAccepted(store, likenessOf(corrected)), accepted)
  })
  test('do not reach another report', () => {
    const store = memory()
    saveAccepted(store, likenessOf(report), accepted)
    assert.deepEqual(loadAccepted(store, likenessOf(other)), [])
  })
  test('replace what was kept before', () => {
    const store = memory()
    saveAccepted(store, likenessOf(report), accepted)
    saveAccepted(store, likenessOf(report), [])
    assert.deepEqual(loadAccepted(store, likenessOf(report)), [])
  })
  test('keep none of the report’s words', () => {
    const store = memory()
    saveAccepted(store, likenessOf(report), accepted)
    assert.doesNotMatch([...store.values.values()].join(), /工作|任务/)
  })
  test('survive a store that refuses', () => {
    const refusing: KeyValueStore = {
      getItem: () => {
        throw new Error('denied')
      },
      setItem: () => {
        throw new Error('denied')
      },
      removeItem: () => {
        throw new Error('denied')
      },
    }
    assert.deepEqual(loadAccepted(refusing, likenessOf(report)), [])
    assert.equal(saveAccepted(refusing, likenessOf(report), accepted), false)
    forgetAccepted(refusing)
  })
  test('survive rubbish in the store', () => {
    const store = memory()
    for (const rubbish of ['', '{', '[1]', '[{"likeness":[1],"accepted":[{}]}]', 'null']) {
      store.setItem('taizhang.accepted.v1', rubbish)
      assert.deepEqual(loadAccepted(store, likenessOf(report)), [])
    }
  })
  test('are forgotten when asked', () => {
    const store = memory()
    saveAccepted(store, likenessOf(report), accepted)
    forgetAccepted(store)
    assert.equal(store.values.size, 0)
  })
})
