import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  listEntries,
  listOrgs,
  listRecentChanges,
  listReports,
  listTasks,
  listWaiting,
  showEntry,
  showIndicatorValue,
  showLedger,
  showReport,
} from '@taizhang/contract'
import { type Changed, isTouchedBy, readKey } from './touched.ts'

describe('what a change touches', () => {
  const entry = { event: 'entry', data: { ledger: 'hazard', entry: 'e-1' } } as const
  const touched = (key: readonly [string, unknown], changed: Changed = entry) => isTouchedBy(key, changed)

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

  test('a report that is moved or saved: itself and the lists of reports, and no other report', () => {
    const moved = { event: 'report', data: { report: 'r-1' } } as const
    assert.equal(touched(readKey(showReport, { params: { id: 'r-1' } }), moved), true)
    assert.equal(touched(readKey(showReport, { params: { id: 'r-2' } }), moved), false)
    assert.equal(touched(readKey(listReports, { query: {} }), moved), true)
    assert.equal(touched(readKey(listEntries, { query: { ledger: 'hazard' } }), moved), false)
  })

  test('values that may be others: of those indicators, of reports and of tasks', () => {
    const values = { event: 'indicators', data: { indicators: ['hazard.found'] } } as const
    const shownValue = (key: string) => readKey(showIndicatorValue, { params: { key }, query: {} })
    assert.equal(touched(shownValue('hazard.found'), values), true)
    assert.equal(touched(shownValue('hazard.closed'), values), false)
    assert.equal(touched(readKey(showReport, { params: { id: 'r-1' } }), values), true)
    assert.equal(touched(readKey(listTasks, {}), values), true)
    assert.equal(touched(readKey(showEntry, { params: { id: 'e-1' } }), values), false)
  })

  test('a task: the tasks, and the reports that tell what was promised', () => {
    const task = { event: 'task', data: { task: 't-1' } } as const
    assert.equal(touched(readKey(listTasks, {}), task), true)
    assert.equal(touched(readKey(showReport, { params: { id: 'r-1' } }), task), true)
    assert.equal(touched(readKey(listRecentChanges, {}), task), false)
  })
})
