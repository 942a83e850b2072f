import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { relationContext } from './context.ts'
import { missesByOneSlip, slipBetween, slipsInto } from './slip.ts'

describe('one slip between two numbers', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['684', '648', 'swapped'],
    ['2.61', '2.16', 'swapped'],
    ['26.4', '24.6', 'swapped'],
    ['318', '378', 'digit'],
    ['318', '318', undefined],
    ['318', '3180', undefined],
    ['318', '379', undefined],
    ['318', '813', undefined],
    ['3.18', '31.8', undefined],
  ]
  for (const [a, b, slip] of cases) test(`${a} ${b}`, () => assert.equal(slipBetween(a, b), slip))
})

describe('one slip in a sum', () => {
  const misses = (text: string, least = 100) => {
    const context = relationContext(readText(documentFromText(text)))
    const [total, ...parts] = context.items
    return total !== undefined && missesByOneSlip(context, total, parts, least)
  }
  test('a digit of a part', () => assert.ok(misses('共316件，甲182件、乙124件。')))
  test('two digits of the total swapped', () => assert.ok(misses('共361件，甲182件、乙134件。')))
  test('two digits of a part swapped', () => assert.ok(misses('共31.6亩，甲12.8亩、乙13.4亩。')))
  test('none where it holds', () => assert.ok(!misses('共316件，甲182件、乙134件。')))
  test('none where more is wrong', () => assert.ok(!misses('共316件，甲182件、乙111件。')))
  test('none where a number was rounded by hand', () => assert.ok(!misses('共300余件，甲182件、乙134件。')))
  test('none where the numbers are too small to tell', () => assert.ok(!misses('共16件，甲8件、乙7件。')))
})

describe('one slip into an interval', () => {
  const slips = (text: string, low: number, high: number) => {
    const context = relationContext(readText(documentFromText(text)))
    const [item] = context.items
    return item !== undefined && slipsInto(context, item, { low, high }, 3)
  }
  test('a digit', () => assert.ok(slips('共412件。', 472, 472)))
  test('two neighbours', () => assert.ok(slips('共412件。', 421, 421)))
  test('nothing else', () => assert.ok(!slips('共412件。', 433, 433)))
})
