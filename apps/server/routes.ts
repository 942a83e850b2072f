import type { Route } from './route.ts'
import createEntry from './routes/entry/create.ts'
import deleteEntry from './routes/entry/delete.ts'
import editEntry from './routes/entry/edit.ts'
import showEntryHistory from './routes/entry/history.ts'
import moveEntry from './routes/entry/move.ts'
import revealEntry from './routes/entry/reveal.ts'
import showEntry from './routes/entry/show.ts'
import listLedgers from './routes/ledger/list.ts'
import showLedger from './routes/ledger/show.ts'
import beginSecondFactor from './routes/me/begin-second-factor.ts'
import changePassword from './routes/me/change-password.ts'
import confirmSecondFactor from './routes/me/confirm-second-factor.ts'
import removeSecondFactor from './routes/me/remove-second-factor.ts'
import showMe from './routes/me/show.ts'
import endSession from './routes/session/end.ts'
import listSessions from './routes/session/list.ts'
import signIn from './routes/session/sign-in.ts'
import signOut from './routes/session/sign-out.ts'

/** Every endpoint that the workbench answers. */
export const routes: readonly Route[] = [
  signIn,
  signOut,
  listSessions,
  endSession,
  showMe,
  changePassword,
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  listLedgers,
  showLedger,
  createEntry,
  showEntry,
  showEntryHistory,
  editEntry,
  moveEntry,
  deleteEntry,
  revealEntry,
]
