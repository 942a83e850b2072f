import type { Output, showLedger } from '@taizhang/contract'

/** A ledger's definition, as an endpoint gives it. */
export type ShownLedger = Output<typeof showLedger>
export type ShownField = ShownLedger['fields'][string]
