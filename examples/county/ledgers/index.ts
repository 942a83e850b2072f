import type { Ledger } from '@taizhang/ledger'
import { parcel } from './land.ts'
import { household, householdVisit, payment } from './people.ts'
import { enforcement, incident } from './safety.ts'
import { patrol, river } from './water.ts'

/** What the offices keep beside the ledgers of the packs. */
export const ledgers: readonly Ledger[] = [
  household,
  householdVisit,
  payment,
  parcel,
  river,
  patrol,
  enforcement,
  incident,
]
