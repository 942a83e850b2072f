import type { Reading } from '@taizhang/text'
import type { Finding } from './finding.ts'

/**
 * Names a finding by its rule, its message and the words around it, not by its place:
 * the same doubt in the same sentence keeps its fingerprint when the text before it changes,
 * and loses it when its own sentence changes. 16 hexadecimal digits (two FNV-1a runs of 32 bits).
 */
export function fingerprint(reading: Reading, finding: Pick<Finding, 'rule' | 'messageId' | 'start' | 'end'>): string {
  const { text } = reading
  const words = text.slice(reach(text, finding.start, -1), reach(text, finding.end, 1))
  const key = `${finding.rule}|${finding.messageId}|${finding.end - finding.start}|${words.trim()}`
  return hash(key, 0x811c9dc5) + hash(key, 0x01000193)
}

/**
 * How far the sentence goes from `at`, at most 200 characters. Searching the text for the line's begin instead would walk
 * all of it for each finding: a text with a thousand findings has no \r to stop at.
 */
function reach(text: string, at: number, by: 1 | -1): number {
  const last = by === 1 ? Math.min(text.length, at + contextMax) : Math.max(0, at - contextMax)
  let end = at
  while (end !== last && !endsSentence(text.charCodeAt(by === 1 ? end : end - 1))) end += by
  return end
}

const contextMax = 200

function endsSentence(code: number): boolean {
  return code === 0x3002 || code === 0x0a || code === 0x0d
}

function hash(key: string, seed: number): string {
  let h = seed
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
  return (h >>> 0).toString(16).padStart(8, '0')
}
