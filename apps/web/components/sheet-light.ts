import type { showTask } from '@taizhang/contract'
import type { Given } from '../client/answer.ts'
import type { ShownLight } from './light-mark.tsx'

/** A sheet over a task with what happened to it. */
export type Sheet = Given<typeof showTask>['sheets'][number]

/** Within so many days of its limit an answer is near. */
const NEAR_DAYS = 3

/** How a sheet stands, as a light: late is red; near, or waiting for a verdict, yellow. */
export function sheetLight({ state }: Pick<Sheet, 'state'>): ShownLight {
  const { waitsFor, daysLate, word } = state
  if (waitsFor === 'reply') return { color: daysLate > 0 ? 'red' : daysLate >= -NEAR_DAYS ? 'yellow' : 'green', word }
  return { color: waitsFor === 'verdict' || daysLate > 0 ? 'yellow' : 'green', word }
}
