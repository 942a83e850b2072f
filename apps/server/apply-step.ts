import { type StepFailure, stepFailures } from '@taizhang/contract'
import type { Outcome, Step } from '@taizhang/ledger'
import { readEntry } from '@taizhang/store'
import { entryView } from './entry-view.ts'
import { hiddenEvidence, hiddenEvidenceMessage } from './hidden-evidence.ts'
import { indicatorsOver, indicatorsWith } from './indicators-touched.ts'
import type { Failed, Failure } from './route.ts'
import type { SignedRequest } from './services.ts'

/** The domain refused in a way that the contract does not list for the step: a programmer's mistake. */
export class UnlistedRefusal extends Error {
  readonly step: string
  readonly code: string
  constructor(step: string, code: string) {
    super(`step '${step}' was refused with '${code}', which the contract does not list`)
    this.step = step
    this.code = code
  }
}

type Applied<Name extends Step['step']> = { readonly ok: true; readonly value: Outcome } | Failed<StepFailure<Name>>

/**
 * Carries out a step for the caller, and tells those who look on. A refusal about an entry that the caller may not see says that
 * there is none; a stale write comes back with the entry as it is now.
 */
export async function applyStep<Name extends Step['step']>(
  request: SignedRequest,
  step: Extract<Step, { readonly step: Name }>,
): Promise<Applied<Name>> {
  const { services, tenant, caller, at, today, once } = request
  const hidden = await hiddenEvidence(request, filesOf(step as Step))
  if (hidden !== undefined) {
    const message = hiddenEvidenceMessage
    return { ok: false, error: [listed<Name>(step.step, { code: 'unknown-evidence', subject: hidden, message })] }
  }
  const result = await services.store.apply(tenant, step as Step, { by: caller.person, at, today }, once)
  if (result.ok) {
    tellOutcome(request, step as Step, result.value)
    return result
  }
  const error = result.error.map((refusal) => listed<Name>(step.step, refusal))
  if (!('id' in step) || step.step === 'create-entry') return { ok: false, error }
  return refusedOverEntry(request, step, error)
}

/** Tells those who look on what a step changed. */
function tellOutcome({ services, tenant, setup }: SignedRequest, step: Step, { entry }: Outcome): void {
  if (entry) {
    const { ledger, org, id, version } = entry
    services.changes.tell(tenant, { event: 'entry', data: { ledger, org, entry: id, version } })
    services.changes.tell(tenant, { event: 'indicators', data: { org, indicators: indicatorsOver(setup, ledger) } })
  } else if (step.step === 'import-entries')
    services.changes.tell(tenant, {
      event: 'indicators',
      data: { org: step.org, indicators: indicatorsOver(setup, step.ledger) },
    })
  else if (step.step === 'report-value' || step.step === 'review-value')
    services.changes.tell(tenant, {
      event: 'indicators',
      data: { org: step.org, indicators: indicatorsWith(setup, [step.indicator]) },
    })
}

/** The files that a step names: as evidence, or in fields of attachments. */
function filesOf(step: Step): readonly string[] {
  const hashes: string[] = 'evidence' in step ? [...step.evidence] : []
  for (const value of 'values' in step ? Object.values(step.values) : [])
    if (Array.isArray(value)) hashes.push(...value.filter((one) => /^[0-9a-f]{64}$/.test(one)))
  return hashes
}

function listed<Name extends Step['step']>(
  step: Step['step'],
  { code, subject, message }: { readonly code: string; readonly subject: string; readonly message: string },
): Failure<StepFailure<Name>> {
  if (!(stepFailures[step] as readonly string[]).includes(code)) throw new UnlistedRefusal(step, code)
  return { code: code as StepFailure<Name>, subject, message }
}

async function refusedOverEntry<Name extends Step['step']>(
  { services, tenant, orgs }: SignedRequest,
  step: { readonly id: string; readonly version?: number },
  error: readonly Failure<StepFailure<Name>>[],
): Promise<Failed<StepFailure<Name>>> {
  const [entry, ledger] = await services.store.read({ tenant, orgs }, async (transaction, setup) => {
    const found = await readEntry(transaction, tenant, step.id)
    return [found, found && setup.ledgers.get(found.ledger)] as const
  })
  if (!entry || !ledger) {
    const unknown = { code: 'unknown-entry' as StepFailure<Name>, subject: step.id, message: unknownEntryMessage }
    return { ok: false, error: [unknown] }
  }
  if (error[0]?.code !== 'stale-version') return { ok: false, error }
  return { ok: false, error, stale: { seen: step.version ?? 0, current: { ...entryView(ledger, entry) } } }
}

export const unknownEntryMessage = '没有这条记录，可能已换了地址。'
