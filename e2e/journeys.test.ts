import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { skipReason } from '@taizhang/tools/test-environment'
import { accessibleJourney } from './journeys/accessible.ts'
import { conflictJourney } from './journeys/conflict.ts'
import { hazardJourney } from './journeys/hazard.ts'
import { importJourney } from './journeys/import.ts'
import { phoneJourney } from './journeys/phone.ts'
import { reportJourney } from './journeys/report.ts'
import { traceJourney } from './journeys/trace.ts'
import { yearJourney } from './journeys/year.ts'
import { type Ground, prepareGround, today } from './workbench.ts'

const journeys = [
  hazardJourney,
  importJourney,
  yearJourney,
  reportJourney,
  traceJourney,
  conflictJourney,
  phoneJourney,
  accessibleJourney,
]

const skip = skipReason('chromium')

describe('journeys through the workbench in a real browser', () => {
  let ground: Ground
  before(async () => {
    if (!skip) ground = await prepareGround()
  })
  after(async () => {
    await ground?.close()
  })
  for (const { title, run } of journeys)
    test(title, { skip }, async () => {
      const opened = await ground.open()
      try {
        await run({ opened, today: today(), year: today().slice(0, 4), annual: '/reports/annual' })
        assert.deepEqual(opened.faults(), [])
      } finally {
        await opened.close()
      }
    })
})
