import type { Reading } from '@taizhang/text'
import type { Finding } from './finding.ts'

/**
 * Names a finding by its rule, its message and the words around it, not by its place:
 * the same doubt in the same sentence keeps its fingerprint when the text before it changes,
 * and loses it when its own sentence changes. 16 hexadecimal digits (two FNV-1a runs of 32 bits).
 */
export function fingerprint(reading: Reading, finding: Pick<Finding, 'rule' | 'messageId' | 'start' | 'end'>): string {
  const { text } = reading
  const from = lineStart(text, finding.start)
  const to = lineEnd(text, finding.end)
  const sentenceFrom = Math.max(from, text.lastIndexOf('。', finding.start - 1) + 1)
  const stop = text.indexOf('。', finding.end)
  const sentenceTo = stop < 0 || stop > to ? to : stop
  const words = text.slice(Math.max(sentenceFrom, finding.start - 200), Math.min(sentenceTo, finding.end + 200))
  const key = `${finding.rule}|${finding.messageId}|${finding.end - finding.start}|${words.trim()}`
  return hash(key, 0x811c9dc5) + hash(key, 0x01000193)
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline
}

function hash(key: string, seed: number): string {
  let h = seed
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(16).padStart(8, '0')
}
