/** A line on standard error that counts up while a long piece of work goes on; only where that is a terminal. */
export interface Counter {
  show(words: string): void
  clear(): void
}

const REDRAW_MS = 100

export function counterOn(stream: NodeJS.WriteStream): Counter {
  if (!stream.isTTY) return { show() {}, clear() {} }
  let drawnMs = 0
  return {
    show(words) {
      const nowMs = performance.now()
      if (nowMs - drawnMs < REDRAW_MS) return
      drawnMs = nowMs
      stream.write(`\r\u001b[2K${words}`)
    },
    clear() {
      if (drawnMs > 0) stream.write('\r\u001b[2K')
      drawnMs = 0
    },
  }
}
