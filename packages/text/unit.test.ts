import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { convertUnit, foldUnit, unitAt, unitDimension } from './unit.ts'

describe('a unit', () => {
  const here = (text: string): string => {
    const match = unitAt(text, 0, text.length)
    return match === null ? '' : text.slice(0, match.end)
  }

  for (const [text, unit] of [
    ['个百分点', '个百分点'],
    ['个项目', '个'],
    ['人次参加', '人次'],
    ['公里道路', '公里'],
    ['公路', ''],
    ['元/月标准', '元/月'],
    ['元／人·年', '元／人·年'],
    ['微克/立方米', '微克/立方米'],
    ['台（套）设备', '台（套）'],
    ['个村（社区）', '个'],
    ['台（件、套）设备', '台（件、套）'],
    ['个（含在建）', '个'],
    ['瓶次', '瓶次'],
    ['箱次品', '箱'],
    ['首次要', '首'],
    ['个批次', '个'],
    ['人公里', '人公里'],
    ['例/10万人', '例/10万人'],
    ['km，', 'km'],
    ['kmh', ''],
    ['３', ''],
    ['', ''],
  ] as const) {
    test(`of ${text} is ${unit || 'none'}`, () => assert.equal(here(text), unit))
  }

  test('is folded to be compared', () => {
    assert.equal(foldUnit('％'), '%')
    assert.equal(foldUnit('元／月'), '元/月')
    assert.equal(foldUnit('百分点'), '个百分点')
    assert.equal(foldUnit(' 人'), '人')
  })

  test('converts within its dimension only', () => {
    assert.equal(convertUnit(15, '亩', '公顷'), 1)
    assert.equal(convertUnit(2, '平方公里', '公顷'), 200)
    assert.equal(convertUnit(3, '公里', '米'), 3000)
    assert.equal(convertUnit(2, '吨', '公斤'), 2000)
    assert.equal(convertUnit(3, '成', '%'), 30)
    assert.equal(convertUnit(0.75, '比', '%'), 75)
    assert.equal(convertUnit(2, '年', '个月'), 24)
    assert.equal(convertUnit(7, '处', '处'), 7)
    assert.equal(convertUnit(7, '处', '个'), null)
    assert.equal(convertUnit(1, '%', '个百分点'), null)
    assert.equal(convertUnit(1, '公里', '公斤'), null)
  })

  test('has a dimension where it measures', () => {
    assert.equal(unitDimension('元'), 'money')
    assert.equal(unitDimension('亩'), 'area')
    assert.equal(unitDimension('人'), null)
    assert.equal(unitDimension('元/月'), null)
  })
})
