import type { RefusalCode, Step, TaskStep } from '@taizhang/ledger'
import { z } from 'zod'

/** Ways in which a request fails before or beside the domain. */
export type RequestFailureCode =
  | 'wrong-input'
  | 'too-large'
  | 'too-many-requests'
  | 'not-from-this-site'
  | 'not-signed-in'
  | 'wrong-sign-in'
  | 'locked'
  | 'second-factor-needed'
  | 'wrong-second-factor'
  | 'password-must-change'
  | 'weak-password'
  | 'not-your-duty'
  | 'not-found'
  | 'name-taken'
  | 'duties-apart'
  | 'unsupported-file'
  | 'unreadable-sheet'
  | 'wrong-header'
  | 'key-reused'
  | 'unknown-pack'
  | 'pack-broken'
  | 'unknown-report'
  | 'pending-figures'
  | 'unknown-proposal'
  | 'questions-open'
  | 'unreadable-document'
  | 'unavailable'
  | 'internal'

/** Every code that an answer can carry. */
export type FailureCode = RefusalCode | RequestFailureCode

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 500 | 503

/** The HTTP status of every failure. Total: a code that the domain adds does not compile until it stands here. */
export const statusOf = {
  'unknown-org': 404,
  'unknown-person': 404,
  'unknown-ledger': 404,
  'unknown-entry': 404,
  'unknown-field': 422,
  'unknown-move': 404,
  'unknown-indicator': 404,
  'unknown-task': 404,
  'unknown-supervision': 404,
  'unknown-audit-rule': 404,
  'unknown-evidence': 404,
  'missing-field': 422,
  'wrong-value': 422,
  'parts-exceed-whole': 422,
  'units-disagree': 422,
  'duplicate-key': 409,
  'move-not-allowed': 409,
  'needs-evidence': 422,
  'needs-reason': 422,
  'needs-another-person': 403,
  'not-permitted': 403,
  'stale-version': 409,
  'entry-deleted': 409,
  'still-referred-to': 409,
  'period-closed': 409,
  'period-open': 409,
  'not-reviewable': 409,
  'audit-rule-broken': 422,
  'already-ended': 409,
  'wrong-input': 400,
  'too-large': 413,
  'too-many-requests': 429,
  'not-from-this-site': 403,
  'not-signed-in': 401,
  'wrong-sign-in': 401,
  locked: 423,
  'second-factor-needed': 401,
  'wrong-second-factor': 401,
  'password-must-change': 403,
  'weak-password': 422,
  'not-your-duty': 403,
  'not-found': 404,
  'name-taken': 409,
  'duties-apart': 409,
  'unsupported-file': 415,
  'unreadable-sheet': 422,
  'wrong-header': 422,
  'key-reused': 409,
  'unknown-pack': 404,
  'pack-broken': 422,
  'unknown-report': 404,
  'pending-figures': 422,
  'unknown-proposal': 404,
  'questions-open': 409,
  'unreadable-document': 422,
  unavailable: 503,
  internal: 500,
} as const satisfies Readonly<Record<FailureCode, Status>>

/**
 * Every refusal that a kind of step can end in. An endpoint that carries out a step must list them all among its failures, or
 * the server does not compile; a test drives the domain with random steps and finds no refusal that is not here.
 */
export const stepFailures = {
  'create-entry': [
    'unknown-ledger',
    'unknown-org',
    'not-permitted',
    'unknown-field',
    'missing-field',
    'wrong-value',
    'parts-exceed-whole',
    'units-disagree',
    'unknown-person',
    'unknown-entry',
    'unknown-evidence',
    'period-closed',
    'duplicate-key',
  ],
  'edit-entry': [
    'unknown-entry',
    'entry-deleted',
    'stale-version',
    'not-permitted',
    'unknown-field',
    'missing-field',
    'wrong-value',
    'parts-exceed-whole',
    'units-disagree',
    'unknown-person',
    'unknown-org',
    'unknown-evidence',
    'period-closed',
    'duplicate-key',
  ],
  'move-entry': [
    'unknown-entry',
    'entry-deleted',
    'stale-version',
    'unknown-move',
    'move-not-allowed',
    'not-permitted',
    'unknown-field',
    'missing-field',
    'wrong-value',
    'parts-exceed-whole',
    'units-disagree',
    'unknown-person',
    'unknown-org',
    'unknown-evidence',
    'needs-evidence',
    'needs-reason',
    'needs-another-person',
    'period-closed',
    'duplicate-key',
  ],
  'delete-entry': [
    'unknown-entry',
    'entry-deleted',
    'stale-version',
    'not-permitted',
    'needs-reason',
    'still-referred-to',
    'period-closed',
  ],
  'import-entries': ['unknown-ledger', 'unknown-org', 'not-permitted'],
  'report-value': [
    'unknown-indicator',
    'unknown-org',
    'not-permitted',
    'wrong-value',
    'period-closed',
    'not-reviewable',
  ],
  'review-value': ['not-reviewable', 'not-permitted', 'needs-another-person', 'needs-reason', 'audit-rule-broken'],
  'close-period': ['unknown-org', 'not-permitted', 'wrong-value', 'period-open', 'period-closed'],
  'reopen-period': ['unknown-org', 'not-permitted', 'wrong-value', 'period-open', 'needs-reason'],
} as const satisfies Readonly<Record<Step['step'], readonly RefusalCode[]>>

export type StepFailure<Name extends Step['step']> = (typeof stepFailures)[Name][number]

/** The same of steps about tasks, ties between people and objects, and figures from outside. */
export const taskStepFailures = {
  'create-task': [
    'unknown-org',
    'not-permitted',
    'duplicate-key',
    'unknown-task',
    'missing-field',
    'wrong-value',
    'unknown-person',
    'unknown-indicator',
  ],
  'replan-task': [
    'unknown-task',
    'already-ended',
    'stale-version',
    'unknown-org',
    'not-permitted',
    'needs-reason',
    'missing-field',
    'wrong-value',
    'unknown-person',
    'unknown-indicator',
  ],
  'end-task': ['unknown-task', 'already-ended', 'stale-version', 'unknown-org', 'not-permitted', 'needs-reason'],
  'add-progress': [
    'unknown-task',
    'already-ended',
    'stale-version',
    'unknown-org',
    'not-permitted',
    'wrong-value',
    'missing-field',
    'needs-evidence',
    'needs-another-person',
    'move-not-allowed',
    'unknown-evidence',
  ],
  'issue-supervision': [
    'unknown-task',
    'already-ended',
    'unknown-org',
    'not-permitted',
    'missing-field',
    'wrong-value',
    'move-not-allowed',
    'duplicate-key',
  ],
  'answer-supervision': [
    'unknown-supervision',
    'unknown-org',
    'not-permitted',
    'stale-version',
    'already-ended',
    'missing-field',
    'wrong-value',
    'move-not-allowed',
    'needs-another-person',
    'needs-evidence',
    'unknown-evidence',
  ],
  assign: [
    'unknown-org',
    'not-permitted',
    'unknown-person',
    'unknown-entry',
    'missing-field',
    'wrong-value',
    'duplicate-key',
  ],
  'end-assignment': ['unknown-entry', 'unknown-org', 'not-permitted', 'already-ended', 'needs-reason', 'wrong-value'],
  'hand-over': ['unknown-org', 'not-permitted', 'unknown-person', 'unknown-entry', 'wrong-value', 'duplicate-key'],
  'cite-figure': ['unknown-org', 'not-permitted', 'unknown-indicator', 'wrong-value', 'missing-field'],
  'set-target': ['unknown-org', 'not-permitted', 'unknown-indicator', 'wrong-value', 'missing-field'],
  'pass-audit': [
    'unknown-org',
    'not-permitted',
    'needs-reason',
    'wrong-value',
    'unknown-audit-rule',
    'audit-rule-broken',
  ],
} as const satisfies Readonly<Record<TaskStep['step'], readonly RefusalCode[]>>

export type TaskStepFailure<Name extends TaskStep['step']> = (typeof taskStepFailures)[Name][number]

/** What every failed request is answered with. */
export const problemSchema = z.strictObject({
  /** What failed first. */
  code: z.string(),
  /** A sentence that says what is wrong and what to do. */
  message: z.string(),
  /** A field's key, a move's key, an entry's id; empty where it is about the whole request. */
  subject: z.string(),
  /** Everything that is wrong, the first one too. */
  all: z.array(z.strictObject({ code: z.string(), subject: z.string(), message: z.string() })),
  /** Of a stale write: the version that was seen and the entry as it is now. */
  stale: z.strictObject({ seen: z.number(), current: z.record(z.string(), z.unknown()) }).optional(),
  requestId: z.string(),
})

export type Problem = z.infer<typeof problemSchema>
