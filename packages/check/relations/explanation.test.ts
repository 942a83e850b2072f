import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const relationsOf = (text: string, ...types: readonly string[]) =>
  findRelations(readText(documentFromText(text)))
    .filter(({ type }) => types.includes(type))
    .map(({ expression, holds }) => [expression, holds])

describe('what arithmetic explains', () => {
  test('a change against last year’s level comes out of the total, whatever parts stand between', () => {
    const text =
      '全年到位资金24.18亿元，其中省级9.62亿元、市级10.31亿元、自筹4.25亿元，较上年的21.06亿元增加3.12亿元，增长14.8％。'
    assert.deepEqual(relationsOf(text, 'difference', 'growth'), [
      ['24.18亿－21.06亿＝3.12亿', true],
      ['3.12亿÷21.06亿＝14.81％', true],
    ])
  })

  test('a rate comes out of two figures of one kind near by, without words that name them', () => {
    const text = '本季核验车辆3164辆，退检127辆，退检率4.0％。'
    assert.deepEqual(relationsOf(text, 'ratio'), [['127÷3164＝4.01％', true]])
  })

  test('a coarse rate is not explained by what lies far off', () => {
    const text = '配备设备45台，维修12台，更新9台，报废3台，调剂6台，添置18台，群众知晓率达20％。'
    assert.deepEqual(relationsOf(text, 'ratio'), [])
  })

  test('a doubt about a rate stays a doubt, though other figures would give the rate', () => {
    const text = '排查隐患412处，整改389处，整改率84.4％；约谈企业27家，回访32家。'
    assert.deepEqual(relationsOf(text, 'ratio'), [['389÷412＝94.42％，文中为84.4％', false]])
  })
})
