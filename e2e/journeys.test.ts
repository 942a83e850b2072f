import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { skipReason } from '@taizhang/tools/test-environment'
import { accessibleJourney } from './journeys/accessible.ts'
import { conflictJourney } from './journeys/conflict.ts'
import { editorJourney } from './journeys/editor.ts'
import { hazardJourney } from './journeys/hazard.ts'
import { hostileJourney } from './journeys/hostile.ts'
import { importJourney } from './journeys/import.ts'
import { phoneJourney } from './journeys/phone.ts'
import { reportJourney } from './journeys/report.ts'
import { supervisionJourney } from './journeys/supervision.ts'
import { traceJourney } from './journeys/trace.ts'
import { yearJourney } from './journeys/year.ts'
import { type Ground, prepareGround } from './workbench.ts'

const journeys = [
  hazardJourney,
  supervisionJourney,
  importJourney,
  yearJourney,
  editorJourney,
  reportJourney,
  traceJourney,
  conflictJourney,
  phoneJourney,
  hostileJourney,
  accessibleJourney,
]

const skip = skipReason('chromium')
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

describe('journeys through the workbench in a real browser', () => {
  let ground: Ground
  before(async () => {
    if (!skip) ground = await prepareGround()
  })
  after(async () => {
    await ground?.close()
  })
  for (const { title, expected, run } of journeys)
    test(title, { skip }, async () => {
      const opened = await ground.open()
      const { year, nameOf } = ground.demonstration
      try {
        await run({ opened, today: today(), year: String(year), nameOf, annual: `/reports/annual-${year}` })
        assert.deepEqual(
          opened.faults().filter((fault) => !expected?.test(fault)),
          [],
        )
      } finally {
        await opened.close()
      }
    })
})
