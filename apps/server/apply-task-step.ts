import { type TaskStepFailure, taskStepFailures } from '@taizhang/contract'
import type { Task, TaskDecision, TaskStep } from '@taizhang/ledger'
import { readTask, readTie } from '@taizhang/store'
import { UnlistedRefusal } from './apply-step.ts'
import { hiddenEvidence, hiddenEvidenceMessage } from './hidden-evidence.ts'
import { indicatorsWith } from './indicators-touched.ts'
import type { Failed, Failure } from './route.ts'
import type { SignedRequest } from './services.ts'

type Applied<Name extends TaskStep['step']> =
  | { readonly ok: true; readonly value: TaskDecision }
  | Failed<TaskStepFailure<Name>>

/**
 * Carries out a step about tasks, ties or figures from outside for the caller. A refusal about what the caller may not see says that
 * there is none; a stale write comes back with the task as it is now.
 */
export async function applyTaskStep<Name extends TaskStep['step']>(
  request: SignedRequest,
  step: Extract<TaskStep, { readonly step: Name }>,
): Promise<Applied<Name>> {
  const { services, tenant, setup, caller, at, today, once } = request
  const whole = step as TaskStep
  const hidden = await hiddenEvidence(request, whole.step === 'add-progress' ? whole.progress.evidence : [])
  if (hidden !== undefined)
    return failedWith(step.step, [{ code: 'unknown-evidence', subject: hidden, message: hiddenEvidenceMessage }])
  const result = await services.store.applyTask(tenant, whole, { by: caller.person, at, today }, once)
  if (result.ok) {
    for (const { id, org, version } of result.value.tasks)
      services.changes.tell(tenant, { event: 'task', data: { org, task: id, version } })
    for (const { indicator, org } of [...result.value.cited, ...result.value.targets])
      services.changes.tell(tenant, {
        event: 'indicators',
        data: { org, indicators: indicatorsWith(setup, [indicator]) },
      })
    return result
  }
  switch (whole.step) {
    case 'replan-task':
    case 'end-task':
    case 'add-progress':
      return refusedOverTask(request, whole, failedWith(step.step, result.error))
    case 'end-assignment':
      return refusedOverTie(request, whole.id, failedWith(step.step, result.error))
    default:
      return failedWith(step.step, result.error)
  }
}

function failedWith<Name extends TaskStep['step']>(
  step: TaskStep['step'],
  error: readonly { readonly code: string; readonly subject: string; readonly message: string }[],
): Failed<TaskStepFailure<Name>> {
  const listed: readonly string[] = taskStepFailures[step]
  const unlisted = error.find(({ code }) => !listed.includes(code))
  if (unlisted) throw new UnlistedRefusal(step, unlisted.code)
  return { ok: false, error: error as readonly Failure<TaskStepFailure<Name>>[] }
}

/** A task that the caller may read, or is named in. */
export const visibleTask = ({ services, tenant, orgs, caller, today }: SignedRequest, id: string) =>
  readTask(services.store, { tenant, orgs }, id, caller.person, today)

async function refusedOverTask<Name extends TaskStep['step']>(
  request: SignedRequest,
  step: { readonly id: string; readonly version: number },
  refused: Failed<TaskStepFailure<Name>>,
): Promise<Failed<TaskStepFailure<Name>>> {
  const standing = await visibleTask(request, step.id)
  if (!standing)
    return failedWith('end-task', [{ code: 'unknown-task', subject: step.id, message: unknownTaskMessage }])
  if (refused.error[0]?.code !== 'stale-version') return refused
  return { ...refused, stale: { seen: step.version, current: { ...standing.task } } }
}

async function refusedOverTie<Name extends TaskStep['step']>(
  { services, tenant, orgs }: SignedRequest,
  id: string,
  refused: Failed<TaskStepFailure<Name>>,
): Promise<Failed<TaskStepFailure<Name>>> {
  const tie = await services.store.read({ tenant, orgs }, (transaction) => readTie(transaction, tenant, id))
  return tie
    ? refused
    : failedWith('end-assignment', [{ code: 'unknown-entry', subject: id, message: '没有这条责任。' }])
}

export const unknownTaskMessage = '没有这项任务。'

/** The task that a step made or changed. */
export function taskOutcome({ tasks }: TaskDecision): Task {
  const [task] = tasks
  if (!task) throw new Error('a step over a task gave none')
  return task
}
