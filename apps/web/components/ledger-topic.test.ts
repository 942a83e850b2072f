import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topicsOf } from './ledger-topic.ts'

test('ledgers stand by topic, others last, rosters first', () => {
  const ledger = (title: string, kind: string, topic?: string) => ({ title, kind, ...(topic && { topic }) })
  const topics = topicsOf([
    ledger('巡河台账', 'event'),
    ledger('走访台账', 'event', '养老服务'),
    ledger('隐患台账', 'event', '安全生产'),
    ledger('机构名册', 'roster', '养老服务'),
    ledger('考核台账', 'event', '养老服务'),
  ])
  assert.deepEqual(
    topics.map(({ title, ledgers }) => [title, ledgers.map((one) => one.title)]),
    [
      ['安全生产', ['隐患台账']],
      ['养老服务', ['机构名册', '考核台账', '走访台账']],
      ['其他', ['巡河台账']],
    ],
  )
})
