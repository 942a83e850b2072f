// @ts-check
/**
 * The entry of every npm script. It runs on any Node that the machine has, brings what is missing
 * (a newer Node, the packages, the built page), and then runs the task as if it had been called itself.
 * Everything it says goes to stderr, so that stdout belongs to the task alone.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join, resolve } from 'node:path'
import { buildPage, findRuntime, installPackages, SetUpError } from './set-up.mjs'

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

/** @type {Readonly<Record<string, { readonly entry: string, readonly args?: readonly string[], readonly page?: boolean }>>} */
const tasks = {
  start: { entry: 'apps/cli/taizhang.ts', args: ['serve', '--demo'], page: true },
  taizhang: { entry: 'apps/cli/taizhang.ts' },
  test: { entry: 'tools/test.ts', page: true },
  check: { entry: 'tools/test.ts', args: ['--guards-first'], page: true },
  e2e: { entry: 'tools/test.ts', args: ['e2e'], page: true },
  bench: { entry: 'bench/bench.ts' },
  generate: { entry: 'tools/generate.ts' },
  new: { entry: 'tools/new.ts' },
}

const [name = '', ...args] = process.argv.slice(2)
const task = tasks[name]
if (task === undefined) {
  console.error(`没有“${name}”这一项。No such task. ${Object.keys(tasks).join(', ')}`)
  process.exit(2)
}

try {
  const node = await findRuntime(root)
  await installPackages(root, node)
  if (task.page || `${name} ${args[0]}` === 'taizhang serve' || `${name} ${args[0]}` === 'bench web')
    await buildPage(root, node)
  runTask(node, task)
} catch (error) {
  if (!(error instanceof SetUpError)) throw error
  console.error(`\n${error.message}`)
  process.exit(2)
}

/**
 * Hands the terminal, the signals and the exit code through.
 * @param {string} node
 * @param {{ readonly entry: string, readonly args?: readonly string[] }} task
 */
function runTask(node, { entry, args: own = [] }) {
  // npm moves to the root before it runs a script; the paths that the user gave are meant from where npm was called.
  const cwd = (process.env.npm_lifecycle_event === name && process.env.INIT_CWD) || process.cwd()
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, entry), ...own, ...args], {
    cwd,
    stdio: 'inherit',
    // What was stripped and compiled once is kept: a start takes half the time.
    env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...process.env },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  // An npm that is ended by a signal does not hand it on; the task must not outlive it and keep its port.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === name) {
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}
