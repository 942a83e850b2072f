import { showLedger } from '@taizhang/contract'
import { type Read, useRead } from '../client/use-read.ts'
import type { ShownLedger } from './shown-ledger.ts'

const FRESH_MS = 300_000

/** A ledger's fields and flow, read once and kept. */
export const useLedger = (key: string, when = true): Read<ShownLedger> =>
  useRead(showLedger, { params: { key } }, { freshMs: FRESH_MS, when })
