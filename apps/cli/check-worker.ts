import { parentPort, workerData } from 'node:worker_threads'
import { type AgainstFile, readAgainst } from './against.ts'
import { type CheckJob, type CheckShared, checkFile } from './check-file.ts'
import type { Counts } from './formats/format.ts'
import { type FormatChoice, formatFor } from './formats/index.ts'

/** What a worker is told when it starts. */
export interface WorkerStart {
  readonly format: FormatChoice
  readonly today: string
  readonly at: string
  readonly against: AgainstFile | null
}

/** What a worker says when it is done with one file. */
export interface WorkerDone {
  readonly counts: Counts
  readonly failure: string | null
  /** The part of the report, in UTF-8; the buffers are handed over, not copied. */
  readonly chunks: readonly Uint8Array[]
}

const CHUNK_CHARACTERS = 256 * 1024

const start = workerData as WorkerStart
const shared: Promise<CheckShared> = readAgainst(start.against, start.today).then((against) => ({
  format: formatFor(start.format),
  today: start.today,
  at: start.at,
  against,
}))

parentPort?.on('message', async (job: CheckJob) => {
  const { counts, failure, pieces } = await checkFile(job, await shared)
  const chunks = chunksOf(pieces)
  const done: WorkerDone = { counts, failure, chunks }
  parentPort?.postMessage(
    done,
    chunks.map(({ buffer }) => buffer),
  )
})

function chunksOf(pieces: Iterable<string>): Uint8Array<ArrayBuffer>[] {
  const encoder = new TextEncoder()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length < CHUNK_CHARACTERS) continue
    chunks.push(encoder.encode(waiting))
    waiting = ''
  }
  if (waiting !== '') chunks.push(encoder.encode(waiting))
  return chunks
}
