import type { Endpoint } from '@taizhang/contract'
import { useRef, useState } from 'react'
import type { Answer, Given, Refused, Sending } from './answer.ts'
import type { CallOptions } from './caller.ts'
import { call, readAgain } from './client.ts'
import { WriteKeys } from './write-key.ts'

/** A write that a component offers. */
export interface Write<E extends Endpoint> {
  /** Sends it. Pressed again after a lost connection it is the same write, and happens once; by a key of its own, or the one given. */
  readonly send: (
    input: Sending<E>,
    options?: Pick<CallOptions, 'signal' | 'onProgress' | 'key'>,
  ) => Promise<Answer<Given<E>>>
  readonly busy: boolean
  /** What the last attempt failed with; gone with the next. */
  readonly problem: Refused | undefined
  readonly forgetProblem: () => void
}

/** Offers a write. After it is done everything that the page shows is read again. */
export function useWrite<E extends Endpoint>(endpoint: E): Write<E> {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refused>()
  const keys = useRef(new WriteKeys())
  return {
    busy,
    problem,
    forgetProblem: () => setProblem(undefined),
    send: async (input, options = {}) => {
      setBusy(true)
      setProblem(undefined)
      try {
        const answer = await call(endpoint, input, { key: keys.current.keyFor(JSON.stringify(input)), ...options })
        keys.current.settle(answer.ok ? null : answer.problem.code)
        if (answer.ok) void readAgain()
        else setProblem(answer.problem)
        return answer
      } finally {
        setBusy(false)
      }
    },
  }
}
