import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { documentFromText } from './document.ts'
import { findClauses, findMarkers, findSentences } from './structure.ts'

describe('sentences', () => {
  const split = (text: string): string[] =>
    findSentences(documentFromText(text)).map(({ start, end }) => text.slice(start, end))

  test('end at 。！？ and at line ends, not at ；', () => {
    assert.deepEqual(split('甲完成；乙完成。丙如何？丁！\n戊'), ['甲完成；乙完成。', '丙如何？', '丁！', '戊'])
  })
  test('keep the closing quote and bracket', () => {
    assert.deepEqual(split('他说“好。”大家笑了。（完。）下一步。'), [
      '他说“好。”',
      '大家笑了。',
      '（完。）',
      '下一步。',
    ])
  })
  test('run on over a full stop inside quotes or brackets', () => {
    assert.deepEqual(split('落实“先谋划。后建设。”的要求，推进三村（含甲。含乙）改造。完。'), [
      '落实“先谋划。后建设。”的要求，推进三村（含甲。含乙）改造。',
      '完。',
    ])
  })
  test('are not swallowed by a mark that is never closed', () => {
    assert.deepEqual(split('开展“利剑行动。成效明显。再接再厉。'), ['开展“利剑行动。', '成效明显。', '再接再厉。'])
  })
  test('start after the indent', () => {
    assert.deepEqual(split('　　完成改造。　推进建设。'), ['完成改造。', '推进建设。'])
  })
})

describe('clauses', () => {
  const split = (text: string): string[] => {
    const document = documentFromText(text)
    return findClauses(document, findSentences(document)).map(({ start, end }) => text.slice(start, end))
  }

  test('end at commas, semicolons, colons and sentence ends', () => {
    assert.deepEqual(split('甲：乙、丙，丁；戊。己'), ['甲：', '乙、丙，', '丁；', '戊。', '己'])
  })
  test('do not end inside a number or a time', () => {
    assert.deepEqual(split('共1,234户,8:30开会'), ['共1,234户,', '8:30开会'])
  })
})

describe('markers', () => {
  const marks = (text: string): string[] =>
    findMarkers(documentFromText(text)).map(
      ({ start, end, kind, ordinal, opens }) => `${text.slice(start, end)} ${kind} ${ordinal}${opens ? ' opens' : ''}`,
    )

  test('of every kind, at the start of a paragraph', () => {
    const lines = [
      '一、总体',
      '（十二）试点',
      '(三)推进',
      '1.抓建',
      '2、抓管',
      '３．抓用',
      '（4）抓实',
      '5）抓细',
      '⑥抓严',
    ]
    assert.deepEqual(marks(lines.join('\n')), [
      '一、 chinese 1 opens',
      '（十二） chinese-bracketed 12 opens',
      '(三) chinese-bracketed 3 opens',
      '1. arabic 1 opens',
      '2、 arabic 2 opens',
      '３． arabic 3 opens',
      '（4） arabic-bracketed 4 opens',
      '5） arabic-bracketed 5 opens',
      '⑥ circled 6 opens',
    ])
  })
  test('inside a paragraph after punctuation', () => {
    assert.deepEqual(marks('重点三项：一是建；二是管。三要用，第四，评。（五）改'), [
      '一是 is 1',
      '二是 is 2',
      '三要 is 3',
      '第四， ordinal 4',
      '（五） chinese-bracketed 5',
    ])
  })
  test('two behind one another', () => {
    assert.deepEqual(marks('（一）1.建'), ['（一） chinese-bracketed 1 opens', '1. arabic 1'])
  })
  test('are not decimals, dates, runs, ranks or names', () => {
    for (const text of [
      '1.5万亩',
      '11.25大会',
      '三、四季度',
      '3、4月份',
      '一、二产业',
      '第一、第二产业',
      '位列第一，',
      '统一是关键',
      '第（五）项',
      '一般',
    ])
      assert.deepEqual(marks(text), [], text)
  })
  test('stand before a year', () => {
    assert.deepEqual(marks('1.2024年计划\n2、2024年计划'), ['1. arabic 1 opens', '2、 arabic 2 opens'])
  })
})

test('any text is cut into ordered places inside its paragraphs, and no ink is lost', () => {
  const pieces = fc.constantFrom(
    '。',
    '，',
    '“',
    '”',
    '（',
    '）',
    '一',
    '是',
    '、',
    '1',
    '.',
    '𠮷',
    '\ud842',
    '\n',
    '　',
    '？',
    '：',
    '第',
    '①',
  )
  let looked = 0
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
        fc.string(),
      ),
      (text) => {
        looked++
        const document = documentFromText(text)
        const sentences = findSentences(document)
        const clauses = findClauses(document, sentences)
        for (const list of [sentences, clauses, findMarkers(document)]) {
          let last = 0
          for (const { start, end, paragraph } of list) {
            const around = document.paragraphs[paragraph]
            assert.ok(
              around !== undefined && start >= last && start < end && start >= around.start && end <= around.end,
            )
            last = end
          }
        }
        const ink = (list: readonly { start: number; end: number }[]): string =>
          list
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replace(/[　 \t\u00a0]/g, '')
        const whole = ink(document.paragraphs)
        assert.equal(ink(sentences), whole)
        assert.equal(ink(clauses), whole)
      },
    ),
    { numRuns: 2000 },
  )
  console.log(`structure: ${looked} random texts cut`)
})
