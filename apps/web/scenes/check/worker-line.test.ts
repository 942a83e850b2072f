import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answer, Question, Reply } from './protocol.ts'
import { WorkerLine, type WorkerPort } from './worker-line.ts'

/** A worker played by the test: `answer` and `crash` act as it would. */
class PlayedWorker implements WorkerPort {
  readonly asked: Question[] = []
  terminated = false
  #onMessage: (event: { readonly data: Reply }) => void = () => {}
  #onError: () => void = () => {}

  postMessage(message: Question): void {
    this.asked.push(message)
  }
  addEventListener(type: string, listener: ((event: { readonly data: Reply }) => void) & (() => void)): void {
    if (type === 'message') this.#onMessage = listener
    if (type === 'error') this.#onError = listener
  }
  terminate(): void {
    this.terminated = true
  }
  answer(index: number, answer: Answer): void {
    this.#onMessage({ data: { id: this.asked[index]?.id ?? -1, answer } })
  }
  crash(): void {
    this.#onError()
  }
}

function played() {
  const workers: PlayedWorker[] = []
  const line = new WorkerLine(() => {
    const worker = new PlayedWorker()
    workers.push(worker)
    return worker
  })
  return { line, worker: (index: number) => workers[index] ?? assert.fail(`worker ${index} was not started`) }
}

const ask = { kind: 'compare-with-nothing', today: '2026-01-05' } as const
const done: Answer = { kind: 'exported', bytes: new Uint8Array(), skipped: 0 }

describe('WorkerLine', () => {
  test('gives each question its own answer, in whatever order they come', async () => {
    const { line, worker } = played()
    const first = line.ask(ask)
    const second = line.ask(ask)
    worker(0).answer(1, { ...done, skipped: 2 })
    worker(0).answer(0, { ...done, skipped: 1 })
    assert.deepEqual(await Promise.all([first, second]), [
      { ...done, skipped: 1 },
      { ...done, skipped: 2 },
    ])
  })

  test('tells the stages on the way', async () => {
    const { line, worker } = played()
    const stages: string[] = []
    const answer = line.ask(ask, (stage) => stages.push(stage))
    worker(0).answer(0, { kind: 'stage', stage: 'reading' })
    worker(0).answer(0, { kind: 'stage', stage: 'checking' })
    worker(0).answer(0, done)
    await answer
    assert.deepEqual(stages, ['reading', 'checking'])
  })

  test('answers all that wait when the worker crashes, and starts another', async () => {
    const { line, worker } = played()
    const lost = line.ask(ask)
    worker(0).crash()
    assert.equal((await lost).kind, 'trouble')
    const next = line.ask(ask)
    worker(1).answer(0, done)
    assert.equal((await next).kind, 'exported')
  })

  test('ends the worker when stopped, with all that it holds', async () => {
    const { line, worker } = played()
    const waiting = line.ask(ask)
    line.stop()
    assert.equal((await waiting).kind, 'trouble')
    assert.ok(worker(0).terminated)
  })
})
