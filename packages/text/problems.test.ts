import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { documentFromText } from './document.ts'
import { readText } from './read.ts'

describe('problems', () => {
  /** Each problem as `name → answers`. */
  const answered = (text: string): string[] => {
    const { problems, commitments } = readText(documentFromText(text))
    return problems.map(
      ({ start, end, measures }) =>
        `${text.slice(start, end)} → ${measures
          .map((index) => commitments[index])
          .map((one) => text.slice(one?.start, one?.end))
          .join(' ')}`,
    )
  }
  const plan = '三、2026年工作计划\n（一）抓好山塘管护。组织水管员开展巡查培训，落实山塘管护经费。'

  test('are the headings under the part, answered by words or heading of the plan', () => {
    assert.deepEqual(
      answered(
        `青禾局2025年工作总结\n一、工作开展情况\n巡河。\n二、存在的问题\n（一）山塘管护不到位。有的山塘无人看管。\n（二）水费征收困难。收缴率低。\n${plan}`,
      ),
      ['（一）山塘管护不到位 → 组织水管员开展巡查培训 落实山塘管护经费', '（二）水费征收困难 → '],
    )
  })
  test('are the items of a list', () => {
    assert.deepEqual(
      answered(
        `青禾局2025年工作总结\n二、存在的问题\n工作中还有不足：一是山塘管护经费不足。村里没有钱。二是水费征收困难，收缴率低。\n${plan}`,
      ),
      ['山塘管护经费不足。 → 组织水管员开展巡查培训 落实山塘管护经费', '水费征收困难，收缴率低。 → '],
    )
  })
  test('are the sentences that say that something is lacking', () => {
    assert.deepEqual(answered(`青禾局2025年工作总结\n二、存在的问题\n一年来成绩不小。山塘管护经费不足。\n${plan}`), [
      '山塘管护经费不足。 → 组织水管员开展巡查培训 落实山塘管护经费',
    ])
  })
  test('are answered by their explanation where their name is too general', () => {
    assert.deepEqual(
      answered(`青禾局2025年工作总结\n二、存在的问题\n（一）基层力量薄弱。多数水管员没有经过巡查培训。\n${plan}`),
      ['（一）基层力量薄弱 → 组织水管员开展巡查培训'],
    )
  })
})

test('any text gives problems in order, inside it, with answers that exist', () => {
  const pieces = fc.constantFrom(
    '一是',
    '二是',
    '经费',
    '不足',
    '山塘',
    '。',
    '，',
    '𠮷',
    '\n',
    '（一）',
    '二、存在的问题\n',
    '三、2026年工作计划\n',
    '新建',
    '项目',
    '\ud842',
  )
  let found = 0
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
      const text = `青禾局工作总结\n二、存在的问题\n${list.join('')}`
      const { problems, commitments } = readText(documentFromText(text))
      let last = 0
      for (const { start, end, measures } of problems) {
        assert.ok(start >= last && start < end && end <= text.length)
        assert.ok(measures.every((index) => commitments[index] !== undefined))
        last = end
        found++
      }
    }),
    { numRuns: 1500 },
  )
  assert.ok(found > 0)
  console.log(`problems: ${found} found in random texts`)
})
