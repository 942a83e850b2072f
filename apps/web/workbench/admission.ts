import type { Role } from '@taizhang/ledger'
import type { Me } from '../client/session.ts'
import type { Scene } from '../scenes/scene.ts'

/** What somebody who asks for a scene is shown: it, the sign-in before it, the change of a one-time password, or a refusal. */
export type Admission = 'shown' | 'sign-in' | 'change-password' | 'not-yours'

/** The roles that somebody holds today, in whatever office. */
export const rolesOf = ({ grants }: Pick<Me, 'grants'>): ReadonlySet<Role> => new Set(grants.map(({ role }) => role))

/** Whether the scene is for somebody with these roles. */
export const isFor = (scene: Pick<Scene, 'for'>, roles: ReadonlySet<Role>): boolean =>
  typeof scene.for === 'string' || scene.for.some((role) => roles.has(role))

/** What is shown to who asks for a scene; `me` is null where nobody is signed in. */
export function admit(scene: Pick<Scene, 'for'>, me: Me | null): Admission {
  if (scene.for === 'everybody') return 'shown'
  if (me === null) return 'sign-in'
  if (me.passwordMustChange) return 'change-password'
  return isFor(scene, rolesOf(me)) ? 'shown' : 'not-yours'
}

/** The scenes that stand in somebody's navigation, in order. */
export const menuOf = (scenes: readonly Scene[], me: Me): readonly (Scene & { readonly menu: string })[] =>
  scenes.filter(
    (scene): scene is Scene & { readonly menu: string } =>
      scene.menu !== undefined && isFor(scene, rolesOf(me)) && isFor({ for: scene.menuFor ?? scene.for }, rolesOf(me)),
  )

/** The entry of the navigation that an address belongs to: the longest that it begins with. */
export function menuAt(menu: readonly Scene[], path: string): Scene | undefined {
  const holds = (scene: Scene) => path === scene.path || path.startsWith(scene.path === '/' ? '/ ' : `${scene.path}/`)
  return menu.filter(holds).sort((one, other) => other.path.length - one.path.length)[0]
}
