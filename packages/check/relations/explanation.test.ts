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

  test('what the figure before a rate leaves of the one before that', () =>
    assert.deepEqual(relationsOf('预算价8.20亿元，成交价7.73亿元，节支率5.7％。', 'ratio'), [
      ['1－7.73亿÷8.20亿＝5.73％', true],
    ]))

  test('a fraction in words is a share of the two figures before it', () => {
    assert.deepEqual(relationsOf('直接损失2480万元，已修复的折合1860万元，占四分之三。', 'ratio'), [
      ['1860万÷2480万＝0.75', true],
    ])
    assert.deepEqual(relationsOf('累计雨量268毫米，相当于全年降雨量1340毫米的五分之一。', 'ratio'), [
      ['268÷1340＝0.2', true],
    ])
    assert.deepEqual(relationsOf('直接损失2480万元，已修复的折合1240万元，占四分之三。', 'ratio'), [
      ['1240万÷2480万＝0.5，文中为0.75', false],
    ])
    assert.deepEqual(relationsOf('直接损失2480万元，已修复的折合390万元，占四分之三。', 'ratio'), [])
  })

  test('a share of what goes by another measure word, where its words name the whole', () => {
    assert.deepEqual(relationsOf('火化遗体1964具；生态安葬583例，占火化总数的29.7％。', 'ratio'), [
      ['583÷1964＝29.68％', true],
    ])
    assert.deepEqual(relationsOf('新建公墓1964座；生态安葬583例，占火化总数的29.7％。', 'ratio'), [])
  })

  test('what a plan asks for more than was reached of the same', () => {
    const text = (delta: string) =>
      `一、工作回顾\n农村自来水普及率达到91.4％，新增供水人口1.2万人。\n二、2025年工作计划\n农村自来水普及率达到93％，提高${delta}个百分点。`
    assert.deepEqual(relationsOf(text('1.6'), 'difference'), [['93－91.4＝1.6', true]])
    assert.deepEqual(relationsOf(text('2.9'), 'difference'), [])
    assert.deepEqual(relationsOf(text('4.6'), 'difference'), [['93－91.4＝1.6，文中为4.6', false]])
  })

  test('growth that a plan asks for, from what was reached of the same', () => {
    const text = (rate: string) =>
      `一、工作回顾\n全年培训农民1260人。\n二、2025年工作计划\n培训农民1400人，增长${rate}％。`
    assert.deepEqual(relationsOf(text('11.1'), 'growth'), [['（1400－1260）÷1260＝11.11％', true]])
    assert.deepEqual(relationsOf(text('17.1'), 'growth'), [['（1400－1260）÷1260＝11.11％，文中为17.1％', false]])
    assert.deepEqual(relationsOf(text('26.5'), 'growth'), [])
  })
})
