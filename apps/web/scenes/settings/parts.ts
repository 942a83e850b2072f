import type { Role } from '@taizhang/ledger'
import type { ComponentType } from 'react'
import { businessRoles } from '../scene.ts'
import { AccessRecordsPart } from './access-records-part.tsx'
import { AccountPart } from './account-part.tsx'
import { GrantsPart } from './grants-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { OfficesPart } from './offices-part.tsx'
import { PacksPart } from './packs-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { PeriodsPart } from './periods-part.tsx'

/** A part of the settings. */
export interface SettingsPart {
  /** The last part of its address; '' for the first. */
  readonly path: string
  readonly title: string
  readonly for: 'signed-in' | readonly Role[]
  readonly Content: ComponentType
}

/** Every part of the settings, in order. The three administrators each have their own, and none does the work of another. */
export const settingsParts: readonly SettingsPart[] = [
  { path: '', title: '我的账号', for: 'signed-in', Content: AccountPart },
  { path: 'offices', title: '单位', for: 'signed-in', Content: OfficesPart },
  { path: 'people', title: '人员和账号', for: 'signed-in', Content: PeoplePart },
  { path: 'grants', title: '角色', for: ['security-admin'], Content: GrantsPart },
  { path: 'packs', title: '行业包', for: 'signed-in', Content: PacksPart },
  { path: 'periods', title: '结账', for: businessRoles, Content: PeriodsPart },
  { path: 'access', title: '访问记录', for: ['audit-admin'], Content: AccessRecordsPart },
  { path: 'history', title: '历史链', for: ['audit-admin'], Content: HistoryPart },
]
