import { importSheet, showImportProgress } from '@taizhang/contract'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Given, Refused, Sending } from '../../client/answer.ts'
import { refusedHere } from '../../client/answer.ts'
import { call, importTold } from '../../client/client.ts'
import { useWrite } from '../../client/use-write.ts'
import { WriteKeys } from '../../client/write-key.ts'
import type { ImportStep } from './import-step.ts'

type Imported = Given<typeof importSheet>

/** Sends sheets and tells how far the server is with them. */
export interface SheetSending {
  readonly send: (input: Sending<typeof importSheet>) => Promise<Imported | null>
  readonly busy: boolean
  /** Undefined while nothing is under way. */
  readonly step: ImportStep | undefined
  /** The connection broke; the import goes on where it is, and is asked after. */
  readonly isLost: boolean
  readonly problem: Refused | undefined
}

/** So often it is asked, after the connection broke, what has become of the import. */
const ASK_MS = 2000

/** After these nobody knows yet what became of it. */
const stillUnknown: ReadonlySet<string> = new Set([
  'no-connection',
  'unavailable',
  'too-many-requests',
  'broken-answer',
])

export function useImport(): SheetSending {
  const write = useWrite(importSheet)
  const keys = useRef(new WriteKeys())
  const isThere = useRef(true)
  const [run, setRun] = useState<string>()
  const [share, setShare] = useState(0)
  const [isLost, setIsLost] = useState(false)
  const [problem, setProblem] = useState<Refused>()
  const told = useSyncExternalStore(importTold.listen, importTold.get)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])

  /** Waits for what becomes of an import whose connection broke; null where the server does not know it. */
  const follow = async (key: string): Promise<Given<typeof showImportProgress> | null> => {
    while (isThere.current) {
      await new Promise((done) => setTimeout(done, ASK_MS))
      const answer = await call(showImportProgress, { params: { run: key } })
      if (answer.ok) {
        importTold.set(answer.value.progress)
        if (answer.value.imported || answer.value.failed) return answer.value
      } else if (!stillUnknown.has(answer.problem.code)) return null
    }
    return null
  }

  const send = async (input: Sending<typeof importSheet>): Promise<Imported | null> => {
    const { size, lastModified } = input.file as File
    const key = keys.current.keyFor(JSON.stringify([input.params, input.query, size, lastModified]))
    setRun(key)
    setShare(0)
    setProblem(undefined)
    try {
      const answer = await write.send(input, { key, onProgress: setShare })
      keys.current.settle(answer.ok ? null : answer.problem.code)
      if (answer.ok) return answer.value
      setProblem(answer.problem)
      if (answer.problem.code !== 'no-connection') return null
      setIsLost(true)
      const found = await follow(key)
      if (found) keys.current.settle(found.failed?.code ?? null)
      if (found?.imported) setProblem(undefined)
      if (found?.failed)
        setProblem({ ...refusedHere('no-connection', found.failed.message), ...found.failed } as Refused)
      return found?.imported ?? null
    } finally {
      setIsLost(false)
      setRun(undefined)
    }
  }

  const heard = told?.run === run ? told : undefined
  const step = run === undefined ? undefined : (heard ?? ({ stage: 'uploading', share } as const))
  return { send, busy: write.busy || run !== undefined, step, isLost, problem }
}
