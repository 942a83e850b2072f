import { readFileSync } from 'node:fs'
import { type CheckSettings, check } from '@taizhang/check'
import type { Reading } from '@taizhang/text'
import { reasonOf } from './cannot-carry-out.ts'
import { type WantedCopies, writeCopies } from './copies.ts'
import { type Counts, countsOf, type Format, nothingCounted } from './formats/format.ts'
import { readDocument } from './input-document.ts'
import type { Settings } from './settings.ts'

/** One file to check and all that is wanted of it; plain data, so that it can be sent to a worker. */
export interface CheckJob extends WantedCopies {
  /** Place in the order of the inputs, from 0. */
  readonly index: number
  readonly name: string
  /** The content, where it does not come from the disk. */
  readonly content?: Uint8Array
  readonly settings: Settings
}

/** What all files of one run share. */
export interface CheckShared {
  readonly format: Format
  /** The day of checking, ISO, local. */
  readonly today: string
  /** The time of checking, ISO, UTC: comments and changes carry it. */
  readonly at: string
  readonly against: Reading | null
}

/** A file that was checked, or the reason why not; either way with its part of the report. */
export interface CheckOutcome {
  readonly counts: Counts
  readonly failure: string | null
  readonly pieces: Iterable<string>
}

/** Reads and checks one file and writes the copies asked for. Never throws: a failure is a part of the report. */
export async function checkFile(job: CheckJob, shared: CheckShared): Promise<CheckOutcome> {
  try {
    const bytes = job.content ?? readFileSync(job.name)
    const input = await readDocument(job.name, bytes)
    const settings: CheckSettings = {
      ...job.settings,
      today: shared.today,
      ...(shared.against && { against: shared.against }),
    }
    const result = check(input.document, settings)
    const notes = await writeCopies(job, { ...input, bytes }, result, shared.at)
    const pieces = shared.format.file({ name: job.name, result, notes }, job.index)
    return { counts: countsOf(result), failure: null, pieces }
  } catch (error) {
    const reason = reasonOf(error)
    const piece = shared.format.failed({ name: job.name, reason }, job.index)
    return { counts: { ...nothingCounted, failed: 1 }, failure: reason, pieces: [piece] }
  }
}
