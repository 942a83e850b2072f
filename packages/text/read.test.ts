import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { documentFromText, type Place } from './document.ts'
import { readText } from './read.ts'
import type { Reading } from './reading.ts'

/** Every list of places in a reading, by name; sections nest and are looked at for themselves. */
const lists = (reading: Reading): [string, readonly Place[]][] => [
  ['sentences', reading.sentences],
  ['clauses', reading.clauses],
  ['markers', reading.markers],
  ['periods', reading.periods],
  ['commitments', reading.commitments],
  ['problems', reading.problems],
]

test('any text is read without error, in places that are ordered and inside it', () => {
  const words = fc.constantFrom(
    ...[
      '一、',
      '（一）',
      '1.',
      '一是',
      '①',
      '第一，',
      '2025年',
      '12月',
      '31日',
      '截至',
      '前',
      '一季度',
      '去年同期',
      '。',
      '，',
      '；',
      '：',
      '！',
    ],
    ...[
      '“',
      '”',
      '（',
      '）',
      '《',
      '》',
      '\n',
      '\r\n',
      '\u2028',
      '　',
      '\t',
      '𠮷',
      '\ud842',
      '\udfb7',
      '\u0000',
      'XX',
      '%',
      '3.5',
      '万元',
    ],
    ...[
      '工作总结',
      '存在的问题',
      '2026年工作计划',
      '下一步，',
      '完成',
      '新建泵站',
      '项目',
      '不足',
      '责任单位：',
      '由河道站负责',
      '……',
      'a',
      '<b>',
    ],
  )
  const anyText = fc.oneof(
    fc.array(words, { maxLength: 80 }).map((list) => list.join('')),
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes)),
  )
  let looked = 0
  fc.assert(
    fc.property(anyText, (text) => {
      looked++
      const reading = readText(documentFromText(text), { today: '2025-12-05' })
      for (const [name, places] of lists(reading)) {
        let last = 0
        for (const { start, end } of places) {
          assert.ok(
            start >= last && start < end && end <= text.length,
            `${name} ${start}–${end} in ${JSON.stringify(text)}`,
          )
          last = end
        }
      }
      for (const [index, { start, end, heading, parent }] of reading.sections.entries()) {
        assert.ok(start <= heading.start && heading.start < heading.end && heading.end <= end && end <= text.length)
        const around = reading.sections[parent]
        assert.ok(
          parent === -1 || (parent < index && around !== undefined && around.start <= start && end <= around.end),
        )
      }
    }),
    { numRuns: 5000 },
  )
  console.log(`read: ${looked} random texts read`)
})

describe('a paragraph of a million characters is read in time', () => {
  const head = '青禾局2025年工作总结和2026年工作计划\n一、存在的问题\n一是缺人。\n二、2026年工作计划\n'
  const pieces = [
    '“',
    '（',
    '》',
    '。',
    '，',
    '、',
    '一',
    '一、',
    '一是',
    '1.',
    '1',
    '九',
    '2025年',
    '1-',
    '截至',
    '年底前',
    '下一步，',
    '由',
    '《',
    '完成',
    '全',
    '\ud842',
    ' ',
  ]
  for (const piece of pieces)
    test(JSON.stringify(piece), () => {
      const text = head + piece.repeat(1_000_000 / piece.length)
      const from = process.cpuUsage() // The processor's time: other programs must not fail this.
      readText(documentFromText(text), { today: '2025-12-05' })
      const { user, system } = process.cpuUsage(from)
      const took = (user + system) / 1000
      assert.ok(took < 10_000, `${Math.round(took)} ms`)
    })
})
