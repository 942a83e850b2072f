import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { entryTitle } from '@taizhang/ledger'
import { figureText, groupedDigits } from './figure-text.ts'
import { orgTree } from './org-tree.ts'

describe('how figures and names are written', () => {
  const digits: readonly (readonly [string, string])[] = [
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567.80', '-1,234,567.80'],
    ['12345.678', '12,345.678'],
  ]
  for (const [decimal, shown] of digits)
    test(`${decimal} as ${shown}`, () => assert.equal(groupedDigits(decimal), shown))

  test('a value that is missing says why', () => {
    assert.equal(figureText({ value: null, missing: 'nothing-reported' }), '未填报')
    assert.equal(figureText({ value: null }), '—')
    assert.equal(figureText({ value: '1112' }), '1,112')
  })

  test('offices come from the top down, in their order; one office with those below it', () => {
    const org = (id: string, parent: string | null, order: number) => ({ id, parent, order, name: id })
    const orgs = [org('c', 'a', 2), org('b', 'a', 1), org('a', null, 0), org('d', 'b', 1), org('e', 'gone', 1)]
    const shown = (under?: string) => orgTree(orgs, under).map(({ org: { id }, depth }) => `${depth}${id}`)
    assert.deepEqual(shown(), ['0a', '1b', '2d', '1c', '0e'])
    assert.deepEqual(shown('b'), ['0b', '1d'])
  })

  test('an entry is called by the fields that name it, else by its first words', () => {
    const fields = {
      no: { label: '编号', kind: 'text', max: 20 },
      place: { label: '点位', kind: 'text', max: 20 },
      kind: { label: '类别', kind: 'choice', of: ['消防'] },
      on: { label: '日期', kind: 'date' },
    } as const
    const values = { no: '〔2024〕3号', place: '东门', kind: '消防', on: '2024-03-05' }
    assert.equal(entryTitle({ fields, uniqueBy: ['place', 'on'] }, values), '东门　〔2024〕3号　消防')
    assert.equal(entryTitle({ fields }, values), '〔2024〕3号　东门　消防')
    assert.equal(entryTitle({ fields }, { on: '2024-03-05' }), '')
    const named = { no: '***', place: '是', kind: '消防' }
    assert.equal(entryTitle({ fields }, named), '消防')
  })
})
