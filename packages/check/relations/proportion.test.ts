import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const ratiosOf = (text: string) =>
  findRelations(readText(documentFromText(text)))
    .filter(({ type }) => type === 'ratio')
    .map(({ expression, holds }) => `${holds ? '' : '≠ '}${expression}`)

describe('proportions', () => {
  const GDP =
    '实现地区生产总值312.4亿元，其中第一产业增加值40.6亿元、第二产业增加值143.7亿元、第三产业增加值128.1亿元。'

  test('of three industries are those of their amounts to the total', () =>
    assert.deepEqual(ratiosOf(`${GDP}三次产业结构由上年的13.4:45.6:41.0调整为13.0:46.0:41.0。`), [
      '40.6亿÷312.4亿＝13％',
      '143.7亿÷312.4亿＝46％',
      '128.1亿÷312.4亿＝41.01％',
    ]))
  test('of other amounts are left alone', () =>
    assert.deepEqual(ratiosOf(`${GDP}三次产业投资结构为3.0:56.0:41.0，男女性别比为104:100。`), [
      '128.1亿÷312.4亿＝41.01％',
    ]))

  const INCOMES = '城镇居民人均可支配收入42860元，增长4.6%；农村居民人均可支配收入21430元，增长7.2%，'

  test('of two incomes are tested where they are near', () => {
    assert.deepEqual(ratiosOf(`${INCOMES}城乡居民收入比由2.04缩小至2.00。`), ['42860÷21430＝2'])
    assert.deepEqual(ratiosOf(`${INCOMES}城乡居民收入比由2.14缩小至2.08。`), ['≠ 42860÷21430＝2，文中为2.08'])
    assert.deepEqual(ratiosOf(`${INCOMES}城乡居民收入比为3.61。`), [])
    // 42860 for 62860.
    assert.deepEqual(ratiosOf(`${INCOMES}城乡居民收入比为2.93。`), ['≠ 42860÷21430＝2，文中为2.93'])
  })

  test('for so many heads come out of a population told anywhere', () => {
    const text = (rate: string) => `辖区常住人口9.4万人。\n普惠托育机构增至7家，托位452个，每千人口托位数${rate}个。`
    assert.deepEqual(ratiosOf(text('4.81')), ['452÷9.4万×1000＝4.81'])
    assert.deepEqual(ratiosOf(text('6.32')), [])
  })
})
