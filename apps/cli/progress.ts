import { columnsOf, printable } from './formats/width.ts'

/** A line that shows how far a long run has come. */
export interface Progress {
  /** Some files are done; `name` is the latest. */
  advance(bytes: number, name: string): void
  /** Takes the line away, so that other words can be written. */
  clear(): void
}

const BAR = 24
const REDRAW_MS = 100

/** Draws on standard error, and only where that is a terminal; a single file needs no bar. */
export function progressBar(stream: NodeJS.WriteStream, files: number, bytes: number): Progress {
  if (!stream.isTTY || files < 2) return { advance() {}, clear() {} }
  const startedMs = performance.now()
  let doneFiles = 0
  let doneBytes = 0
  let drawnMs = 0
  return {
    advance(more, name) {
      doneFiles++
      doneBytes += more
      const nowMs = performance.now()
      if (nowMs - drawnMs < REDRAW_MS) return
      drawnMs = nowMs
      const share = Math.min(1, bytes > 0 ? doneBytes / bytes : doneFiles / files)
      const filled = Math.round(share * BAR)
      const restSeconds = Math.ceil(((nowMs - startedMs) / 1000) * (1 / Math.max(share, 0.001) - 1))
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`
      const line = `${bar} ${doneFiles}/${files} 约剩${restSeconds}秒 ${printable(name)}`
      stream.write(`\r\u001b[2K${cut(line, (stream.columns || 80) - 1)}`)
    },
    clear() {
      if (drawnMs > 0) stream.write('\r\u001b[2K')
      drawnMs = 0
    },
  }
}

function cut(line: string, columns: number): string {
  let used = 0
  let out = ''
  for (const char of line) {
    used += columnsOf(char.codePointAt(0) ?? 0)
    if (used > columns) break
    out += char
  }
  return out
}
