import { Worker } from 'node:worker_threads'
import type { CheckJob } from './check-file.ts'
import type { WorkerDone, WorkerStart } from './check-worker.ts'

/** Checks files on several threads. */
export interface WorkerPool {
  /** Waits for a free thread. Null where the thread died over the job (out of memory): the others go on. */
  run(job: CheckJob): Promise<WorkerDone | null>
  close(): void
}

/**
 * What one thread may hold, so that all together stay below a gigabyte. It is enough for a report of 200,000 characters;
 * longer files are for the main thread, which has the whole machine's memory.
 */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 112, maxYoungGenerationSizeMb: 16 }

/** Bytes of a file that a thread can be trusted with. */
export const THREAD_FILE_BYTES_MAX = 600_000

/** Starts a pool; threads start when first needed. */
export function workerPool(threads: number, start: WorkerStart): WorkerPool {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const waiting: ((worker: Worker) => void)[] = []

  const hire = (): Promise<Worker> => {
    const free = idle.pop()
    if (free) return Promise.resolve(free)
    if (all.size < threads) {
      const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
        workerData: start,
        resourceLimits: THREAD_LIMITS,
      })
      all.add(worker)
      return Promise.resolve(worker)
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const release = (worker: Worker) => {
    const next = waiting.shift()
    if (next) next(worker)
    else idle.push(worker)
  }
  const bury = (worker: Worker) => {
    all.delete(worker)
    const next = waiting.shift()
    if (next) hire().then(next)
  }

  return {
    async run(job) {
      const worker = await hire()
      try {
        const done = await answerOf(worker, job)
        release(worker)
        return done
      } catch {
        bury(worker)
        return null
      }
    },
    close() {
      for (const worker of all) worker.terminate()
    },
  }
}

function answerOf(worker: Worker, job: CheckJob): Promise<WorkerDone> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      act()
    }
    const onMessage = (done: WorkerDone) => settle(() => resolve(done))
    const onError = (error: unknown) => settle(() => reject(error))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.postMessage(job)
  })
}

/**
 * Runs all jobs and gives their results in the order of the jobs. Few wait at a time, counted in files and in bytes,
 * so that memory stays bounded however many there are.
 */
export async function* inOrder<Job extends { readonly bytes: number }, Result>(
  jobs: readonly Job[],
  most: { readonly jobs: number; readonly bytes: number },
  run: (job: Job) => Promise<Result>,
): AsyncGenerator<{ readonly job: Job; readonly result: Result }> {
  const running: { readonly job: Job; readonly result: Promise<Result> }[] = []
  let runningBytes = 0
  let next = 0
  while (next < jobs.length || running.length > 0) {
    const job = jobs[next]
    if (job && running.length < most.jobs && (running.length === 0 || runningBytes + job.bytes <= most.bytes)) {
      running.push({ job, result: run(job) })
      runningBytes += job.bytes
      next++
      continue
    }
    const first = running.shift()
    if (!first) break
    yield { job: first.job, result: await first.result }
    runningBytes -= first.job.bytes
  }
}
