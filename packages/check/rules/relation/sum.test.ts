import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf, testRule } from '../../engine/rule-test.ts'
import rule from './sum.ts'

testRule(rule, import.meta.url)

test('the sum that is put forward has the unit of the total', () => {
  const suggestions = (text: string) => findingsOf(rule, text).map(({ suggestion }) => suggestion)
  assert.deepEqual(suggestions('道路3.2公里、桥梁1.1公里、堤防2.0公里，合计6.8公里。'), ['按各分项应为6.3公里'])
  assert.deepEqual(suggestions('投资2.5亿元，其中中央资金1.1亿元、县级资金9000万元、其他资金3000万元。'), [
    '按各分项应为2.3亿元',
  ])
})

test('where the total and all other parts are borne out, it is the last part that is put right', () => {
  const suggestions = (text: string) => findingsOf(rule, text).map(({ suggestion }) => suggestion)
  assert.deepEqual(suggestions('排查隐患86处，已整改79处，整改率91.9%，剩余6处正在整改。'), [
    '合计另有数据印证，“剩余6处”应为7处',
  ])
})
