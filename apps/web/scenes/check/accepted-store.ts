import type { Accepted } from '@taizhang/check'
import type { KeyValueStore } from '../../components/browser-store.ts'
import { alike, type Likeness } from './likeness.ts'

/** What was accepted in one report. None of the report's words are kept, only hashes and the user's own reasons. */
export interface AcceptedRecord {
  readonly likeness: Likeness
  readonly accepted: readonly Accepted[]
}

const key = 'taizhang.accepted.v1'
const recordsMax = 200
/** A report is taken for the same one when this share of its sentences is the same. */
const sameFrom = 0.5

/** What was accepted in the stored report most like this one; empty where none is alike. */
export function loadAccepted(store: KeyValueStore, likeness: Likeness): readonly Accepted[] {
  const records = readRecords(store)
  return records[mostAlike(records, likeness)]?.accepted ?? []
}

/**
 * Keeps what is accepted in this report, in place of what was kept for it before. Returns false where the browser
 * refuses to store (private window, full disk): the acceptances then last as long as the page.
 */
export function saveAccepted(store: KeyValueStore, likeness: Likeness, accepted: readonly Accepted[]): boolean {
  const records = readRecords(store)
  const same = mostAlike(records, likeness)
  const others = records.filter((_, index) => index !== same)
  const next = accepted.length === 0 ? others : [{ likeness, accepted }, ...others].slice(0, recordsMax)
  try {
    store.setItem(key, JSON.stringify(next))
    return true
  } catch {
    return false
  }
}

/** Forgets the acceptances of all reports. */
export function forgetAccepted(store: KeyValueStore): void {
  try {
    store.removeItem(key)
  } catch {
    // Nothing was stored where storing is refused.
  }
}

function mostAlike(records: readonly AcceptedRecord[], likeness: Likeness): number {
  let best = -1
  let bestShare = sameFrom
  records.forEach((record, index) => {
    const share = alike(record.likeness, likeness)
    if (share > bestShare || (share === bestShare && best < 0)) {
      best = index
      bestShare = share
    }
  })
  return best
}

function readRecords(store: KeyValueStore): readonly AcceptedRecord[] {
  try {
    const value: unknown = JSON.parse(store.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter(isRecord) : []
  } catch {
    return []
  }
}

function isRecord(value: unknown): value is AcceptedRecord {
  if (typeof value !== 'object' || value === null) return false
  const { likeness, accepted } = value as Partial<Record<keyof AcceptedRecord, unknown>>
  return (
    Array.isArray(likeness) &&
    likeness.every((one) => typeof one === 'number') &&
    Array.isArray(accepted) &&
    accepted.every(isAccepted)
  )
}

function isAccepted(value: unknown): value is Accepted {
  if (typeof value !== 'object' || value === null) return false
  const { rule, fingerprint, because } = value as Partial<Record<keyof Accepted, unknown>>
  return typeof rule === 'string' && typeof fingerprint === 'string' && typeof because === 'string'
}
