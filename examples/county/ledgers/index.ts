import type { Ledger } from '@taizhang/ledger'
import { meeting, training } from './office.ts'
import { household, payment, petition, visit } from './people.ts'
import { enforcement, hazard, incident } from './safety.ts'
import { patrol, river } from './water.ts'
import { fund, parcel, progress, project } from './works.ts'

export const ledgers: readonly Ledger[] = [
  hazard,
  petition,
  household,
  visit,
  payment,
  project,
  progress,
  fund,
  parcel,
  river,
  patrol,
  enforcement,
  incident,
  meeting,
  training,
]
