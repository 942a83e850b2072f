import type { Assignment } from './assignment.ts'
import type { AuditRule } from './audit-rule.ts'
import type { Day } from './day.ts'
import { type Decision, decide, type Outcome, uniqueKey } from './decide.ts'
import { type AuditPassed, decideTask, type TaskDecision, type TaskView } from './decide-task.ts'
import type { Duty } from './duty.ts'
import type { Entry, EntryId, HistoryRow } from './entry.ts'
import type { FieldValues } from './field.ts'
import type { CitedFigure, Indicator, Target } from './indicator.ts'
import type { Ledger } from './ledger.ts'
import type { Grant, Org, OrgId, Person, PersonId } from './org.ts'
import { parsePeriod } from './period.ts'
import { ok, type Result } from './result.ts'
import type { Step, StepContext } from './step.ts'
import type { Supervision, SupervisionTurn } from './supervision.ts'
import type { Progress, Task } from './task.ts'
import type { TaskStep } from './task-step.ts'
import { lineOf, type ReportedValue, type View } from './view.ts'

/** What a jurisdiction is set up with before any step. */
export interface Setup {
  readonly orgs: readonly Org[]
  readonly people: readonly Person[]
  readonly grants: readonly Grant[]
  readonly ledgers: readonly Ledger[]
  readonly indicators: readonly Indicator[]
  readonly duties?: readonly Duty[]
  readonly auditRules?: readonly AuditRule[]
}

/**
 * One jurisdiction in memory: the complete meaning of every rule, used by the browser and as the model that the store is tested
 * against. Not for large data: it looks through all entries.
 */
export class World implements View, TaskView {
  readonly #orgs: ReadonlyMap<OrgId, Org>
  readonly #people: ReadonlyMap<PersonId, Person>
  readonly #grants: ReadonlyMap<PersonId, readonly Grant[]>
  readonly #ledgers: ReadonlyMap<string, Ledger>
  readonly #indicators: ReadonlyMap<string, Indicator>
  readonly #auditRules: ReadonlyMap<string, AuditRule>
  readonly #entries = new Map<EntryId, Entry>()
  readonly #history: HistoryRow[] = []
  readonly #reported = new Map<string, ReportedValue>()
  readonly #closed = new Map<OrgId, Set<string>>()
  readonly #evidence = new Set<string>()
  readonly #cited: CitedFigure[] = []
  readonly #tasks = new Map<string, Task>()
  readonly #progress = new Map<string, Progress[]>()
  readonly #supervisions = new Map<string, Supervision>()
  readonly #turns = new Map<string, SupervisionTurn[]>()
  readonly #assignments = new Map<string, { readonly assignment: Assignment; readonly org: OrgId }>()
  readonly #targets: Target[] = []
  readonly #passed: AuditPassed[] = []

  constructor(setup: Setup) {
    this.#orgs = new Map(setup.orgs.map((org) => [org.id, org]))
    this.#people = new Map(setup.people.map((person) => [person.id, person]))
    this.#grants = Map.groupBy(setup.grants, (grant) => grant.person)
    this.#ledgers = new Map(setup.ledgers.map((ledger) => [ledger.key, ledger]))
    this.#indicators = new Map(setup.indicators.map((indicator) => [indicator.key, indicator]))
    this.#auditRules = new Map((setup.auditRules ?? []).map((rule) => [rule.key, rule]))
  }

  /** Decides a step and, where it is not refused, carries it out whole. */
  apply(step: Step, context: StepContext): Result<Outcome> {
    const decided = decide(this, step, context)
    if (!decided.ok) return decided
    this.#commit(decided.value)
    return ok(decided.value.outcome)
  }

  #commit({ entries, history, reported, periods }: Decision): void {
    for (const entry of entries) this.#entries.set(entry.id, entry)
    this.#history.push(...history)
    for (const value of reported) this.#reported.set(reportedKey(value.indicator, value.org, value.period), value)
    for (const { org, period, closed } of periods) {
      const own = this.#closed.get(org) ?? new Set()
      if (closed) own.add(period)
      else own.delete(period)
      this.#closed.set(org, own)
    }
  }

  /** Decides a step about tasks, ties or outside figures and, where it is not refused, carries it out whole. */
  applyTask(step: TaskStep, context: StepContext): Result<TaskDecision> {
    const decided = decideTask(this, step, context)
    if (!decided.ok) return decided
    const { org, tasks, progress, supervisions, turns, assignments, cited, targets, passed } = decided.value
    for (const task of tasks) this.#tasks.set(task.id, task)
    for (const entry of progress) this.#progress.set(entry.task, [...this.progressOf(entry.task), entry])
    for (const sheet of supervisions) this.#supervisions.set(sheet.id, sheet)
    for (const turn of turns) this.#turns.set(turn.sheet, [...this.turnsOf(turn.sheet), turn])
    for (const assignment of assignments) this.#assignments.set(assignment.id, { assignment, org })
    this.#cited.push(...cited)
    this.#targets.push(...targets)
    this.#passed.push(...passed)
    return decided
  }

  /** Makes a file known by its hash; its bytes are not kept here. */
  addEvidence(hash: string): void {
    this.#evidence.add(hash)
  }

  cite(figure: CitedFigure): void {
    this.#cited.push(figure)
  }

  /** All entries, deleted ones too, in the order of their creation. */
  entries(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  /** Every change, oldest first. */
  history(): readonly HistoryRow[] {
    return this.#history
  }

  orgs(): readonly Org[] {
    return [...this.#orgs.values()]
  }

  cited(indicator: string, org: OrgId, period: string): CitedFigure | undefined {
    return this.#cited.findLast(
      (figure) => figure.indicator === indicator && figure.org === org && figure.period === period,
    )
  }

  org(id: OrgId) {
    return this.#orgs.get(id)
  }
  person(id: PersonId) {
    return this.#people.get(id)
  }
  grantsOf(person: PersonId) {
    return this.#grants.get(person) ?? []
  }
  ledger(key: string) {
    return this.#ledgers.get(key)
  }
  indicator(key: string) {
    return this.#indicators.get(key)
  }
  auditRule(key: string) {
    return this.#auditRules.get(key)
  }
  entry(id: EntryId) {
    return this.#entries.get(id)
  }
  entryByKey(ledger: Ledger, org: OrgId, values: FieldValues) {
    const key = uniqueKey(ledger, org, values)
    for (const entry of this.#entries.values()) {
      if (
        !entry.deleted &&
        entry.ledger === ledger.key &&
        entry.org === org &&
        uniqueKey(ledger, org, entry.values) === key
      )
        return entry
    }
    return undefined
  }
  closedLike(ledger: Ledger, org: OrgId, values: FieldValues, since: Day) {
    const { flow } = ledger
    const fields = flow?.repeat?.sameFields ?? []
    let latest: Entry | undefined
    for (const entry of this.#entries.values()) {
      if (
        entry.deleted ||
        entry.ledger !== ledger.key ||
        entry.org !== org ||
        entry.state === null ||
        entry.stateSince === null
      )
        continue
      if (!flow?.closes?.includes(entry.state) || entry.stateSince < since) continue
      if (!fields.every((key) => JSON.stringify(entry.values[key] ?? null) === JSON.stringify(values[key] ?? null)))
        continue
      const later =
        !latest ||
        entry.stateSince > (latest.stateSince ?? '') ||
        (entry.stateSince === latest.stateSince && entry.id > latest.id)
      if (later) latest = entry
    }
    return latest
  }
  reopenedBy(telling: string) {
    return this.#history.find(({ change }) => change.kind === 'repeated' && change.as === telling)?.entry
  }
  isReferredTo(id: EntryId) {
    for (const entry of this.#entries.values()) {
      if (entry.deleted) continue
      const fields = this.#ledgers.get(entry.ledger)?.fields ?? {}
      if (Object.entries(fields).some(([key, field]) => field.kind === 'reference' && entry.values[key] === id))
        return true
    }
    return false
  }
  hasEvidence(hash: string) {
    return this.#evidence.has(hash)
  }
  closedPeriodOn(org: OrgId, day: Day) {
    for (const id of lineOf(this, org)) {
      for (const key of this.#closed.get(id) ?? []) {
        const period = parsePeriod(key)
        if (period && period.from <= day && day <= period.to) return key
      }
    }
    return undefined
  }
  isPeriodClosed(org: OrgId, period: string) {
    return this.#closed.get(org)?.has(period) ?? false
  }
  reported(indicator: string, org: OrgId, period: string) {
    return this.#reported.get(reportedKey(indicator, org, period))
  }
  tasks(): readonly Task[] {
    return [...this.#tasks.values()]
  }
  task(id: string) {
    return this.#tasks.get(id)
  }
  progressOf(task: string): readonly Progress[] {
    return this.#progress.get(task) ?? []
  }
  supervision(id: string) {
    return this.#supervisions.get(id)
  }
  supervisionsOf(task: string): readonly Supervision[] {
    return this.supervisions().filter((sheet) => sheet.task === task)
  }
  /** All sheets, in the order of their issue. */
  supervisions(): readonly Supervision[] {
    return [...this.#supervisions.values()]
  }
  turnsOf(sheet: string): readonly SupervisionTurn[] {
    return this.#turns.get(sheet) ?? []
  }
  lastSupervision(issuer: OrgId, year: number) {
    return Math.max(
      0,
      ...this.supervisions()
        .filter((sheet) => sheet.issuer === issuer && sheet.year === year)
        .map(({ number }) => number),
    )
  }
  assignment(id: string) {
    return this.#assignments.get(id)
  }
  assignmentsOf(org: OrgId, person: PersonId) {
    return [...this.#assignments.values()]
      .filter((one) => one.org === org && one.assignment.person === person)
      .map((one) => one.assignment)
  }
  target(indicator: string, org: OrgId, period: string, issuer: string) {
    return this.#targets.findLast(
      (one) => one.indicator === indicator && one.org === org && one.period === period && one.issuer === issuer,
    )
  }
  /** All versions of all targets, oldest first. */
  targets(): readonly Target[] {
    return this.#targets
  }
  /** The reasons with which soft audit rules were passed in an office and period. */
  passed(org: OrgId, period: string): readonly AuditPassed[] {
    return this.#passed.filter((one) => one.org === org && one.period === period)
  }
}

const reportedKey = (indicator: string, org: OrgId, period: string): string => JSON.stringify([indicator, org, period])
