import { useSyncExternalStore } from 'react'
import { reached, session } from './client.ts'
import type { Me, Session } from './session.ts'

/** The session as the page knows it. */
export const useSession = (): Session => useSyncExternalStore(session.state.listen, session.state.get)

/** Who is signed in. Only below the frame, where somebody is. */
export function useMe(): Me {
  const state = useSession()
  if (state.kind === 'in' || state.kind === 'over') return state.me
  throw new Error('useMe is for what only somebody signed in sees')
}

/** Whether the server answered last. */
export const useReached = (): boolean => useSyncExternalStore(reached.listen, reached.get)
