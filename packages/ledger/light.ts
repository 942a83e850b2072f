import Big from 'big.js'
import { addDays, type Day, daysBetween } from './day.ts'
import type { PersonId } from './org.ts'
import { ok, type Refusal, type Result, refused } from './result.ts'
import type { Light, Progress, Task } from './task.ts'

/** How far a task has come, from its progress entries alone. */
export interface TaskState {
  readonly says: 'not-begun' | 'going-on' | 'blocked' | 'done' | 'confirmed' | 'sent-back'
  /** The day on which it was done; null while it is not, also after it was sent back. */
  readonly doneOn: Day | null
  readonly percent: number | null
}

/** The state that the progress entries, in order of time, add up to. */
export function stateOf(progress: readonly Progress[]): TaskState {
  let state: TaskState = { says: 'not-begun', doneOn: null, percent: null }
  for (const { says, on, percent } of progress) {
    const doneOn = says === 'done' ? on : says === 'confirmed' ? state.doneOn : null
    state = { says, doneOn, percent: percent ?? state.percent }
  }
  return state
}

/** A light turns yellow so many days before the limit: a tenth of the time, but at least 3 and at most 15. */
const daysNear = (task: Task): number =>
  Math.min(15, Math.max(3, Math.round(daysBetween(task.startsOn, task.dueOn) / 10)))

/**
 * The light of a task on a day. Green on course; yellow near the limit, behind the curve, blocked, or made up late (a late
 * matter, once made up, turns yellow and not green); red late. `value` is what its indicator says today.
 */
export function lightOf(task: Task, progress: readonly Progress[], today: Day, value: string | null = null): Light {
  const state = stateOf(progress)
  if (state.doneOn !== null) {
    const late = daysBetween(task.dueOn, state.doneOn)
    const lateStep = task.milestones.some(({ dueOn, doneOn }) => doneOn !== null && doneOn > dueOn)
    const waits = state.says === 'confirmed' ? '' : '，待确认'
    if (late > 0) return { color: 'yellow', word: `逾期${late}天后完成${waits}`, daysLate: late }
    return { color: lateStep ? 'yellow' : 'green', word: `${lateStep ? '补办完成' : '已完成'}${waits}`, daysLate: late }
  }
  const late = daysBetween(task.dueOn, today)
  if (late > 0) return { color: 'red', word: `逾期${late}天`, daysLate: late }
  const step = task.milestones.find(({ dueOn, doneOn }) => doneOn === null && dueOn < today)
  if (step)
    return {
      color: 'red',
      word: `节点“${step.title}”逾期${daysBetween(step.dueOn, today)}天`,
      daysLate: daysBetween(step.dueOn, today),
    }
  if (state.says === 'blocked') return { color: 'yellow', word: '受阻', daysLate: late }
  const behind = behindCurve(task, today, value)
  if (behind !== null) return { color: 'yellow', word: `落后进度${behind}个百分点`, daysLate: late }
  if (-late <= daysNear(task))
    return { color: 'yellow', word: late === 0 ? '今天到期' : `还剩${-late}天`, daysLate: late }
  if (task.milestones.some(({ dueOn, doneOn }) => doneOn !== null && doneOn > dueOn))
    return { color: 'yellow', word: '节点曾逾期', daysLate: late }
  return { color: 'green', word: '正常推进', daysLate: late }
}

/** A shortfall under a tenth of the target is noise. */
const SHORTFALL_MIN = 10

/** By how many percent of the target the value lies behind the curve today; null where it does not, or cannot be told. */
function behindCurve(task: Task, today: Day, value: string | null): number | null {
  if (!task.target || value === null || task.target.op === '<=') return null
  const target = new Big(task.target.value)
  if (target.lte(0)) return null
  const short = expectedOn(task, today).minus(value).div(target).times(100)
  return short.gte(SHORTFALL_MIN) ? Number(short.round(0).toString()) : null
}

/** What the target's curve asks for on a day: between two points in equal steps a day. */
export function expectedOn(task: Task, day: Day): Big {
  if (!task.target) return new Big(0)
  const points = [{ on: task.startsOn, value: '0' }, ...task.target.curve, { on: task.dueOn, value: task.target.value }]
  for (let at = 1; at < points.length; at++) {
    const [from, to] = [points[at - 1], points[at]]
    if (!from || !to || day > to.on) continue
    const length = daysBetween(from.on, to.on)
    const share = length <= 0 ? 1 : Math.max(0, daysBetween(from.on, day)) / length
    return new Big(from.value).plus(new Big(to.value).minus(from.value).times(share))
  }
  return new Big(task.target.value)
}

/** Whether a progress entry may be added: done asks for evidence, confirming for another person, sending back for words. */
export function decideProgress(task: Task, past: readonly Progress[], next: Progress, today: Day): Result<Progress> {
  const mistakes: Refusal[] = []
  const say = (code: Refusal['code'], subject: string, message: string) => mistakes.push({ code, subject, message })
  const state = stateOf(past)
  if (state.says === 'confirmed') say('already-ended', task.id, '这项任务已确认完成，不能再填进展。')
  if (next.on > today) say('wrong-value', 'on', `进展日期不能晚于今天（${today}）。`)
  const last = past.at(-1)
  if (last && next.on < last.on) say('wrong-value', 'on', `进展日期不能早于上一条（${last.on}）。`)
  if (next.percent !== null && (next.percent < 0 || next.percent > 100))
    say('wrong-value', 'percent', '完成比例应在0到100之间。')
  if (next.milestone !== null && !task.milestones[next.milestone]) say('wrong-value', 'milestone', '没有这个节点。')
  if (next.words.trim() === '') say('missing-field', 'words', '请写明进展情况。')
  if (next.says === 'done' && next.evidence.length === 0) say('needs-evidence', 'evidence', '办结要附佐证。')
  if (next.says === 'confirmed' || next.says === 'sent-back') {
    if (state.says !== 'done') say('move-not-allowed', 'says', '还没有报办结，不能确认或退回。')
    else if (last?.by === next.by) say('needs-another-person', 'by', '确认或退回要由另一个人办理。')
  }
  return mistakes.length > 0 ? refused(...mistakes) : ok(next)
}

/** A reminder that is due: data for whoever sends it. */
export interface Reminder {
  readonly task: string
  /** The sheet that it is about; null where it is about the task itself. */
  readonly sheet: string | null
  readonly to: PersonId
  readonly kind: 'near' | 'late' | 'no-progress' | 'reply-near' | 'reply-late' | 'verdict' | 'talk'
  readonly words: string
}

/** Without a word for so many days a task is asked after. */
const SILENT_DAYS = 30

/** Whom to remind of tasks on a day, one reminder a task; of sheets over them see `sheetReminders`. */
export function remindersOn(
  tasks: readonly { readonly task: Task; readonly progress: readonly Progress[] }[],
  today: Day,
): Reminder[] {
  return tasks.flatMap(({ task, progress }): Reminder[] => {
    if (stateOf(progress).doneOn !== null || task.startsOn > today) return []
    const late = daysBetween(task.dueOn, today)
    const about = { task: task.id, sheet: null, to: task.owner }
    if (late > 0) return [{ ...about, kind: 'late', words: `“${task.title}”已逾期${late}天，请尽快办结并说明原因。` }]
    if (-late <= daysNear(task))
      return [{ ...about, kind: 'near', words: `“${task.title}”${late === 0 ? '今天' : `还有${-late}天`}到期。` }]
    const since = progress.at(-1)?.on ?? task.startsOn
    return addDays(since, SILENT_DAYS) < today
      ? [{ ...about, kind: 'no-progress', words: `“${task.title}”已${daysBetween(since, today)}天没有进展记录。` }]
      : []
  })
}
