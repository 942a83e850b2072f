import type { Finding } from '@taizhang/check'
import type { Comment } from '@taizhang/office'

/** A finding as a comment in Word, worded as the command words it: what is wrong, and what to write instead. */
export function commentOf(finding: Finding): Comment {
  const advice = finding.suggestion === '' ? '' : `\n建议：${finding.suggestion}`
  return { start: finding.start, end: finding.end, text: finding.message + advice }
}
