/**
 * `npm test [PATH...]`: the guards of the house and every suite, or those under the paths named.
 * `npm run check`: the guards first, and the suites only when the house is in order.
 */
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryFiles, root } from './repository.ts'
import { runTests, type Totals } from './test-run.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'guards-first': { type: 'boolean', default: false } },
})

const wanted = positionals.map((path) => relative(root, join(process.cwd(), path)))
const files = repositoryFiles().filter(
  (path) => path.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((prefix) => path.startsWith(prefix))),
)
const isGuard = (path: string) => path.startsWith('tools/guards/')

if (values['guards-first']) {
  const guards = await run(files.filter(isGuard))
  if (guards.failed === 0) await run(files.filter((path) => !isGuard(path)))
} else {
  await run(files)
}

async function run(paths: readonly string[]): Promise<Totals> {
  const totals = await runTests(root, paths, availableParallelism())
  if (totals.failed > 0) process.exitCode = 1
  return totals
}
