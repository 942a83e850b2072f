import { type Assignment, handOver } from './assignment.ts'
import type { AuditRule } from './audit-rule.ts'
import { addDays, isDay } from './day.ts'
import type { CitedFigure, Target } from './indicator.ts'
import { decideProgress, stateOf } from './light.ts'
import type { OrgId, PersonId } from './org.ts'
import { parsePeriod } from './period.ts'
import { type Action, may } from './permission.ts'
import { ok, type Refusal, type RefusalCode, type Result, refused } from './result.ts'
import type { StepContext } from './step.ts'
import { decideTurn, type Supervision, type SupervisionTurn, supervisionMistakes } from './supervision.ts'
import type { Progress, Task } from './task.ts'
import type { TaskStep } from './task-step.ts'
import type { View } from './view.ts'

/** What a decision about tasks, ties and outside figures reads beside the view of the ledgers. */
export interface TaskView extends Pick<View, 'org' | 'person' | 'grantsOf' | 'indicator' | 'entry' | 'hasEvidence'> {
  task(id: string): Task | undefined
  progressOf(task: string): readonly Progress[]
  supervision(id: string): Supervision | undefined
  /** All sheets over a task, in the order of their issue. */
  supervisionsOf(task: string): readonly Supervision[]
  turnsOf(sheet: string): readonly SupervisionTurn[]
  /** The last number that an office gave to a sheet of a year; 0 before the first. */
  lastSupervision(issuer: OrgId, year: number): number
  assignment(id: string): { readonly assignment: Assignment; readonly org: OrgId } | undefined
  /** All ties of a person in an office, ended ones too. */
  assignmentsOf(org: OrgId, person: PersonId): readonly Assignment[]
  auditRule(key: string): AuditRule | undefined
  /** The newest version of a target; undefined where there is none. */
  target(indicator: string, org: OrgId, period: string, issuer: string): Target | undefined
}

/** A soft audit rule passed with a reason. */
export interface AuditPassed {
  readonly rule: string
  readonly of: string
  readonly org: OrgId
  readonly period: string
  readonly reason: string
  readonly by: PersonId
}

/** What a step about tasks changes, decided but not yet written. */
export interface TaskDecision {
  readonly org: OrgId
  readonly tasks: readonly Task[]
  readonly progress: readonly Progress[]
  readonly supervisions: readonly Supervision[]
  readonly turns: readonly SupervisionTurn[]
  readonly assignments: readonly Assignment[]
  readonly cited: readonly CitedFigure[]
  readonly targets: readonly Target[]
  readonly passed: readonly AuditPassed[]
}

const nothing = {
  tasks: [],
  progress: [],
  supervisions: [],
  turns: [],
  assignments: [],
  cited: [],
  targets: [],
  passed: [],
} as const

/** Decides a step about tasks, ties between people and objects, or outside figures. Pure, like `decide`. */
export function decideTask(view: TaskView, step: TaskStep, context: StepContext): Result<TaskDecision> {
  switch (step.step) {
    case 'create-task':
      return createTask(view, step, context)
    case 'replan-task':
      return replanTask(view, step, context)
    case 'end-task':
      return endTask(view, step, context)
    case 'add-progress':
      return addProgress(view, step, context)
    case 'issue-supervision':
      return issueSupervision(view, step, context)
    case 'answer-supervision':
      return answerSupervision(view, step, context)
    case 'assign':
      return assign(view, step, context)
    case 'end-assignment':
      return endAssignment(view, step, context)
    case 'hand-over':
      return handOverAll(view, step, context)
    case 'cite-figure':
      return citeFigure(view, step, context)
    case 'set-target':
      return setTarget(view, step, context)
    case 'pass-audit':
      return passAudit(view, step, context)
  }
}

type Of<Name extends TaskStep['step']> = Extract<TaskStep, { step: Name }>

const refusal = (code: RefusalCode, subject: string, message: string): Refusal => ({ code, subject, message })

/** The reasons why a person may not do a thing in an office at all; empty where they may. */
function barred(view: TaskView, context: StepContext, org: OrgId, action: Action, verb: string): Refusal[] {
  if (!view.org(org)) return [refusal('unknown-org', org, '没有这个单位。')]
  return may(view, context.by, action, org, context.today)
    ? []
    : [refusal('not-permitted', '', `您没有在这个单位${verb}的权限，请联系本单位管理员。`)]
}

function createTask(view: TaskView, { task }: Of<'create-task'>, context: StepContext): Result<TaskDecision> {
  const stops = barred(view, context, task.org, 'supervise', '下达任务')
  if (stops.length > 0) return refused(...stops)
  const planned: Task = { ...task, version: 1, ended: null }
  const mistakes = planMistakes(view, planned)
  if (view.task(task.id)) mistakes.push(refusal('duplicate-key', task.id, '这项任务已经下达。'))
  const parent = task.parent === null ? undefined : view.task(task.parent)
  if (task.parent !== null && (!parent || parent.ended !== null))
    mistakes.push(refusal('unknown-task', task.parent, '上级任务不存在或已终止。'))
  if (task.milestones.some(({ doneOn }) => doneOn !== null))
    mistakes.push(refusal('wrong-value', 'milestones', '新下达的任务不能有已完成的节点。'))
  return mistakes.length > 0 ? refused(...mistakes) : ok({ ...nothing, org: task.org, tasks: [planned] })
}

/** What must hold of a task's plan, new or changed. */
function planMistakes(view: TaskView, task: Task): Refusal[] {
  const mistakes: Refusal[] = []
  if (task.title.trim() === '') mistakes.push(refusal('missing-field', 'title', '请写明任务内容。'))
  if (!isDay(task.startsOn) || !isDay(task.dueOn))
    mistakes.push(refusal('wrong-value', 'dueOn', '起止日期中有日历上没有的日子。'))
  else if (task.dueOn < task.startsOn)
    mistakes.push(refusal('wrong-value', 'dueOn', `完成时限${task.dueOn}早于开始日期${task.startsOn}。`))
  if (!(task.weight > 0)) mistakes.push(refusal('wrong-value', 'weight', '权重应大于0。'))
  for (const person of [task.owner, ...task.helpers])
    if (!view.person(person)) mistakes.push(refusal('unknown-person', person, '责任人或配合人不在本地区人员名录里。'))
  for (const { title, dueOn } of task.milestones) {
    if (title.trim() === '') mistakes.push(refusal('missing-field', 'milestones', '节点要写明内容。'))
    if (!isDay(dueOn) || dueOn < task.startsOn || dueOn > task.dueOn)
      mistakes.push(refusal('wrong-value', 'milestones', `节点“${title}”的日期应在任务起止日期之内。`))
  }
  if (task.target) {
    if (!view.indicator(task.target.indicator))
      mistakes.push(refusal('unknown-indicator', task.target.indicator, '没有这个指标。'))
    if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(task.target.value))
      mistakes.push(refusal('wrong-value', 'target', '目标值应为数字。'))
    const curve = task.target.curve.map(({ on }) => on)
    if (task.target.curve.some(({ value }) => !/^-?\d{1,15}(?:\.\d{1,6})?$/.test(value)))
      mistakes.push(refusal('wrong-value', 'target', '目标进度应为数字。'))
    if (
      curve.some(
        (on, at) => !isDay(on) || on < task.startsOn || on > task.dueOn || (at > 0 && on <= (curve[at - 1] ?? '')),
      )
    )
      mistakes.push(refusal('wrong-value', 'target', '目标进度的日期应在任务起止日期之内，并依次往后。'))
  }
  return mistakes
}

/** The task that a step names, still at the version that the writer saw and not given up. */
function current(view: TaskView, id: string, version: number): Result<Task> {
  const task = view.task(id)
  if (!task) return refused(refusal('unknown-task', id, '没有这项任务。'))
  if (task.ended !== null) return refused(refusal('already-ended', id, '这项任务已终止。'))
  if (task.version !== version)
    return refused(
      refusal(
        'stale-version',
        id,
        `这项任务已被改过（您看到的是第${version}版，现在是第${task.version}版），请对照新的内容再改。`,
      ),
    )
  return ok(task)
}

function replanTask(view: TaskView, step: Of<'replan-task'>, context: StepContext): Result<TaskDecision> {
  const found = current(view, step.id, step.version)
  if (!found.ok) return found
  const task = found.value
  const stops = barred(view, context, task.org, 'supervise', '调整任务')
  if (stops.length > 0) return refused(...stops)
  const next: Task = {
    ...task,
    title: step.title ?? task.title,
    owner: step.owner ?? task.owner,
    helpers: step.helpers ?? task.helpers,
    dueOn: step.dueOn ?? task.dueOn,
    weight: step.weight ?? task.weight,
    milestones: step.milestones ?? task.milestones,
    target: step.target === undefined ? task.target : step.target,
    version: task.version + 1,
  }
  const mistakes = planMistakes(view, next)
  if (step.reason.trim() === '') mistakes.push(refusal('needs-reason', 'reason', '调整任务要写明理由。'))
  if (stateOf(view.progressOf(task.id)).says === 'confirmed')
    mistakes.push(refusal('already-ended', task.id, '这项任务已确认完成，不能再调整。'))
  // What was done stays done: a milestone that has its day may not be planned away.
  for (const done of task.milestones.filter(({ doneOn }) => doneOn !== null)) {
    if (!next.milestones.some(({ title, doneOn }) => title === done.title && doneOn === done.doneOn))
      mistakes.push(refusal('wrong-value', 'milestones', `节点“${done.title}”已完成，不能改动。`))
  }
  if (
    next.milestones.some(
      ({ title, doneOn }) =>
        doneOn !== null && !task.milestones.some((old) => old.title === title && old.doneOn === doneOn),
    )
  )
    mistakes.push(refusal('wrong-value', 'milestones', '节点的完成日期只能由进展记录产生。'))
  return mistakes.length > 0 ? refused(...mistakes) : ok({ ...nothing, org: task.org, tasks: [next] })
}

function endTask(view: TaskView, step: Of<'end-task'>, context: StepContext): Result<TaskDecision> {
  const found = current(view, step.id, step.version)
  if (!found.ok) return found
  const task = found.value
  const stops = barred(view, context, task.org, 'supervise', '终止任务')
  if (stops.length > 0) return refused(...stops)
  if (step.reason.trim() === '') return refused(refusal('needs-reason', 'reason', '终止任务要写明理由。'))
  return ok({ ...nothing, org: task.org, tasks: [{ ...task, ended: step.reason.trim(), version: task.version + 1 }] })
}

function addProgress(view: TaskView, step: Of<'add-progress'>, context: StepContext): Result<TaskDecision> {
  const found = current(view, step.id, step.version)
  if (!found.ok) return found
  const task = found.value
  const judges = step.progress.says === 'confirmed' || step.progress.says === 'sent-back'
  const named = task.owner === context.by || task.helpers.includes(context.by)
  const stops = judges
    ? barred(view, context, task.org, 'supervise', '确认或退回')
    : named
      ? []
      : barred(view, context, task.org, 'progress', '填写进展')
  if (stops.length > 0) return refused(...stops)
  const progress: Progress = { ...step.progress, task: task.id, by: context.by }
  const decided = decideProgress(task, view.progressOf(task.id), progress, context.today)
  const mistakes: Refusal[] = decided.ok ? [] : [...decided.error]
  if (!isDay(progress.on)) mistakes.push(refusal('wrong-value', 'on', '进展日期不是日历上的日子。'))
  for (const hash of progress.evidence)
    if (!view.hasEvidence(hash))
      mistakes.push(refusal('unknown-evidence', hash, '附的佐证还没有上传成功，请重新上传。'))
  if (mistakes.length > 0) return refused(...mistakes)
  const milestones = task.milestones.map((milestone, at) =>
    at === progress.milestone && milestone.doneOn === null ? { ...milestone, doneOn: progress.on } : milestone,
  )
  return ok({
    ...nothing,
    org: task.org,
    tasks: [{ ...task, milestones, version: task.version + 1 }],
    progress: [progress],
  })
}

function issueSupervision(
  view: TaskView,
  { step: _, ...asked }: Of<'issue-supervision'>,
  context: StepContext,
): Result<TaskDecision> {
  const task = view.task(asked.task)
  if (!task) return refused(refusal('unknown-task', asked.task, '没有这项任务。'))
  if (task.ended !== null) return refused(refusal('already-ended', task.id, '这项任务已终止。'))
  const stops = barred(view, context, task.org, 'supervise', '督办')
  if (stops.length > 0) return refused(...stops)
  const sheets = view.supervisionsOf(task.id).map((sheet) => ({ sheet, turns: view.turnsOf(sheet.id) }))
  const mistakes = supervisionMistakes(task, view.progressOf(task.id), sheets, asked, context.today)
  if (asked.replyBy !== null && !isDay(asked.replyBy))
    mistakes.push(refusal('wrong-value', 'replyBy', '回复时限不是日历上的日子。'))
  if (view.supervision(asked.id)) mistakes.push(refusal('duplicate-key', asked.id, '这张督办单已经下达。'))
  if (mistakes.length > 0) return refused(...mistakes)
  const issuer = view.person(context.by)?.org ?? task.org
  const year = Number(context.today.slice(0, 4))
  const sheet: Supervision = {
    ...asked,
    org: task.org,
    issuer,
    year,
    number: view.lastSupervision(issuer, year) + 1,
    issuedBy: context.by,
    issuedOn: context.today,
    to: task.owner,
    version: 1,
    closedOn: asked.kind === 'praise' ? context.today : null,
  }
  return ok({ ...nothing, org: task.org, supervisions: [sheet] })
}

function answerSupervision(
  view: TaskView,
  { id, version, says, words, evidence, replyBy }: Of<'answer-supervision'>,
  context: StepContext,
): Result<TaskDecision> {
  const sheet = view.supervision(id)
  if (!sheet) return refused(refusal('unknown-supervision', id, '没有这张督办单。'))
  const mayReply = sheet.to === context.by
  const stops =
    says === 'replied'
      ? mayReply
        ? []
        : barred(view, context, sheet.org, 'progress', '回复督办单')
      : barred(view, context, sheet.org, 'supervise', '审定督办单')
  if (stops.length > 0) return refused(...stops)
  if (sheet.version !== version)
    return refused(
      refusal(
        'stale-version',
        id,
        `这张督办单已有新的办理（您看到的是第${version}版，现在是第${sheet.version}版），请看过再办。`,
      ),
    )
  const turn: SupervisionTurn = { sheet: id, on: context.today, by: context.by, says, words, evidence, replyBy }
  const decided = decideTurn(sheet, view.turnsOf(id), turn)
  const mistakes: Refusal[] = decided.ok ? [] : [...decided.error]
  if (replyBy !== null && !isDay(replyBy))
    mistakes.push(refusal('wrong-value', 'replyBy', '回复时限不是日历上的日子。'))
  for (const hash of evidence)
    if (!view.hasEvidence(hash))
      mistakes.push(refusal('unknown-evidence', hash, '附的佐证还没有上传成功，请重新上传。'))
  if (mistakes.length > 0) return refused(...mistakes)
  const closedOn = says === 'settled' || says === 'withdrawn' ? context.today : null
  return ok({
    ...nothing,
    org: sheet.org,
    supervisions: [{ ...sheet, version: sheet.version + 1, closedOn }],
    turns: [turn],
  })
}

function assign(view: TaskView, { assignment, org }: Of<'assign'>, context: StepContext): Result<TaskDecision> {
  const stops = barred(view, context, org, 'assign', '落实责任')
  if (stops.length > 0) return refused(...stops)
  const mistakes: Refusal[] = []
  if (!view.person(assignment.person))
    mistakes.push(refusal('unknown-person', assignment.person, '这个人不在本地区人员名录里。'))
  const object = view.entry(assignment.object)
  if (!view.org(assignment.object) && (!object || object.deleted))
    mistakes.push(refusal('unknown-entry', assignment.object, '包保的对象不在名册里。'))
  if (assignment.role.trim() === '') mistakes.push(refusal('missing-field', 'role', '请写明责任，如河长、包保干部。'))
  if (!isDay(assignment.from) || (assignment.to !== null && (!isDay(assignment.to) || assignment.to < assignment.from)))
    mistakes.push(refusal('wrong-value', 'from', '责任起止日期不对。'))
  if (view.assignment(assignment.id)) mistakes.push(refusal('duplicate-key', assignment.id, '这条责任已经落实。'))
  const same = view
    .assignmentsOf(org, assignment.person)
    .some((one) => one.object === assignment.object && one.role === assignment.role && overlap(one, assignment))
  if (same) mistakes.push(refusal('duplicate-key', assignment.object, '这个人在这段时间已担任这个对象的同一责任。'))
  return mistakes.length > 0 ? refused(...mistakes) : ok({ ...nothing, org, assignments: [assignment] })
}

const overlap = (a: Assignment, b: Assignment): boolean =>
  (a.to === null || a.to >= b.from) && (b.to === null || b.to >= a.from)

function endAssignment(view: TaskView, step: Of<'end-assignment'>, context: StepContext): Result<TaskDecision> {
  const found = view.assignment(step.id)
  if (!found) return refused(refusal('unknown-entry', step.id, '没有这条责任。'))
  const { assignment, org } = found
  const stops = barred(view, context, org, 'assign', '解除责任')
  if (stops.length > 0) return refused(...stops)
  if (assignment.to !== null) return refused(refusal('already-ended', step.id, '这条责任已经解除。'))
  if (step.reason.trim() === '') return refused(refusal('needs-reason', 'reason', '解除责任要写明理由。'))
  if (!isDay(step.on) || step.on < assignment.from)
    return refused(refusal('wrong-value', 'on', '解除日期早于责任开始的日期。'))
  return ok({ ...nothing, org, assignments: [{ ...assignment, to: step.on }] })
}

function handOverAll(view: TaskView, step: Of<'hand-over'>, context: StepContext): Result<TaskDecision> {
  const stops = barred(view, context, step.org, 'assign', '交接责任')
  if (stops.length > 0) return refused(...stops)
  if (!view.person(step.to)) return refused(refusal('unknown-person', step.to, '接任的人不在本地区人员名录里。'))
  if (step.from === step.to) return refused(refusal('wrong-value', 'to', '接任的人不能是本人。'))
  if (!isDay(step.on)) return refused(refusal('wrong-value', 'on', '交接日期不是日历上的日子。'))
  const known = [...view.assignmentsOf(step.org, step.from), ...view.assignmentsOf(step.org, step.to)]
  const { ended, begun } = handOver(
    known,
    step.from,
    step.to,
    step.on,
    addDays(step.on, -1),
    (old) => `${old.id}~${step.on}`,
  )
  if (ended.length === 0) return refused(refusal('unknown-entry', step.from, '这个人在交接日没有担任责任。'))
  // A tie that began on the day of the hand-over never lasted: its day before would lie ahead of its first.
  if (ended.some(({ from, to }) => to !== null && to < from))
    return refused(refusal('wrong-value', 'on', '有责任是当天才落实的，请改期交接或先解除。'))
  const later = view.assignmentsOf(step.org, step.to)
  const twice = begun.find((tie) =>
    later.some((one) => one.object === tie.object && one.role === tie.role && overlap(one, tie)),
  )
  if (twice) return refused(refusal('duplicate-key', twice.object, '接任的人以后已担任其中一项责任，请先解除或改期。'))
  if (begun.some(({ id }) => view.assignment(id)))
    return refused(refusal('duplicate-key', step.from, '这些责任在这一天已经交接过。'))
  return ok({ ...nothing, org: step.org, assignments: [...ended, ...begun] })
}

function citeFigure(view: TaskView, { figure }: Of<'cite-figure'>, context: StepContext): Result<TaskDecision> {
  const stops = barred(view, context, figure.org, 'cite', '引用数据')
  if (stops.length > 0) return refused(...stops)
  const mistakes: Refusal[] = []
  if (view.indicator(figure.indicator)?.kind !== 'cited')
    mistakes.push(refusal('unknown-indicator', figure.indicator, '没有这个引用的指标。'))
  if (!parsePeriod(figure.period)) mistakes.push(refusal('wrong-value', 'period', `“${figure.period}”不是一个期间。`))
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(figure.value)) mistakes.push(refusal('wrong-value', 'value', '应为数字。'))
  if (figure.document.trim() === '') mistakes.push(refusal('missing-field', 'document', '引用的数要写明出自哪份文件。'))
  if (figure.scope.trim() === '') mistakes.push(refusal('missing-field', 'scope', '引用的数要写明范围，如全省、全市。'))
  if (!isDay(figure.dated) || figure.dated > context.today)
    mistakes.push(refusal('wrong-value', 'dated', '文件日期不对，或晚于今天。'))
  return mistakes.length > 0 ? refused(...mistakes) : ok({ ...nothing, org: figure.org, cited: [figure] })
}

function setTarget(view: TaskView, { target }: Of<'set-target'>, context: StepContext): Result<TaskDecision> {
  const stops = barred(view, context, target.org, 'supervise', '下达目标')
  if (stops.length > 0) return refused(...stops)
  const mistakes: Refusal[] = []
  if (!view.indicator(target.indicator)) mistakes.push(refusal('unknown-indicator', target.indicator, '没有这个指标。'))
  if (!parsePeriod(target.period)) mistakes.push(refusal('wrong-value', 'period', `“${target.period}”不是一个期间。`))
  if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(target.value))
    mistakes.push(refusal('wrong-value', 'value', '目标值应为数字。'))
  if (target.issuer.trim() === '') mistakes.push(refusal('missing-field', 'issuer', '目标要写明由谁下达。'))
  const before = view.target(target.indicator, target.org, target.period, target.issuer)
  if (!isDay(target.issuedOn)) mistakes.push(refusal('wrong-value', 'issuedOn', '下达日期不是日历上的日子。'))
  else if (before && target.issuedOn < before.issuedOn)
    mistakes.push(refusal('wrong-value', 'issuedOn', `下达日期早于上一版（${before.issuedOn}）。`))
  return mistakes.length > 0
    ? refused(...mistakes)
    : ok({ ...nothing, org: target.org, targets: [{ ...target, version: (before?.version ?? 0) + 1 }] })
}

function passAudit(view: TaskView, step: Of<'pass-audit'>, context: StepContext): Result<TaskDecision> {
  const stops = barred(view, context, step.org, 'report', '说明审核关系')
  if (stops.length > 0) return refused(...stops)
  if (step.reason.trim() === '')
    return refused(refusal('needs-reason', 'reason', '不符合核实性审核关系的，要写明原因。'))
  if (!parsePeriod(step.period)) return refused(refusal('wrong-value', 'period', `“${step.period}”不是一个期间。`))
  const { rule: key, of, org, period, reason } = step
  const rule = view.auditRule(key)
  if (!rule) return refused(refusal('unknown-audit-rule', key, '没有这条审核关系。'))
  if (rule.severity === 'hard')
    return refused(refusal('audit-rule-broken', key, '强制性审核关系不能说明原因后通过，请改正数据。'))
  if (!(rule.over ?? ['']).includes(of)) return refused(refusal('wrong-value', 'of', '这条审核关系没有这一分组。'))
  return ok({ ...nothing, org, passed: [{ rule: key, of, org, period, reason: reason.trim(), by: context.by }] })
}
