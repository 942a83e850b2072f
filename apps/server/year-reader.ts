import { Worker } from 'node:worker_threads'
import type { YearProposal } from '@taizhang/report'
import type { officeContent } from '@taizhang/store'

/** A report to be read for an office's year. */
export interface YearJob {
  readonly name: string
  readonly bytes: Uint8Array
  readonly year: number
  readonly today: string
  readonly content: Awaited<ReturnType<typeof officeContent>>
}

/** What it says; or why it cannot be read, in a sentence. */
export type YearRead =
  | { readonly ok: true; readonly text: string; readonly proposal: YearProposal }
  | { readonly ok: false; readonly message: string }

const LIMITS = { maxOldGenerationSizeMb: 768 }
const READING_MS_MAX = 120_000

const tooMuch: YearRead = {
  ok: false,
  message: '这份文件太大或太复杂，没有读完。请只上传报告本身，去掉附件和大表后再试。',
}

/**
 * Reads reports in a thread of their own, one at a time: reading takes the processor for seconds, in which the server's thread would answer
 * nobody.
 */
export class YearReader {
  #last: Promise<unknown> = Promise.resolve()

  /** Reads when those before are done. A thread that runs out of memory or time is given up, and the server goes on. */
  read(job: YearJob): Promise<YearRead> {
    const turn = this.#last.then(() => inThread(job))
    this.#last = turn
    return turn
  }
}

function inThread(job: YearJob): Promise<YearRead> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./year-worker.ts', import.meta.url), { workerData: job, resourceLimits: LIMITS })
    const settle = (result: YearRead) => {
      clearTimeout(timer)
      resolve(result)
      worker.terminate()
    }
    const timer = setTimeout(() => settle(tooMuch), READING_MS_MAX)
    worker.once('message', settle)
    worker.once('error', () => settle(tooMuch))
  })
}
