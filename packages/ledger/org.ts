import type { Day } from './day.ts'

/** A jurisdiction (a county, a city): the unit of isolation. Nothing crosses it. */
export type TenantId = string
export type OrgId = string
export type PersonId = string

export type OrgKind = 'county' | 'bureau' | 'township' | 'section' | 'village' | 'institution'

/** An office in the tree: county → bureau or township → section or village. */
export interface Org {
  readonly id: OrgId
  readonly parent: OrgId | null
  readonly name: string
  readonly kind: OrgKind
  /** Position among its siblings. */
  readonly order: number
}

export interface Person {
  readonly id: PersonId
  readonly name: string
  /** The office that the person works in. */
  readonly org: OrgId
  readonly post: string
}

/**
 * What a person may do. The three administrators (system, security, audit) are separate persons and see no business data;
 * `recorder` enters, `section-head` confirms and moves, `drafter` writes reports, `leader` signs, `supervisor` chases, `viewer` reads.
 */
export type Role =
  | 'system-admin'
  | 'security-admin'
  | 'audit-admin'
  | 'recorder'
  | 'section-head'
  | 'drafter'
  | 'leader'
  | 'supervisor'
  | 'viewer'

/** A role held in an office: `own` reaches that office's rows, `below` those of all offices under it too. */
export interface Grant {
  readonly person: PersonId
  readonly role: Role
  readonly org: OrgId
  readonly reach: 'own' | 'below'
  readonly from: Day
  /** Last day; null while it lasts. */
  readonly to: Day | null
}

/** What each role is called. */
export const roleTitles: Readonly<Record<Role, string>> = {
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
  recorder: '录入员',
  'section-head': '科室负责人',
  drafter: '拟稿人',
  leader: '领导',
  supervisor: '督查员',
  viewer: '查看者',
}
