import type { WorkerPort } from './worker-line.ts'

/** Starts the worker that reads and checks. */
export function startCheckWorker(): WorkerPort {
  return new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
}
