import type { Action, Flow, Refusal, Result } from '@taizhang/ledger'
import { type Known, LiveReport } from './evaluate-report.ts'
import type { Drift, EvaluatedLink, FigureKey, SignedFigure, SignedReport } from './evaluated.ts'
import { figureKeyText } from './figure-key.ts'
import type { Report } from './report.ts'

export type ReportState = 'draft' | 'review' | 'leader' | 'signed'
export type ReportMove = 'submit' | 'withdraw' | 'return' | 'approve' | 'sign'

/**
 * The way of a report: 起草 → 审核 → 待签发 → 已签发. Who drafts does not review; who may write may not sign by that: edit and publish are two
 * rights (law 7). Who may what is decided by `decideReportMove`; the roles stand with the actions in the ledger's permissions.
 */
export const reportFlow = {
  starts: 'draft',
  states: { draft: '起草', review: '审核', leader: '待签发', signed: '已签发' },
  moves: {
    submit: { label: '送审', from: ['draft'], to: 'review' },
    withdraw: { label: '撤回', from: ['review'], to: 'draft' },
    return: { label: '退回', from: ['review', 'leader'], to: 'draft', needs: ['reason'] },
    approve: { label: '审核通过', from: ['review'], to: 'leader', by: 'another-person' },
    sign: { label: '签发', from: ['leader'], to: 'signed' },
  },
} as const satisfies Flow

/** Where a report stands. */
export interface ReportStanding {
  readonly state: ReportState
  /** Everyone who has written on it: none of them reviews it. */
  readonly writers: readonly string[]
  /** Who sent it for review; null in a draft that never was. */
  readonly submittedBy: string | null
}

export interface ReportMoveAsked {
  readonly move: ReportMove
  readonly by: string
  readonly reason: string
}

export interface ReportRefusal {
  readonly code: Refusal['code'] | 'pending-figures'
  /** The link that is pending; empty where it is about the whole. */
  readonly subject: string
  readonly message: string
}

/** Whether a report may be written on: while it is a draft, by who may draft. */
export const mayEditReport = (state: ReportState, may: (action: Action) => boolean): boolean =>
  state === 'draft' && may('draft')

/**
 * Decides a move. `may` tells what the person may do in the report's office; `links` are its figures as they stand, for signing.
 * All reasons against it are told at once.
 */
export function decideReportMove(
  { state, writers, submittedBy }: ReportStanding,
  { move, by, reason }: ReportMoveAsked,
  may: (action: Action) => boolean,
  links: readonly EvaluatedLink[],
): Result<ReportState, readonly ReportRefusal[]> {
  const { label, from, to } = reportFlow.moves[move]
  const mistakes: ReportRefusal[] = []
  const say = (code: ReportRefusal['code'], message: string, subject = '') => mistakes.push({ code, subject, message })
  if (!(from as readonly ReportState[]).includes(state))
    say('move-not-allowed', `材料在“${reportFlow.states[state]}”环节，不能${label}。`)
  if (!may(actionOf(move, state))) say('not-permitted', `您没有在这个单位${label}材料的权限。`)
  if (move === 'withdraw' && submittedBy !== by) say('not-permitted', '谁送审的由谁撤回。')
  if (move === 'approve' && writers.includes(by))
    say('needs-another-person', '参加起草的人不能审核，请由另一个人审核。')
  if (move === 'return' && reason.trim() === '') say('needs-reason', '退回要写明原因。')
  if (move === 'sign')
    for (const { link, missing } of links)
      if (missing) say('pending-figures', `链接${link}还没有数：${missingWords[missing]}。`, link)
  return mistakes.length > 0 ? { ok: false, error: mistakes } : { ok: true, value: to }
}

function actionOf(move: ReportMove, state: ReportState): Action {
  if (move === 'submit' || move === 'withdraw') return 'draft'
  if (move === 'sign' || (move === 'return' && state === 'leader')) return 'sign'
  return 'review'
}

/** Why a figure has no value, in words. */
export const missingWords: Readonly<Record<NonNullable<EvaluatedLink['missing']>, string>> = {
  'nothing-reported': '还没有填报',
  'not-accepted': '已填报，还没有审核通过',
  'divided-by-zero': '比较的数是0，算不出',
  'part-missing': '公式里有的数还没有',
  'not-cited': '还没有引用来源',
  'unknown-indicator': '指标已不存在',
  circular: '公式绕成了圈',
  'unknown-link': '公式用到的链接不在材料里',
  'unlike-units': '公式把单位不同的数相加减',
}

export interface Signing {
  /** Written out: what is signed has tables, not rows to be filled (`expandReport`). */
  readonly report: Report
  readonly known: Known
  /** The entries that make a value; empty where it is not over a ledger. */
  readonly entriesOf: (key: FigureKey) => readonly string[]
  /** SM3 of a text, lower-case hex. */
  readonly hash: (text: string) => string
  readonly by: string
  readonly at: string
}

/** Freezes a report: every figure as printed, with each value that it takes and the entries behind it. Refused while one is pending. */
export function signReport({
  report,
  known,
  entriesOf,
  hash,
  by,
  at,
}: Signing): Result<SignedReport, readonly ReportRefusal[]> {
  const links = new LiveReport(report).evaluate(known)
  const pending = links.filter(({ missing }) => missing !== undefined)
  if (pending.length > 0)
    return {
      ok: false,
      error: pending.map(({ link, missing = 'nothing-reported' }) => ({
        code: 'pending-figures',
        subject: link,
        message: `链接${link}还没有数：${missingWords[missing]}。`,
      })),
    }
  const figures = links.map(
    (link): SignedFigure => ({
      ...link,
      state: 'current',
      frozen: link.takes.flatMap((key) => {
        const figure = known(key)
        return figure ? [{ key, figure, entries: entriesOf(key) }] : []
      }),
    }),
  )
  return { ok: true, value: { report, figures, hash: hash(canonicalText({ report, figures })), by, at } }
}

/** Whether report and figures are still what was signed. */
export const isAsSigned = ({ report, figures, hash: signed }: SignedReport, hash: (text: string) => string): boolean =>
  hash(canonicalText({ report, figures })) === signed

/** JSON with the names of every object in order, so that the same content is the same text however it was stored. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  )
}

/** The signed figures that would be printed otherwise today, in reading order, each with the first of its values that has changed. */
export function drift({ report, figures }: Pick<SignedReport, 'report' | 'figures'>, known: Known): readonly Drift[] {
  const today = new Map(new LiveReport(report).evaluate(known).map((link) => [link.link, link]))
  return figures.flatMap(({ link, text, takes, frozen }): readonly Drift[] => {
    const is = today.get(link)
    if (!is || is.text === text) return []
    const changed = frozen.find(({ key, figure }) => known(key)?.value !== figure.value)
    const key = changed?.key ?? takes[0]
    return key ? [{ link, was: text, is: is.text, key }] : []
  })
}

/** The values that a signed report was made of, each once: what `drift` looks up. */
export const signedKeys = ({ figures }: Pick<SignedReport, 'figures'>): readonly FigureKey[] => [
  ...new Map(figures.flatMap(({ takes }) => takes.map((key) => [figureKeyText(key), key]))).values(),
]
