import type { Role } from '@taizhang/ledger'
import type { ComponentType } from 'react'

/** A scene: one kind of page of the workbench, at an address of its own, loaded when somebody goes there. */
export interface Scene {
  /** The address, with its parts named: `/ledgers/:key/entries/:id`. */
  readonly path: string
  /** What the browser's tab and the head of the page say. */
  readonly title: string
  /**
   * Who may go there. `everybody`: also without an account, and the scene then makes no request. `signed-in`: any account.
   * Roles: who holds one of them today, in whatever office.
   */
  readonly for: 'everybody' | 'signed-in' | readonly Role[]
  /** Its word in the side navigation; left out for a scene that others lead to. The order is that of the table. */
  readonly menu?: string
  /** In whose navigation its word stands, where that is not everybody's who may go there. */
  readonly menuFor?: readonly Role[]
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** Who works with business data. */
export const businessRoles: readonly Role[] = ['recorder', 'section-head', 'drafter', 'leader', 'supervisor', 'viewer']
