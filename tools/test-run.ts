import { join, relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

/** How a run of test files went. */
export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * Runs test files (paths from `root`), several at a time. Prints a line for each file with what it says it looked at,
 * every failure in full, what was skipped and why, and the totals as the last line.
 * A file without a single test has failed, for it looked at nothing; so has a run without files.
 */
export async function runTests(root: string, paths: readonly string[], concurrency: number): Promise<Totals> {
  const startedAt = performance.now()
  const skips = new Map<string, number>()
  const totals = { passed: 0, failed: 0, skipped: 0 }
  // The runner reports file by file: these belong to the file whose end comes next.
  let notes: string[] = []
  let failures: string[] = []
  let errorOutput = ''

  const endFile = (file: string, tests: number, milliseconds: number) => {
    console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${file}: ${tests} tests, ${Math.round(milliseconds)} ms`)
    for (const note of notes) console.log(`       ${note}`)
    for (const failure of failures) console.log(`\n${failure}\n`)
    if (failures.length > 0 && errorOutput !== '') console.log(errorOutput)
    notes = []
    failures = []
    errorOutput = ''
  }

  for await (const { type, data } of run({ files: paths.map((path) => join(root, path)), concurrency, cwd: root })) {
    if (type === 'test:stdout') notes.push(data.message.trimEnd())
    else if (type === 'test:stderr') errorOutput += data.message
    else if (type === 'test:diagnostic' && data.file !== undefined) notes.push(data.message)
    else if (type === 'test:summary' && data.file !== undefined) {
      endFile(relative(root, data.file), data.counts.tests, data.duration_ms)
    } else if ((type === 'test:pass' || type === 'test:fail') && data.details.type === 'test') {
      // A file that ends before any test of its own began is reported as if it were one.
      const emptyFile = data.nesting === 0 && data.name === data.file
      if (type === 'test:fail' || emptyFile) {
        totals.failed++
        const error = type === 'test:fail' ? data.details.error : 'No test in this file: it looked at nothing.'
        if (!onlyInnerFailed(error)) failures.push(`FAIL ${data.name}\n${described(error)}`)
        if (emptyFile) endFile(relative(root, data.name), 0, data.details.duration_ms)
      } else if (data.skip !== undefined && data.skip !== false) {
        totals.skipped++
        const reason = typeof data.skip === 'string' ? data.skip : 'no reason given'
        skips.set(reason, (skips.get(reason) ?? 0) + 1)
      } else totals.passed++
    }
  }

  for (const [reason, count] of skips) console.log(`skipped ${count}: ${reason}`)
  if (paths.length === 0) {
    totals.failed++
    console.log('FAIL no test file there: a run of nothing has failed.')
  }
  console.log(`\n${paths.length} files in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  return totals
}

/** True for the failure of a test that is only the sum of those inside it, which have been shown. */
function onlyInnerFailed(error: unknown): boolean {
  return error instanceof Error && 'failureType' in error && error.failureType === 'subtestsFailed'
}

function described(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (typeof cause === 'string') return cause
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
}
