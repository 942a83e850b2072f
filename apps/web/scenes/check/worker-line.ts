import type { Answer, Ask, Question, Reply, Stage } from './protocol.ts'

/** The part of a Worker that a line needs; a test gives its own. */
export interface WorkerPort {
  postMessage(message: Question, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: Reply }) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void
  terminate(): void
}

type Final = Exclude<Answer, { readonly kind: 'stage' }>

interface Waiting {
  readonly settle: (answer: Final) => void
  readonly onStage: (stage: Stage) => void
}

const crashed: Final = {
  kind: 'trouble',
  trouble: { message: '校核程序意外停止。', advice: '请重新导入材料；若同一份材料总是如此，可改为粘贴文字后再试。' },
}

/** Talks to one worker at a time; a stopped or crashed one is replaced at the next question. */
export class WorkerLine {
  readonly #start: () => WorkerPort
  readonly #waiting = new Map<number, Waiting>()
  #port: WorkerPort | null = null
  #lastId = 0

  constructor(start: () => WorkerPort) {
    this.#start = start
  }

  /** Whether the worker still remembers what it was given: false after a stop or a crash. */
  get alive(): boolean {
    return this.#port !== null
  }

  /** Asks; never rejects: a crash and a stop come back as trouble. */
  ask(ask: Ask, onStage: (stage: Stage) => void = () => {}): Promise<Final> {
    const id = ++this.#lastId
    return new Promise((settle) => {
      this.#waiting.set(id, { settle, onStage })
      const port = this.#open()
      if ('bytes' in ask) port.postMessage({ id, ask }, [ask.bytes.buffer])
      else port.postMessage({ id, ask })
    })
  }

  /** Ends the worker and with it all that it holds of the text. */
  stop(): void {
    this.#port?.terminate()
    this.#port = null
    this.#fail({ kind: 'trouble', trouble: { message: '已停止。', advice: '可重新导入材料。' } })
  }

  #open(): WorkerPort {
    if (this.#port) return this.#port
    const port = this.#start()
    port.addEventListener('message', ({ data: { id, answer } }) => {
      const waiting = this.#waiting.get(id)
      if (!waiting) return
      if (answer.kind === 'stage') return waiting.onStage(answer.stage)
      this.#waiting.delete(id)
      waiting.settle(answer)
    })
    const crash = () => {
      if (this.#port !== port) return
      port.terminate()
      this.#port = null
      this.#fail(crashed)
    }
    port.addEventListener('error', crash)
    port.addEventListener('messageerror', crash)
    this.#port = port
    return port
  }

  #fail(answer: Final): void {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { settle } of all) settle(answer)
  }
}
