import { randomUUID } from 'node:crypto'
import type { OpenRequest, SignedRequest } from './services.ts'

/** What is recorded beside the ledgers' history, for the audit administrator. */
export type AccessEvent =
  | 'sign-in'
  | 'sign-out'
  | 'session-ended'
  | 'password-changed'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'read-protected'
  | 'evidence-read'
  | 'account-created'
  | 'account-changed'
  | 'grants-changed'
  | 'setup-changed'

/** Writes down who did or tried what. The subject names things by their ids and never holds a value. */
export const recordAccess = (
  { services, at, address, requestId }: OpenRequest,
  tenant: string,
  person: string | null,
  event: AccessEvent,
  subject: string,
  succeeded = true,
): Promise<void> =>
  services.accessRecords.add(tenant, { id: randomUUID(), at, person, event, subject, succeeded, address, requestId })

/** The same for who is signed in. */
export const recordOwn = (
  request: SignedRequest,
  event: AccessEvent,
  subject: string,
  succeeded = true,
): Promise<void> => recordAccess(request, request.tenant, request.caller.person, event, subject, succeeded)
