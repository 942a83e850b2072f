import type { CheckResult, Finding, Severity } from '@taizhang/check'

/** One file after its check, ready to be written in any format. */
export interface CheckedFile {
  /** The file as the user named it; `-` for standard input. */
  readonly name: string
  readonly result: CheckResult
  /** What was written beside the report: `批注稿已写入 …`. */
  readonly notes: readonly string[]
}

/** One file that could not be checked. */
export interface FailedFile {
  readonly name: string
  readonly reason: string
}

/** How many of what; of one file, or added up. */
export interface Counts {
  readonly files: number
  readonly failed: number
  readonly error: number
  readonly warning: number
  readonly info: number
  readonly accepted: number
  /** Figures that state something: quantities and masked ones. */
  readonly figures: number
  readonly relations: number
}

/** A way to write results. Files are written one after the other, so that a thousand of them need no more room than one. */
export interface Format {
  readonly head: string
  /** The report on one file, in pieces; `index` counts the files from 0, failed ones too. */
  file(checked: CheckedFile, index: number): Iterable<string>
  /** Takes the place of a file that could not be checked; the reason also goes to standard error. */
  failed(failed: FailedFile, index: number): string
  tail(total: Counts): string
}

/** From the gravest to the mildest. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** What a severity is called in Chinese. */
export const severityTitle: Readonly<Record<Severity, string>> = { error: '错误', warning: '存疑', info: '提示' }

export const nothingCounted: Counts = {
  files: 0,
  failed: 0,
  error: 0,
  warning: 0,
  info: 0,
  accepted: 0,
  figures: 0,
  relations: 0,
}

/** The counts of one checked file. */
export function countsOf(result: CheckResult): Counts {
  const counts = { ...nothingCounted, files: 1, accepted: result.accepted.length, relations: result.relations.length }
  for (const { severity } of result.findings) counts[severity]++
  for (const figure of result.reading.figures) {
    if (figure.class === 'quantity' || figure.class === 'masked') counts.figures++
  }
  return counts
}

/** Sum of two counts. */
export function addCounts(a: Counts, b: Counts): Counts {
  return {
    files: a.files + b.files,
    failed: a.failed + b.failed,
    error: a.error + b.error,
    warning: a.warning + b.warning,
    info: a.info + b.info,
    accepted: a.accepted + b.accepted,
    figures: a.figures + b.figures,
    relations: a.relations + b.relations,
  }
}

/** Findings in the order in which they are shown and numbered: by severity, then by place. */
export function findingsInOrder(result: CheckResult): Finding[] {
  return severities.flatMap((severity) => result.findings.filter((finding) => finding.severity === severity))
}

/** `3处错误、1处存疑`, or that nothing was found. */
export function findingsInWords(counts: Counts): string {
  const words = severities.filter((severity) => counts[severity] > 0)
  const found = words.map((severity) => `${counts[severity]}处${severityTitle[severity]}`).join('、')
  const kept = counts.accepted > 0 ? `（另有${counts.accepted}处已说明并保留）` : ''
  return (found === '' ? '没有发现问题' : found) + kept
}
