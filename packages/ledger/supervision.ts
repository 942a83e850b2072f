import { addDays, type Day, daysBetween } from './day.ts'
import { lightOf, type Reminder, stateOf } from './light.ts'
import type { OrgId, PersonId } from './org.ts'
import { ok, type Refusal, type Result, refused } from './result.ts'
import type { Progress, Task } from './task.ts'

/** What a sheet is: 督办单 asks for an answer, 约谈 is what an unheeded one leads to, 表扬 is for what was done in time. */
export type SupervisionKind = 'chase' | 'talk' | 'praise'

/** One sheet over one task, to the one who answers for it. It is only added to: see `SupervisionTurn`. */
export interface Supervision {
  readonly id: string
  readonly task: string
  readonly kind: SupervisionKind
  /** The task's office. */
  readonly org: OrgId
  /** The office that gives it out, whose numbers run on through a year: 督办〔2024〕3号. */
  readonly issuer: OrgId
  readonly year: number
  readonly number: number
  readonly issuedBy: PersonId
  readonly issuedOn: Day
  /** The task's owner on that day. */
  readonly to: PersonId
  readonly demand: string
  /** By when an answer is asked for; null where none is: a praise. */
  readonly replyBy: Day | null
  /** Counts up by one with every turn. */
  readonly version: number
  readonly closedOn: Day | null
}

/** What happened to a sheet since: an answer, its return with a new limit, its end. */
export interface SupervisionTurn {
  readonly sheet: string
  readonly on: Day
  readonly by: PersonId
  readonly says: 'replied' | 'returned' | 'settled' | 'withdrawn'
  readonly words: string
  readonly evidence: readonly string[]
  /** Of a return: by when it is to be answered anew. */
  readonly replyBy: Day | null
}

/** What each kind is called. */
export const supervisionTitles: Readonly<Record<SupervisionKind, string>> = {
  chase: '督办',
  talk: '约谈',
  praise: '表扬',
}

/** `督办〔2024〕3号` */
export const supervisionNumber = ({ kind, year, number }: Pick<Supervision, 'kind' | 'year' | 'number'>): string =>
  `${supervisionTitles[kind]}〔${year}〕${number}号`

/** How a sheet stands on a day: computed from its turns, never typed. */
export interface SupervisionState {
  readonly waitsFor: 'reply' | 'verdict' | 'nothing'
  /** The limit that holds now; null where nothing is waited for from the one addressed. */
  readonly dueOn: Day | null
  /** Days late (positive) or left (negative or 0); of what was answered, by how much it was late. */
  readonly daysLate: number
  readonly word: string
}

export function supervisionState(sheet: Supervision, turns: readonly SupervisionTurn[], today: Day): SupervisionState {
  const last = turns.at(-1)
  const dueOn = turns.findLast(({ says }) => says === 'returned')?.replyBy ?? sheet.replyBy
  if (dueOn === null) return { waitsFor: 'nothing', dueOn, daysLate: 0, word: '已表扬' }
  const replied = turns.findLast(({ says }) => says === 'replied')
  const answeredLate = replied && replied.on > dueOn ? daysBetween(dueOn, replied.on) : 0
  const made = answeredLate > 0 ? `，回复逾期${answeredLate}天` : ''
  if (last?.says === 'withdrawn') return { waitsFor: 'nothing', dueOn: null, daysLate: answeredLate, word: '已撤回' }
  if (last?.says === 'settled')
    return { waitsFor: 'nothing', dueOn: null, daysLate: answeredLate, word: `已办结${made}` }
  if (last?.says === 'replied')
    return { waitsFor: 'verdict', dueOn: null, daysLate: answeredLate, word: `已回复，待审${made}` }
  const daysLate = daysBetween(dueOn, today)
  const again = last?.says === 'returned' ? '退回，' : ''
  const word = daysLate > 0 ? `回复逾期${daysLate}天` : daysLate === 0 ? '今天应回复' : `待回复，还剩${-daysLate}天`
  return { waitsFor: 'reply', dueOn, daysLate, word: again + word }
}

/** Whether a sheet of a kind may be given out over a task on a day; `sheets` are those that it has already. */
export function supervisionMistakes(
  task: Task,
  progress: readonly Progress[],
  sheets: readonly { readonly sheet: Supervision; readonly turns: readonly SupervisionTurn[] }[],
  next: Pick<Supervision, 'kind' | 'demand' | 'replyBy'>,
  today: Day,
): Refusal[] {
  const mistakes: Refusal[] = []
  const say = (code: Refusal['code'], subject: string, message: string) => mistakes.push({ code, subject, message })
  const state = stateOf(progress)
  if (next.demand.trim() === '') say('missing-field', 'demand', '请写明事项和要求。')
  if (next.kind === 'praise') {
    if (next.replyBy !== null) say('wrong-value', 'replyBy', '表扬不要求回复。')
    if (state.says !== 'confirmed' || (state.doneOn ?? '') > task.dueOn)
      say('move-not-allowed', 'kind', '任务按期办结并经确认后，才能表扬。')
    return mistakes
  }
  if (next.replyBy === null) say('missing-field', 'replyBy', '请写明回复时限。')
  else if (next.replyBy < today) say('wrong-value', 'replyBy', `回复时限${next.replyBy}早于今天（${today}）。`)
  if (state.says === 'confirmed') say('already-ended', task.id, '这项任务已确认完成，不用再督办。')
  const open = sheets.find(({ sheet }) => sheet.kind === next.kind && sheet.closedOn === null)
  if (open)
    say('duplicate-key', open.sheet.id, `${supervisionNumber(open.sheet)}还没有办结，一事一单，请在那一张上办理。`)
  const unheeded = sheets.some(({ sheet, turns }) => {
    const { waitsFor, daysLate } = supervisionState(sheet, turns, today)
    return waitsFor === 'reply' && daysLate > 0
  })
  if (next.kind === 'talk' && !unheeded && lightOf(task, progress, today).color !== 'red')
    say('move-not-allowed', 'kind', '任务亮红灯，或督办单逾期没有回复，才到约谈。')
  return mistakes
}

/** Whether a turn may follow: an answer once it is asked for, a verdict by another person once there is an answer with its proof. */
export function decideTurn(
  sheet: Supervision,
  past: readonly SupervisionTurn[],
  next: SupervisionTurn,
): Result<SupervisionTurn> {
  const mistakes: Refusal[] = []
  const say = (code: Refusal['code'], subject: string, message: string) => mistakes.push({ code, subject, message })
  const last = past.at(-1)
  if (sheet.closedOn !== null) say('already-ended', sheet.id, `${supervisionNumber(sheet)}已经办结。`)
  if (next.words.trim() === '')
    say('missing-field', 'words', next.says === 'replied' ? '请写明办理情况。' : '请写明意见。')
  if (next.says === 'settled' || next.says === 'returned') {
    if (last?.says !== 'replied') say('move-not-allowed', 'says', '还没有回复，不能办结或退回。')
    else if (last.by === next.by) say('needs-another-person', 'by', '办结或退回要由回复人以外的人办理。')
    else if (next.says === 'settled' && last.evidence.length === 0)
      say('needs-evidence', 'evidence', '这次回复没有附佐证，不能办结，请退回补充。')
  }
  if (next.says === 'returned') {
    if (next.replyBy === null) say('missing-field', 'replyBy', '退回要写明新的回复时限。')
    else if (next.replyBy < next.on) say('wrong-value', 'replyBy', `回复时限${next.replyBy}早于今天（${next.on}）。`)
  } else if (next.replyBy !== null) say('wrong-value', 'replyBy', '只有退回时才定新的时限。')
  return mistakes.length > 0 ? refused(...mistakes) : ok(next)
}

/** An answer is asked after so many days before its limit. */
const REPLY_NEAR_DAYS = 3
/** An answer that waits longer for a verdict is asked after too. */
const VERDICT_DAYS = 3
/** A sheet unanswered for longer leads to a talk. */
const TALK_AFTER_DAYS = 5

/** Whom to remind of a sheet on a day: its addressee of the answer, its issuer of the verdict and of the talk that is due. */
export function sheetReminders(
  task: Task,
  sheets: readonly { readonly sheet: Supervision; readonly turns: readonly SupervisionTurn[] }[],
  today: Day,
): readonly Reminder[] {
  return sheets.flatMap(({ sheet, turns }): readonly Reminder[] => {
    const { waitsFor, daysLate, dueOn } = supervisionState(sheet, turns, today)
    const about = { task: task.id, sheet: sheet.id }
    const name = `${supervisionNumber(sheet)}（${task.title}）`
    const told = turns.at(-1)
    if (waitsFor === 'verdict' && told && addDays(told.on, VERDICT_DAYS) < today)
      return [
        {
          ...about,
          to: sheet.issuedBy,
          kind: 'verdict',
          words: `${name}已于${told.on}回复，请审定办结或退回。`,
        },
      ]
    if (waitsFor !== 'reply' || daysLate < -REPLY_NEAR_DAYS) return []
    const to = { ...about, to: sheet.to }
    if (daysLate <= 0) return [{ ...to, kind: 'reply-near', words: `${name}应于${dueOn}前回复。` }]
    const late: Reminder = { ...to, kind: 'reply-late', words: `${name}回复已逾期${daysLate}天，请尽快回复。` }
    const talks = sheet.kind === 'chase' && daysLate > TALK_AFTER_DAYS
    const hasTalk = sheets.some((one) => one.sheet.kind === 'talk' && one.sheet.closedOn === null)
    if (!talks || hasTalk) return [late]
    return [late, { ...about, to: sheet.issuedBy, kind: 'talk', words: `${name}逾期${daysLate}天没有回复，该约谈了。` }]
  })
}
