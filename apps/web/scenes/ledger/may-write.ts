import { useMe } from '../../client/use-session.ts'
import { rolesOf } from '../../workbench/admission.ts'

/** Whether the person enters records in some office; in which, the server decides. */
export function useMayWrite(): boolean {
  const roles = rolesOf(useMe())
  return roles.has('recorder') || roles.has('section-head')
}
