import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { MemberRole, Relation, RelationType } from '@taizhang/check'
import { sumShape } from './sum-shape.ts'

describe('sumShape', () => {
  const relation = (type: RelationType, roles: readonly MemberRole[], expression = ''): Relation => ({
    type,
    members: roles.map((role, index) => ({ role, start: index, end: index + 1, figure: index })),
    expression,
    holds: true,
    certain: true,
  })
  /** The sum in one line, each member by its index. */
  const drawn = (one: Relation) =>
    sumShape(one)
      .map((part) => ('sign' in part ? part.sign : String(part.member)))
      .join('')

  const forms: readonly [RelationType, readonly MemberRole[], string][] = [
    ['sum', ['total', 'part', 'part', 'part'], '1＋2＋3＝0'],
    ['subset', ['whole', 'part'], '1≤0'],
    ['ratio', ['rate', 'part', 'whole'], '1÷2＝0'],
    ['difference', ['from', 'to', 'delta'], '1－0＝2'],
    ['growth', ['from', 'to', 'rate'], '1比0增减2'],
    ['growth', ['from', 'rate', 'delta'], '2÷0＝1'],
    ['product', ['base', 'rate', 'part'], '0×1＝2'],
    ['repeat', ['a', 'b'], '0＝1'],
    ['count', ['stated', 'item', 'item'], '0个：1，2'],
    ['order', ['from', 'to'], '0→1'],
    ['rank', ['stated'], '0'],
  ]
  for (const [type, roles, expected] of forms) {
    test(`${type} is drawn as ${expected}`, () => assert.equal(drawn(relation(type, roles)), expected))
  }

  test('a comparison takes its sign from the relation', () => {
    assert.equal(drawn(relation('compare', ['left', 'right'], '5.2％＞4.8％')), '0＞1')
  })

  test('no member is lost, whatever its role, and none is drawn twice', () => {
    const roles: readonly MemberRole[] = ['total', 'part', 'whole', 'rate', 'from', 'to', 'delta', 'left', 'a', 'item']
    for (const [type] of [...forms, ['compare'] as const]) {
      const members = sumShape(relation(type, roles)).flatMap((part) => ('member' in part ? [part.member] : []))
      assert.deepEqual(
        [...members].sort((a, b) => a - b),
        roles.map((_, index) => index),
        type,
      )
    }
  })
})
