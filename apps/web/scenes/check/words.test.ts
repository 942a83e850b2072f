import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRules } from '@taizhang/check'
import { baseName } from './file-name.ts'
import { groupOf } from './finding-filter.ts'
import { dayInWords, groupWord } from './words.ts'

test('every rule group has a Chinese name', () => {
  const groups = new Set(allRules.map(({ name }) => groupOf(name)))
  for (const group of groups) assert.match(groupWord(group), /\p{Script=Han}/u, group)
  console.log(`rule groups looked at: ${groups.size}`)
})

test('a day is written as in a text', () => assert.equal(dayInWords('2024-03-05'), '2024年3月5日'))

test('a file is named after its report', () => {
  assert.equal(baseName('工作总结.docx'), '工作总结')
  assert.equal(baseName(''), '材料')
  assert.equal(baseName('a/b:c.txt'), 'abc')
})
