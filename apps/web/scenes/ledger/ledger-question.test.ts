import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addressFrom, askedOf, isNarrowed, questionFrom } from './ledger-question.ts'

const ledger = {
  fields: {
    kind: { label: '类别', kind: 'choice', of: ['消防', '用电'] },
    cost: { label: '投入', kind: 'money' },
    words: { label: '情况', kind: 'text', max: 100 },
  },
  flow: { starts: 'found', states: { found: '已登记', closed: '已销号' }, moves: {} },
} as const

const day = fc.constantFrom(null, '2024-03-05', '2024-12-31')
const question = fc.record({
  org: fc.constantFrom(null, 'civil', '县/局'),
  from: day,
  to: day,
  text: fc.string(),
  states: fc.subarray(['found', 'closed']),
  choices: fc
    .subarray(['消防', '用电'])
    .map((words): Record<string, readonly string[]> => (words.length > 0 ? { kind: words } : {})),
  sort: fc.constantFrom('day', 'cost', 'words'),
  order: fc.constantFrom<'ascending' | 'descending'>('ascending', 'descending'),
})

describe('the question of a ledger', () => {
  test('stands in the address whole', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const back = questionFrom(new URLSearchParams(addressFrom(asked).toString()), ledger)
        assert.deepEqual(back, { ...asked })
      }),
    )
  })

  test('one condition is asked alone, several together', () => {
    const none = questionFrom(new URLSearchParams(), ledger)
    assert.deepEqual(askedOf(none), {})
    assert.equal(isNarrowed(none), false)
    assert.deepEqual(askedOf({ ...none, states: ['found'] }), { filter: '{"state":["found"]}' })
    assert.deepEqual(askedOf({ ...none, states: ['found'], choices: { kind: ['消防'] } }), {
      filter: '{"all":[{"state":["found"]},{"field":"kind","is":["消防"]}]}',
    })
  })

  test('names that the ledger does not have are left out', () => {
    const asked = questionFrom(new URLSearchParams('state=gone&c.none=x&sort=none'), ledger)
    assert.equal(isNarrowed(asked), false)
    assert.equal(asked.sort, 'day')
  })
})
