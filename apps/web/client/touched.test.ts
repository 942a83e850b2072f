import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  listEntries,
  listOrgs,
  listRecentChanges,
  listTasks,
  listWaiting,
  showEntry,
  showIndicatorValue,
  showLedger,
} from '@taizhang/contract'
import { isTouchedBy, readKey } from './touched.ts'

describe('what a change touches', () => {
  const changed = { ledger: 'hazard', org: 'a', entry: 'e-1', version: 2 }
  const touched = (key: readonly [string, unknown]) => isTouchedBy(key, changed)

  test('the lists of its ledger and the entry itself, and no other', () => {
    assert.equal(touched(readKey(listEntries, { query: { ledger: 'hazard' } })), true)
    assert.equal(touched(readKey(listEntries, { query: { ledger: 'hazard-type' } })), false)
    assert.equal(touched(readKey(showEntry, { params: { id: 'e-1' } })), true)
    assert.equal(touched(readKey(showEntry, { params: { id: 'e-11' } })), false)
  })

  test('whatever is computed from entries, and nothing that is defined', () => {
    assert.equal(touched(readKey(showIndicatorValue, { params: { key: 'x' }, query: {} })), true)
    assert.equal(touched(readKey(listTasks, {})), true)
    assert.equal(touched(readKey(listWaiting, {})), true)
    assert.equal(touched(readKey(listRecentChanges, {})), true)
    assert.equal(touched(readKey(showLedger, { params: { key: 'hazard' } })), false)
    assert.equal(touched(readKey(listOrgs, {})), false)
  })
})
