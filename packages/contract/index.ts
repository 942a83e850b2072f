// Endpoints

export {
  type Access,
  defineEndpoint,
  type Endpoint,
  type FailureOf,
  failuresOf,
  type Input,
  type Output,
} from './endpoint.ts'
export {
  type FailureCode,
  type Problem,
  problemSchema,
  type RequestFailureCode,
  type StepFailure,
  statusOf,
  stepFailures,
} from './failure.ts'

// Sessions and oneself

export { changePassword } from './me/change-password.ts'
export { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from './me/second-factor.ts'
export { showMe } from './me/show.ts'
export { endSession } from './session/end.ts'
export { listSessions } from './session/list.ts'
export { signIn } from './session/sign-in.ts'
export { signOut } from './session/sign-out.ts'

// Ledgers and entries

export { createEntry } from './entry/create.ts'
export { deleteEntry } from './entry/delete.ts'
export { editEntry } from './entry/edit.ts'
export { showEntryHistory } from './entry/history.ts'
export { moveEntry } from './entry/move.ts'
export { revealEntry } from './entry/reveal.ts'
export { showEntry } from './entry/show.ts'
export { listLedgers } from './ledger/list.ts'
export { showLedger } from './ledger/show.ts'
