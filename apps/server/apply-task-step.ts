import { type TaskStepFailure, taskStepFailures } from '@taizhang/contract'
import { supervisionState, type Task, type TaskDecision, type TaskStep } from '@taizhang/ledger'
import { readTask, readTie, type SupervisionCourse, type TaskStanding, taskOfSupervision } from '@taizhang/store'
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
  const hidden = await hiddenEvidence(request, evidenceOf(whole))
  if (hidden !== undefined)
    return failedWith(step.step, [{ code: 'unknown-evidence', subject: hidden, message: hiddenEvidenceMessage }])
  const result = await services.store.applyTask(tenant, whole, { by: caller.person, at, today }, once)
  if (result.ok) {
    for (const { id, org, version } of result.value.tasks)
      services.changes.tell(tenant, { event: 'task', data: { org, task: id, version } })
    for (const { id, task, org, version } of result.value.supervisions)
      services.changes.tell(tenant, { event: 'supervision', data: { org, task, supervision: id, version } })
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
    case 'issue-supervision': {
      const refused = failedWith<Name>(step.step, result.error)
      return (await visibleTask(request, whole.task)) ? refused : unknownTask(whole.task)
    }
    case 'answer-supervision':
      return refusedOverSheet(request, whole, failedWith(step.step, result.error))
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
  if (!standing) return unknownTask(step.id)
  if (refused.error[0]?.code !== 'stale-version') return refused
  return { ...refused, stale: { seen: step.version, current: { ...standing.task } } }
}

const unknownTask = <Name extends TaskStep['step']>(id: string): Failed<TaskStepFailure<Name>> =>
  failedWith('end-task', [{ code: 'unknown-task', subject: id, message: unknownTaskMessage }])

async function refusedOverSheet<Name extends TaskStep['step']>(
  request: SignedRequest,
  step: { readonly id: string; readonly version: number },
  refused: Failed<TaskStepFailure<Name>>,
): Promise<Failed<TaskStepFailure<Name>>> {
  const { services, tenant, orgs, caller } = request
  const task = await taskOfSupervision(services.store, { tenant, orgs }, step.id, caller.person)
  if (task === undefined)
    return failedWith('answer-supervision', [
      { code: 'unknown-supervision', subject: step.id, message: '没有这张督办单。' },
    ])
  if (refused.error[0]?.code !== 'stale-version') return refused
  const course = await courseOf(request, task, step.id)
  return { ...refused, stale: { seen: step.version, current: { ...course?.sheet } } }
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

/** The files that a step ties to something. */
function evidenceOf(step: TaskStep): readonly string[] {
  if (step.step === 'add-progress') return step.progress.evidence
  return step.step === 'answer-supervision' ? step.evidence : []
}

/** A sheet as it stands on a day. */
const supervisionView = ({ sheet, turns }: SupervisionCourse, today: string) => ({
  sheet,
  turns,
  state: supervisionState(sheet, turns, today),
})

/** A task with its sheets as they stand on a day. */
export const standingView = ({ sheets, ...standing }: TaskStanding, today: string) => ({
  ...standing,
  sheets: sheets.map((course) => supervisionView(course, today)),
})

async function courseOf(
  { services, tenant, caller, today }: SignedRequest,
  task: string,
  sheet: string,
): Promise<SupervisionCourse | undefined> {
  const standing = await readTask(services.store, { tenant, orgs: 'all' }, task, caller.person, today)
  return standing?.sheets.find((course) => course.sheet.id === sheet)
}

/** The sheet that a step made or changed, with all its turns. */
export async function supervisionOutcome(request: SignedRequest, { supervisions }: TaskDecision) {
  const [sheet] = supervisions
  const course = sheet && (await courseOf(request, sheet.task, sheet.id))
  if (!course) throw new Error('a step over a sheet gave none')
  return supervisionView(course, request.today)
}

/** The task that a step made or changed. */
export function taskOutcome({ tasks }: TaskDecision): Task {
  const [task] = tasks
  if (!task) throw new Error('a step over a task gave none')
  return task
}
