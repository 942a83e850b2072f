import type { Day } from './day.ts'
import { addDays, isDay } from './day.ts'
import type { Entry, EntryId, HistoryRow } from './entry.ts'
import type { FieldValue, FieldValues } from './field.ts'
import { checkAcross, normaliseValues } from './field-value.ts'
import type { Ledger } from './ledger.ts'
import type { OrgId } from './org.ts'
import { parsePeriod } from './period.ts'
import { may } from './permission.ts'
import { ok, type Refusal, type RefusalCode, type Result, refused } from './result.ts'
import type { ImportRow, Step, StepContext } from './step.ts'
import type { ReportedValue, View } from './view.ts'

/** What a step changes, decided but not yet written. */
export interface Decision {
  /** Entries as they will be, new ones among them. */
  readonly entries: readonly Entry[]
  readonly history: readonly HistoryRow[]
  readonly reported: readonly ReportedValue[]
  readonly periods: readonly {
    readonly org: OrgId
    readonly period: string
    readonly closed: boolean
    readonly reason: string
  }[]
  /** What the caller is told. */
  readonly outcome: Outcome
}

export interface Outcome {
  /** The entry that the step made or changed: for a repeat the old one that was re-opened. */
  readonly entry?: Entry
  readonly reopened?: boolean
  /** Of an import: rows that landed as new, changed an entry, were the same already, and were refused. */
  readonly imported?: {
    readonly created: number
    readonly updated: number
    readonly unchanged: number
    readonly rejected: readonly { readonly row: number; readonly refusals: readonly Refusal[] }[]
  }
  readonly reported?: ReportedValue
}

const nothing = { entries: [], history: [], reported: [], periods: [] } as const

/**
 * Decides a step: what it changes, or every reason why it is refused. Pure: it reads the view and writes nothing, so that the
 * in-memory world and the store come to the same answer.
 */
export function decide(view: View, step: Step, context: StepContext): Result<Decision> {
  switch (step.step) {
    case 'create-entry':
      return createEntry(view, step, context)
    case 'edit-entry':
      return editEntry(view, step, context)
    case 'move-entry':
      return moveEntry(view, step, context)
    case 'delete-entry':
      return deleteEntry(view, step, context)
    case 'import-entries':
      return importEntries(view, step, context)
    case 'report-value':
      return reportValue(view, step, context)
    case 'review-value':
      return reviewValue(view, step, context)
    case 'close-period':
      return closePeriod(view, step, context)
    case 'reopen-period':
      return reopenPeriod(view, step, context)
  }
}

type Of<Name extends Step['step']> = Extract<Step, { step: Name }>

const refusal = (code: RefusalCode, subject: string, message: string): Refusal => ({ code, subject, message })

function createEntry(view: View, step: Of<'create-entry'>, context: StepContext): Result<Decision> {
  const ledger = view.ledger(step.ledger)
  if (!ledger) return refused(refusal('unknown-ledger', step.ledger, `没有“${step.ledger}”这个台账。`))
  if (!view.org(step.org)) return refused(refusal('unknown-org', step.org, '没有这个单位。'))
  if (!may(view, context.by, 'write', step.org, context.today)) return refused(notPermitted('录入'))
  const clean = normaliseValues(ledger, step.values, true)
  return clean.ok ? planCreate(view, ledger, step, withoutEmpty(clean.value), context) : clean
}

/** @param filled the entry's values, normalised, with all that must be there. */
function planCreate(
  view: View,
  ledger: Ledger,
  { id, org }: { readonly id: EntryId; readonly org: OrgId },
  filled: FieldValues,
  context: StepContext,
): Result<Decision> {
  const day = dayOf(ledger, filled, context.today)
  const mistakes = [
    ...checkAcross(ledger, filled),
    ...checkReferences(view, ledger, filled),
    ...checkDates(ledger, filled),
  ]
  const closed = view.closedPeriodOn(org, day)
  if (closed !== undefined) mistakes.push(periodClosed(closed))
  if (ledger.uniqueBy && view.entryByKey(ledger, org, filled)) mistakes.push(duplicateKey(ledger, filled))
  if (mistakes.length > 0) return refused(...mistakes)
  const again = repeatOf(view, ledger, { id, org }, filled, context, day)
  if (again) return again
  const state = ledger.flow?.starts ?? null
  const entry: Entry = {
    id,
    ledger: ledger.key,
    org,
    values: filled,
    day,
    endDay: endOf(ledger, filled),
    state,
    stateSince: state === null ? null : day,
    version: 1,
    deleted: false,
    reopened: 0,
    createdBy: context.by,
    createdOn: context.today,
    movedBy: null,
  }
  const row = historyRow(entry, { kind: 'created', values: filled, state }, context, day)
  return ok({ ...nothing, entries: [entry], history: [row], outcome: { entry } })
}

/** A matter found again soon after it was closed re-opens the old entry: the closing was false, and that is counted. */
function repeatOf(
  view: View,
  ledger: Ledger,
  { id, org }: { readonly id: EntryId; readonly org: OrgId },
  values: FieldValues,
  context: StepContext,
  day: Day,
): Result<Decision> | undefined {
  const repeat = ledger.flow?.repeat
  if (!repeat) return undefined
  const old = view.closedLike(ledger, org, values, addDays(day, -repeat.withinDays))
  if (!old || old.state === null || old.stateSince === null || day < old.stateSince) return undefined
  const entry: Entry = {
    ...old,
    state: repeat.to,
    stateSince: day,
    version: old.version + 1,
    reopened: old.reopened + 1,
    movedBy: context.by,
  }
  const row = historyRow(
    entry,
    { kind: 'repeated', from: old.state, to: repeat.to, again: values, as: tellingOf(ledger, { id, org, values }) },
    context,
    day,
  )
  return ok({ ...nothing, entries: [entry], history: [row], outcome: { entry, reopened: true } })
}

/** The entry that a step names, if it is there, not deleted, and still at the version that the writer saw. */
function current(view: View, id: EntryId, version: number): Result<{ entry: Entry; ledger: Ledger }> {
  const entry = view.entry(id)
  const ledger = entry && view.ledger(entry.ledger)
  if (!entry || !ledger) return refused(refusal('unknown-entry', id, '没有这条记录，可能已换了地址。'))
  if (entry.deleted) return refused(refusal('entry-deleted', id, '这条记录已删除。'))
  if (entry.version !== version) return refused(staleVersion(id, version, entry.version))
  return ok({ entry, ledger })
}

const staleVersion = (id: EntryId, seen: number, now: number): Refusal =>
  refusal('stale-version', id, `这条记录已被改过（您看到的是第${seen}版，现在是第${now}版），请对照新的内容再改。`)

function editEntry(view: View, step: Of<'edit-entry'>, context: StepContext): Result<Decision> {
  const found = current(view, step.id, step.version)
  if (!found.ok) return found
  const { entry, ledger } = found.value
  if (!may(view, context.by, 'write', entry.org, context.today)) return refused(notPermitted('修改'))
  return planEdit(view, ledger, entry, step.values, step.reason, context)
}

function planEdit(
  view: View,
  ledger: Ledger,
  entry: Entry,
  values: FieldValues,
  reason: string,
  context: StepContext,
): Result<Decision> {
  const clean = normaliseValues(ledger, values, false)
  if (!clean.ok) return clean
  const merged = withoutEmpty({ ...entry.values, ...clean.value })
  const from: Record<string, FieldValue> = {}
  const to: Record<string, FieldValue> = {}
  for (const key of Object.keys(clean.value)) {
    const [before, after] = [entry.values[key] ?? null, merged[key] ?? null]
    if (sameValue(before, after)) continue
    from[key] = before
    to[key] = after
  }
  if (Object.keys(to).length === 0) return ok({ ...nothing, outcome: { entry } })
  const day = ledger.dateField ? dayOf(ledger, merged, entry.createdOn) : entry.day
  const mistakes = [
    ...missingFields(ledger, merged),
    ...checkAcross(ledger, merged),
    ...checkReferences(view, ledger, to),
    ...checkDates(ledger, merged),
  ]
  const closed = view.closedPeriodOn(entry.org, entry.day) ?? view.closedPeriodOn(entry.org, day)
  if (closed !== undefined) mistakes.push(periodClosed(closed))
  const twin = ledger.uniqueBy && view.entryByKey(ledger, entry.org, merged)
  if (twin && twin.id !== entry.id) mistakes.push(duplicateKey(ledger, merged))
  if (
    entry.state !== null &&
    entry.stateSince !== null &&
    day !== entry.day &&
    entry.version > 1 &&
    day > entry.stateSince
  )
    mistakes.push(refusal('wrong-value', ledger.dateField ?? '', `日期不能晚于已办理的环节（${entry.stateSince}）。`))
  if (mistakes.length > 0) return refused(...mistakes)
  const untouched = entry.state === ledger.flow?.starts && entry.movedBy === null
  const next: Entry = {
    ...entry,
    values: merged,
    day,
    endDay: endOf(ledger, merged),
    stateSince: untouched && entry.state !== null ? day : entry.stateSince,
    version: entry.version + 1,
  }
  const row = historyRow(next, { kind: 'edited', from, to, reason }, context, context.today)
  return ok({ ...nothing, entries: [next], history: [row], outcome: { entry: next } })
}

function moveEntry(view: View, step: Of<'move-entry'>, context: StepContext): Result<Decision> {
  const found = current(view, step.id, step.version)
  if (!found.ok) return found
  const { entry, ledger } = found.value
  const move = ledger.flow?.moves[step.move]
  const flow = ledger.flow
  if (!flow || !move)
    return refused(refusal('unknown-move', step.move, `台账“${ledger.title}”没有“${step.move}”这一步。`))
  if (entry.state === null || !move.from.includes(entry.state)) {
    const states = move.from.map((state) => flow.states[state] ?? state).join('、')
    return refused(
      refusal(
        'move-not-allowed',
        step.move,
        `“${move.label}”只能在${states}时办理，现在是“${flow.states[entry.state ?? ''] ?? ''}”。`,
      ),
    )
  }
  if (!may(view, context.by, 'move', entry.org, context.today, move.roles)) return refused(notPermitted(move.label))
  const clean = normaliseValues(ledger, step.values, false)
  if (!clean.ok) return clean
  const merged = withoutEmpty({ ...entry.values, ...clean.value })
  const on = step.on ?? context.today
  const mistakes = [
    ...checkAcross(ledger, merged),
    ...checkReferences(view, ledger, clean.value),
    ...needsOf(view, ledger, move, merged, step),
  ]
  const closes = flow.closes?.includes(move.to) ?? false
  if (closes && step.evidence.length === 0 && !mistakes.some(({ code }) => code === 'needs-evidence'))
    mistakes.push(refusal('needs-evidence', 'evidence', `“${move.label}”要附佐证。`))
  const last = entry.movedBy ?? entry.createdBy
  if ((closes || move.by === 'another-person') && last === context.by)
    mistakes.push(
      refusal('needs-another-person', 'by', `“${move.label}”要由另一个人办理，不能由上一环节的经办人自己办。`),
    )
  if (!isDay(on) || on > context.today)
    mistakes.push(refusal('wrong-value', 'on', `办理日期不能晚于今天（${context.today}）。`))
  else if (entry.stateSince !== null && on < entry.stateSince)
    mistakes.push(refusal('wrong-value', 'on', `办理日期不能早于上一环节（${entry.stateSince}）。`))
  const closed = isDay(on) ? view.closedPeriodOn(entry.org, on) : undefined
  if (closed !== undefined) mistakes.push(periodClosed(closed))
  const twin = ledger.uniqueBy && view.entryByKey(ledger, entry.org, merged)
  if (twin && twin.id !== entry.id) mistakes.push(duplicateKey(ledger, merged))
  if (
    ledger.dateField &&
    clean.value[ledger.dateField] !== undefined &&
    merged[ledger.dateField] !== entry.values[ledger.dateField]
  )
    mistakes.push(refusal('wrong-value', ledger.dateField, '办理时不能改发生日期，请先修改记录。'))
  if (mistakes.length > 0) return refused(...mistakes)
  const reopens = (flow.closes?.includes(entry.state) ?? false) && !closes
  const next: Entry = {
    ...entry,
    values: merged,
    endDay: endOf(ledger, merged),
    state: move.to,
    stateSince: on,
    version: entry.version + 1,
    reopened: entry.reopened + (reopens ? 1 : 0),
    movedBy: context.by,
  }
  const change = {
    kind: 'moved',
    move: step.move,
    from: entry.state,
    to: move.to,
    values: clean.value,
    evidence: step.evidence,
    reason: step.reason,
  } as const
  return ok({ ...nothing, entries: [next], history: [historyRow(next, change, context, on)], outcome: { entry: next } })
}

function needsOf(
  view: View,
  ledger: Ledger,
  move: { readonly label: string; readonly needs?: readonly string[] },
  values: FieldValues,
  step: Of<'move-entry'>,
): Refusal[] {
  const mistakes: Refusal[] = []
  for (const need of move.needs ?? []) {
    if (need === 'evidence') {
      if (step.evidence.length === 0) mistakes.push(refusal('needs-evidence', 'evidence', `“${move.label}”要附佐证。`))
    } else if (need === 'reason') {
      if (step.reason.trim() === '') mistakes.push(refusal('needs-reason', 'reason', `“${move.label}”要写明理由。`))
    } else if ((values[need] ?? null) === null) {
      mistakes.push(
        refusal('missing-field', need, `“${move.label}”之前要填写“${ledger.fields[need]?.label ?? need}”。`),
      )
    }
  }
  for (const hash of step.evidence)
    if (!view.hasEvidence(hash))
      mistakes.push(refusal('unknown-evidence', hash, '附的佐证还没有上传成功，请重新上传。'))
  return mistakes
}

function deleteEntry(view: View, step: Of<'delete-entry'>, context: StepContext): Result<Decision> {
  const found = current(view, step.id, step.version)
  if (!found.ok) return found
  const { entry } = found.value
  const own =
    entry.createdBy === context.by &&
    entry.createdOn === context.today &&
    may(view, context.by, 'write', entry.org, context.today)
  if (!own && !may(view, context.by, 'delete', entry.org, context.today)) return refused(notPermitted('删除'))
  const mistakes: Refusal[] = []
  if (step.reason.trim() === '') mistakes.push(refusal('needs-reason', 'reason', '删除要写明理由。'))
  if (view.isReferredTo(entry.id))
    mistakes.push(refusal('still-referred-to', entry.id, '还有别的记录引用它，请先改那些记录。'))
  const closed = view.closedPeriodOn(entry.org, entry.day)
  if (closed !== undefined) mistakes.push(periodClosed(closed))
  if (mistakes.length > 0) return refused(...mistakes)
  const next: Entry = { ...entry, deleted: true, version: entry.version + 1 }
  return ok({
    ...nothing,
    entries: [next],
    history: [historyRow(next, { kind: 'deleted', reason: step.reason }, context, context.today)],
    outcome: { entry: next },
  })
}

/**
 * Rows of a sheet: each becomes a new entry, or a change of the entry that has its id or that the ledger's `uniqueBy` finds; a row
 * that says nothing new changes nothing, so that the same file twice is once. Rows see those before them.
 */
function importEntries(view: View, step: Of<'import-entries'>, context: StepContext): Result<Decision> {
  const ledger = view.ledger(step.ledger)
  if (!ledger) return refused(refusal('unknown-ledger', step.ledger, `没有“${step.ledger}”这个台账。`))
  if (!view.org(step.org)) return refused(refusal('unknown-org', step.org, '没有这个单位。'))
  if (!may(view, context.by, 'write', step.org, context.today)) return refused(notPermitted('导入'))
  const pending = new PendingView(view)
  const rejected: { row: number; refusals: readonly Refusal[] }[] = []
  const history: HistoryRow[] = []
  const counts = { created: 0, updated: 0, unchanged: 0 }
  for (const row of step.rows) {
    const planned = planRow(pending, ledger, row, row.org ?? step.org, context)
    if (!planned.ok) {
      rejected.push({ row: row.row, refusals: planned.error })
      continue
    }
    const { entries, history: rows } = planned.value
    if (entries.length === 0) counts.unchanged++
    else if (entries.some(({ version }) => version > 1)) counts.updated++
    else counts.created++
    for (const entry of entries) pending.put(ledger, entry)
    for (const row of rows) pending.note(row)
    history.push(...rows)
  }
  if (step.mode === 'all' && rejected.length > 0)
    return ok({ ...nothing, outcome: { imported: { created: 0, updated: 0, unchanged: 0, rejected } } })
  return ok({ ...nothing, entries: pending.changed(), history, outcome: { imported: { ...counts, rejected } } })
}

function planRow(
  view: View,
  ledger: Ledger,
  { id, values, version }: ImportRow,
  org: OrgId,
  context: StepContext,
): Result<Decision> {
  if (!view.org(org)) return refused(refusal('unknown-org', org, '没有这个单位。'))
  if (!may(view, context.by, 'write', org, context.today)) return refused(notPermitted('导入'))
  const clean = normaliseValues(ledger, values, false)
  if (!clean.ok) return clean
  const named = view.entry(id)
  if (named && (named.ledger !== ledger.key || named.org !== org))
    return refused(refusal('unknown-entry', id, '记录编号是另一本台账或另一个单位的，请核对。'))
  if (named?.deleted) return refused(refusal('entry-deleted', id, '这条记录已删除；确需恢复，请在系统内新建。'))
  const filled = withoutEmpty(clean.value)
  const known = named ?? (ledger.uniqueBy && view.entryByKey(ledger, org, filled))
  if (!known) {
    // The same sheet again: what it told then re-opened an old entry, and is no new one now.
    if (ledger.flow?.repeat && view.reopenedBy(tellingOf(ledger, { id, org, values: filled })) !== undefined)
      return ok({ ...nothing, outcome: {} })
    const missing = missingFields(ledger, filled)
    return missing.length > 0 ? refused(...missing) : planCreate(view, ledger, { id, org }, filled, context)
  }
  const planned = planEdit(view, ledger, known, clean.value, '导入', context)
  const isStale = planned.ok && planned.value.entries.length > 0 && version !== undefined && version !== known.version
  return isStale ? refused(staleVersion(id, version, known.version)) : planned
}

/** A view with changes that are decided but not yet written. */
class PendingView implements View {
  readonly #under: View
  readonly #entries = new Map<EntryId, Entry>()
  readonly #byKey = new Map<string, EntryId>()
  readonly #reopened = new Map<string, EntryId>()
  constructor(under: View) {
    this.#under = under
  }
  put(ledger: Ledger, entry: Entry): void {
    this.#entries.set(entry.id, entry)
    if (ledger.uniqueBy) this.#byKey.set(uniqueKey(ledger, entry.org, entry.values), entry.id)
  }
  note({ entry, change }: HistoryRow): void {
    if (change.kind === 'repeated' && change.as !== undefined) this.#reopened.set(change.as, entry)
  }
  changed(): Entry[] {
    return [...this.#entries.values()]
  }
  entry(id: EntryId) {
    return this.#entries.get(id) ?? this.#under.entry(id)
  }
  entryByKey(ledger: Ledger, org: OrgId, values: FieldValues) {
    const pending = this.#byKey.get(uniqueKey(ledger, org, values))
    if (pending !== undefined) return this.#entries.get(pending)
    const under = this.#under.entryByKey(ledger, org, values)
    return under && (this.#entries.get(under.id) ?? under)
  }
  closedLike(ledger: Ledger, org: OrgId, values: FieldValues, since: Day) {
    const found = this.#under.closedLike(ledger, org, values, since)
    return found && this.#entries.has(found.id) ? undefined : found
  }
  reopenedBy(telling: string) {
    return this.#reopened.get(telling) ?? this.#under.reopenedBy(telling)
  }
  isReferredTo(id: EntryId) {
    return this.#under.isReferredTo(id)
  }
  org(id: OrgId) {
    return this.#under.org(id)
  }
  person(id: string) {
    return this.#under.person(id)
  }
  grantsOf(person: string) {
    return this.#under.grantsOf(person)
  }
  ledger(key: string) {
    return this.#under.ledger(key)
  }
  indicator(key: string) {
    return this.#under.indicator(key)
  }
  hasEvidence(hash: string) {
    return this.#under.hasEvidence(hash)
  }
  closedPeriodOn(org: OrgId, day: Day) {
    return this.#under.closedPeriodOn(org, day)
  }
  isPeriodClosed(org: OrgId, period: string) {
    return this.#under.isPeriodClosed(org, period)
  }
  reported(indicator: string, org: OrgId, period: string) {
    return this.#under.reported(indicator, org, period)
  }
}

function reportValue(view: View, step: Of<'report-value'>, context: StepContext): Result<Decision> {
  const indicator = view.indicator(step.indicator)
  if (indicator?.kind !== 'reported')
    return refused(refusal('unknown-indicator', step.indicator, '没有这个由人填报的指标。'))
  if (!view.org(step.org)) return refused(refusal('unknown-org', step.org, '没有这个单位。'))
  if (!may(view, context.by, 'report', step.org, context.today)) return refused(notPermitted('填报'))
  const period = parsePeriod(step.period)
  const mistakes: Refusal[] = []
  if (period?.kind !== indicator.every)
    mistakes.push(
      refusal(
        'wrong-value',
        'period',
        `“${indicator.title}”按${everyWords[indicator.every]}填报，“${step.period}”不是这样的期间。`,
      ),
    )
  if (step.value !== null && !/^-?\d{1,15}(?:\.\d{1,6})?$/.test(step.value))
    mistakes.push(refusal('wrong-value', 'value', `应为数字，填的是“${step.value.slice(0, 40)}”。`))
  if (period && view.closedPeriodOn(step.org, period.to) !== undefined) mistakes.push(periodClosed(step.period))
  const known = view.reported(step.indicator, step.org, step.period)
  if (known && (known.status === 'approved' || known.status === 'accepted'))
    mistakes.push(refusal('not-reviewable', step.indicator, '已经审核的数不能再改，请先请审核人退回。'))
  if (mistakes.length > 0) return refused(...mistakes)
  const value: ReportedValue = {
    indicator: step.indicator,
    org: step.org,
    period: step.period,
    value: step.value ?? '',
    note: step.note,
    status: step.value === null ? 'returned' : 'reported',
    by: context.by,
    reviewedBy: null,
    reason: '',
    version: (known?.version ?? 0) + 1,
  }
  return ok({ ...nothing, reported: [value], outcome: { reported: value } })
}

const everyWords = { month: '月', quarter: '季度', half: '半年', year: '年' } as const

/** 填报 → 审核 → 验收: two different persons after the one who reported. */
function reviewValue(view: View, step: Of<'review-value'>, context: StepContext): Result<Decision> {
  const known = view.reported(step.indicator, step.org, step.period)
  if (!known) return refused(refusal('not-reviewable', step.indicator, '这一期还没有填报。'))
  const action =
    step.verdict === 'accept'
      ? 'accept'
      : known.status === 'approved' && step.verdict === 'return'
        ? 'accept'
        : 'approve'
  if (!may(view, context.by, action, step.org, context.today))
    return refused(notPermitted(step.verdict === 'accept' ? '验收' : '审核'))
  const expected =
    step.verdict === 'approve'
      ? ['reported']
      : step.verdict === 'accept'
        ? ['approved']
        : ['reported', 'approved', 'accepted']
  if (!expected.includes(known.status))
    return refused(refusal('not-reviewable', step.indicator, `现在是“${statusWords[known.status]}”，不能这样办。`))
  if (known.by === context.by || (step.verdict === 'accept' && known.reviewedBy === context.by))
    return refused(refusal('needs-another-person', 'by', '审核、验收要由不同的人办理。'))
  if (step.verdict === 'return' && step.reason.trim() === '')
    return refused(refusal('needs-reason', 'reason', '退回要写明理由。'))
  const status = step.verdict === 'approve' ? 'approved' : step.verdict === 'accept' ? 'accepted' : 'returned'
  const value: ReportedValue = {
    ...known,
    status,
    reviewedBy: context.by,
    reason: step.reason,
    version: known.version + 1,
  }
  return ok({ ...nothing, reported: [value], outcome: { reported: value } })
}

const statusWords = { reported: '已填报', approved: '已审核', accepted: '已验收', returned: '已退回' } as const

function closePeriod(view: View, step: Of<'close-period'>, context: StepContext): Result<Decision> {
  const checked = periodOf(view, step, context, 'close-period', '结账')
  if (!checked.ok) return checked
  if (checked.value.to >= context.today)
    return refused(refusal('period-open', step.period, '这一期还没有过完，不能结账。'))
  if (view.isPeriodClosed(step.org, step.period))
    return refused(refusal('period-closed', step.period, '这一期已经结账。'))
  return ok({ ...nothing, periods: [{ org: step.org, period: step.period, closed: true, reason: '' }], outcome: {} })
}

function reopenPeriod(view: View, step: Of<'reopen-period'>, context: StepContext): Result<Decision> {
  const checked = periodOf(view, step, context, 'reopen-period', '反结账')
  if (!checked.ok) return checked
  if (!view.isPeriodClosed(step.org, step.period))
    return refused(refusal('period-open', step.period, '这一期没有结账。'))
  if (step.reason.trim() === '') return refused(refusal('needs-reason', 'reason', '反结账要写明理由。'))
  return ok({
    ...nothing,
    periods: [{ org: step.org, period: step.period, closed: false, reason: step.reason }],
    outcome: {},
  })
}

function periodOf(
  view: View,
  step: { readonly org: OrgId; readonly period: string },
  context: StepContext,
  action: 'close-period' | 'reopen-period',
  verb: string,
) {
  if (!view.org(step.org)) return refused(refusal('unknown-org', step.org, '没有这个单位。'))
  if (!may(view, context.by, action, step.org, context.today)) return refused(notPermitted(verb))
  const period = parsePeriod(step.period)
  return period ? ok(period) : refused(refusal('wrong-value', 'period', `“${step.period}”不是一个期间。`))
}

// What the steps share

const notPermitted = (verb: string): Refusal =>
  refusal('not-permitted', '', `您没有在这个单位${verb}的权限，请联系本单位管理员。`)
const periodClosed = (period: string): Refusal =>
  refusal('period-closed', period, `${period}已经结账，改动前请领导反结账。`)

function duplicateKey(ledger: Ledger, values: FieldValues): Refusal {
  const words = (ledger.uniqueBy ?? [])
    .map((key) => `${ledger.fields[key]?.label ?? key}“${String(values[key] ?? '')}”`)
    .join('、')
  return refusal('duplicate-key', (ledger.uniqueBy ?? []).join(','), `本单位已有${words}的记录，请改那一条。`)
}

function withoutEmpty(values: FieldValues): FieldValues {
  const filled: Record<string, FieldValue> = {}
  for (const key of Object.keys(values)) {
    const value = values[key] ?? null
    if (value !== null) filled[key] = value
  }
  return filled
}

function missingFields(ledger: Ledger, values: FieldValues): Refusal[] {
  return Object.entries(ledger.fields)
    .filter(([key, field]) => field.required && (values[key] ?? null) === null)
    .map(([key, field]) => refusal('missing-field', key, `“${field.label}”必须填写。`))
}

function dayOf(ledger: Ledger, values: FieldValues, otherwise: Day): Day {
  const value = ledger.dateField === undefined ? undefined : values[ledger.dateField]
  return typeof value === 'string' ? value : otherwise
}

function endOf(ledger: Ledger, values: FieldValues): Day | null {
  const value = ledger.endField === undefined ? undefined : values[ledger.endField]
  return typeof value === 'string' ? value : null
}

function checkDates(ledger: Ledger, values: FieldValues): Refusal[] {
  const end = endOf(ledger, values)
  const from = ledger.dateField === undefined ? undefined : values[ledger.dateField]
  if (end === null || typeof from !== 'string' || from <= end) return []
  return [
    refusal(
      'wrong-value',
      ledger.endField ?? '',
      `“${ledger.fields[ledger.endField ?? '']?.label ?? ''}”${end}早于开始的日期${from}。`,
    ),
  ]
}

function checkReferences(view: View, ledger: Ledger, values: FieldValues): Refusal[] {
  const mistakes: Refusal[] = []
  for (const [key, value] of Object.entries(values)) {
    const field = ledger.fields[key]
    if (!field || typeof value !== 'string') {
      if (field?.kind === 'attachment' && Array.isArray(value)) {
        for (const hash of value)
          if (!view.hasEvidence(String(hash)))
            mistakes.push(refusal('unknown-evidence', key, `“${field.label}”的文件还没有上传成功，请重新上传。`))
      }
      continue
    }
    if (field.kind === 'person' && !view.person(value))
      mistakes.push(refusal('unknown-person', key, `“${field.label}”填的人不在本地区人员名录里。`))
    if (field.kind === 'org' && !view.org(value))
      mistakes.push(refusal('unknown-org', key, `“${field.label}”填的单位不在单位名录里。`))
    if (field.kind === 'reference') {
      const other = view.entry(value)
      if (!other || other.deleted || other.ledger !== field.ledger)
        mistakes.push(refusal('unknown-entry', key, `“${field.label}”引用的记录不存在或已删除。`))
    }
  }
  return mistakes
}

/** The values of the `uniqueBy` fields of an office's entry as one text. */
export const uniqueKey = (ledger: Ledger, org: OrgId, values: FieldValues): string =>
  JSON.stringify([ledger.key, org, ...(ledger.uniqueBy ?? []).map((key) => values[key] ?? null)])

/** What tells apart two tellings of one matter: the values by which the ledger tells entries apart, or the id. */
export const tellingOf = (
  ledger: Ledger,
  { id, org, values }: { readonly id: EntryId; readonly org: OrgId; readonly values: FieldValues },
): string => (ledger.uniqueBy ? uniqueKey(ledger, org, values) : id)

const sameValue = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a) === JSON.stringify(b)

function historyRow(entry: Entry, change: HistoryRow['change'], context: StepContext, on: Day): HistoryRow {
  return {
    entry: entry.id,
    ledger: entry.ledger,
    org: entry.org,
    version: entry.version,
    change,
    by: context.by,
    at: context.at,
    on,
  }
}
