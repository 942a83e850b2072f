import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { againstFile, readAgainst } from '../against.ts'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type CheckJob, checkFile } from '../check-file.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { addCounts, type Counts, nothingCounted } from '../formats/format.ts'
import { type FormatChoice, type FormatName, formatFor, formatNames } from '../formats/index.ts'
import { CHECKED_ENDING, type InputFile, inputFiles } from '../input-files.ts'
import { localDay } from '../local-day.ts'
import { progressBar } from '../progress.ts'
import { settingsByFolder } from '../settings.ts'
import { inOrder, THREAD_FILE_BYTES_MAX, workerPool } from '../worker-pool.ts'

const help = `校核材料：读出全部数据，逐条验算勾稽关系，检查表述差错。

用法：taizhang check 文件或文件夹… [选项]
      taizhang check - [选项]            从标准输入读文字

可读 .docx .xlsx .txt .md .pdf；文件夹连同下级一并查找。选项可以合用。

  -f, --format 格式     text（默认，给人看）、jsonl（每份文件一行）、json、html（单个网页）
  -o, --output 文件     结果写入文件，不在屏幕上显示
  --annotate 文件.docx  另存一份带批注的Word稿；校核多份文件时给文件夹
  --fix                 另存一份修改稿，只改有把握的差错：Word稿用修订，文字稿直接改好；
                        写在原文件旁边，名为“原名${CHECKED_ENDING}”，原文件不动
  --fix=文件            修改稿写到指定的文件；校核多份文件时给文件夹
                        --annotate 与 --fix 同用时，批注和修订写在同一份Word稿里
  --against 文件        与去年的材料对照：承诺有没有交代，上年数据是否一致
  --settings 文件       指定设置文件；不指定时从材料所在文件夹逐级向上找 taizhang.json
  --threads 数          线程数，默认为处理器核数（最多4）
  -h, --help            显示本说明

设置文件：{"rules": {"规则或规则组": "off|info|warning|error"}, "accepted": [...]}
说明并保留一条意见：taizhang accept 文件 序号 --because 原因

退出码：0 没有错误和存疑（只有提示也是0）；1 有错误或存疑；2 有文件没能校核。
`

/** Starting a thread costs about as much as checking this many bytes. */
const BYTES_PER_THREAD = 1_500_000
const THREADS_MAX = 4
/** Results wait for their turn; what waits is bounded in files and in bytes read. */
const WAITING_PER_THREAD = 4
const WAITING_BYTES_MAX = 24_000_000

const options = {
  format: { type: 'string', short: 'f', default: 'text' },
  output: { type: 'string', short: 'o' },
  annotate: { type: 'string' },
  fix: { type: 'boolean', default: false },
  'fix-to': { type: 'string' },
  against: { type: 'string' },
  settings: { type: 'string' },
  threads: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export const check: Command = {
  summary: '校核材料，列出差错；可写批注、改稿',
  help,
  run: async (args) => runCheck(planOf(args)),
}

/** A run, with every option understood. */
interface Plan {
  readonly files: readonly InputFile[]
  readonly format: FormatName
  readonly output: string | null
  readonly annotate: string | null
  /** `true`: beside each input. */
  readonly fix: string | boolean
  readonly against: string | null
  readonly settings: string | null
  /** Null: as many as the machine has and the input is worth. */
  readonly threads: number | null
}

function planOf(args: readonly string[]): Plan {
  const split = args.indexOf('--')
  const optionCount = split < 0 ? args.length : split
  // parseArgs knows no optional value, so `--fix=OUT` becomes an option of its own.
  const plain = args.map((arg, index) => (index < optionCount ? arg.replace(/^--fix=/, '--fix-to=') : arg))
  const { values, positionals } = parseCommand('check', plain, options)
  if (positionals.length === 0) {
    const advice = '例如：taizhang check 工作总结.docx。运行 taizhang check --help 查看用法。'
    throw new CannotCarryOut('没有说要校核哪个文件。', advice)
  }
  const format = formatNames.find((name) => name === values.format)
  if (!format) throw new CannotCarryOut(`没有“${values.format}”这种格式。`, `可用的格式是 ${formatNames.join('、')}。`)
  return {
    files: inputFiles(positionals),
    format,
    output: values.output ?? null,
    annotate: values.annotate ?? null,
    fix: values['fix-to'] ?? values.fix,
    against: values.against ?? null,
    settings: values.settings ?? null,
    threads: threadsOf(values.threads),
  }
}

function threadsOf(given: string | undefined): number | null {
  if (given === undefined) return null
  const threads = Number(given)
  if (!Number.isInteger(threads) || threads < 1) throw new CannotCarryOut(`线程数应是正整数，不能是“${given}”。`)
  return threads
}

async function runCheck(plan: Plan): Promise<ExitCode> {
  const now = new Date()
  const today = localDay(now)
  const at = `${now.toISOString().slice(0, 19)}Z`
  const choice: FormatChoice = { name: plan.format, look: lookOf(plan) }
  const against = againstFile(plan.against)
  // Read here even where workers read it again: what is wrong with it is said once, before any file is checked.
  const againstReading = await readAgainst(against, today)
  const jobs = await jobsOf(plan)
  const format = formatFor(choice)
  const out = openOutput(plan.output, plan.files)
  const totalBytes = jobs.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = progressBar(process.stderr, jobs.length, totalBytes)
  let total: Counts = nothingCounted
  const finish = (job: CheckJob & { readonly bytes: number }, counts: Counts, failure: string | null) => {
    total = addCounts(total, counts)
    progress.advance(job.bytes, job.name)
    if (failure === null) return
    progress.clear()
    process.stderr.write(`taizhang：${job.name}：${failure}\n`)
  }
  const checkHere = async (job: (typeof jobs)[number]) => {
    const outcome = await checkFile(job, { format, today, at, against: againstReading })
    for (const piece of outcome.pieces) await out.write(piece)
    finish(job, outcome.counts, outcome.failure)
  }

  await out.write(format.head)
  const worth = Math.min(availableParallelism(), THREADS_MAX, Math.ceil(totalBytes / BYTES_PER_THREAD))
  const threads = Math.min(plan.threads ?? worth, jobs.length)
  if (threads < 2) {
    for (const job of jobs) await checkHere(job)
  } else {
    const pool = workerPool(threads, { format: choice, today, at, against })
    const most = { jobs: threads * WAITING_PER_THREAD, bytes: WAITING_BYTES_MAX }
    const inPool = async (job: (typeof jobs)[number]) => (job.bytes > THREAD_FILE_BYTES_MAX ? null : pool.run(job))
    for await (const { job, result } of inOrder(jobs, most, inPool)) {
      if (result === null) {
        await checkHere(job)
        continue
      }
      for (const chunk of result.chunks) await out.write(chunk)
      finish(job, result.counts, result.failure)
    }
    pool.close()
  }
  progress.clear()
  await out.write(format.tail(total))
  await out.close()
  return total.failed > 0 ? 2 : total.error + total.warning > 0 ? 1 : 0
}

function lookOf(plan: Plan): FormatChoice['look'] {
  const terminal = plan.output === null && process.stdout.isTTY
  const plain = (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb'
  return {
    columns: Math.max(40, Math.min(100, (terminal && process.stdout.columns) || 80)),
    colour: terminal && !plain,
  }
}

async function jobsOf(plan: Plan): Promise<(CheckJob & { readonly bytes: number })[]> {
  const settingsOf = settingsByFolder(plan.settings ?? undefined)
  const fixBeside = plan.fix === true && plan.annotate === null
  const jobs: (CheckJob & { readonly bytes: number })[] = []
  for (const [index, { name, bytes }] of plan.files.entries()) {
    const annotateTo = plan.annotate === null ? null : outputPath(plan.annotate, name, plan.files.length, '.docx')
    jobs.push({
      index,
      name,
      bytes,
      ...(name === '-' && { content: await buffer(process.stdin) }),
      settings: settingsOf(name === '-' ? resolve('.') : dirname(resolve(name))),
      annotateTo,
      fixTo:
        typeof plan.fix === 'string'
          ? outputPath(plan.fix, name, plan.files.length, '')
          : fixBeside
            ? besidePath(name)
            : plan.fix
              ? annotateTo
              : null,
    })
  }
  refuseCollisions(jobs)
  return jobs
}

/** Where one file's copy goes: the path itself for a single file, or a name of its own in a folder. */
function outputPath(given: string, name: string, files: number, ending: '.docx' | ''): string {
  const isFolder = /[\\/]$/.test(given) || statSync(given, { throwIfNoEntry: false })?.isDirectory()
  if (files === 1 && !isFolder) return given
  if (!isFolder && extname(given) !== '')
    throw new CannotCarryOut(`要写${files}份文件，“${given}”只能装下一份。`, '请给一个文件夹，如 out/。')
  return join(given, checkedName(basename(name), ending))
}

function besidePath(name: string): string {
  if (name === '-') throw new CannotCarryOut('标准输入旁边没有地方写修改稿。', '请用 --fix=文件名 指定。')
  return join(dirname(name), checkedName(basename(name), ''))
}

/** `总结.docx` → `总结.校核.docx`; a copy in another format keeps its old ending too: `总结.txt` → `总结.txt.校核.docx`. */
function checkedName(name: string, ending: '.docx' | ''): string {
  const own = extname(name)
  if (ending === '' || own.toLowerCase() === ending)
    return `${name.slice(0, name.length - own.length)}${CHECKED_ENDING}${own}`
  return `${name}${CHECKED_ENDING}${ending}`
}

/** A copy never lands on an input or on another copy. */
function refuseCollisions(jobs: readonly CheckJob[]): void {
  const inputs = new Set(jobs.map(({ name }) => resolve(name)))
  const taken = new Map<string, string>()
  for (const { name, annotateTo, fixTo } of jobs) {
    for (const path of new Set([annotateTo, fixTo])) {
      if (path === null) continue
      const full = resolve(path)
      if (inputs.has(full)) throw new CannotCarryOut(`“${path}”是要校核的原文件，不能覆盖。`, '请换一个文件名。')
      const other = taken.get(full)
      if (other !== undefined)
        throw new CannotCarryOut(`“${other}”和“${name}”的校核稿会写到同一个文件 ${path}。`, '请分开校核。')
      taken.set(full, name)
    }
  }
}

interface Output {
  write(chunk: string | Uint8Array): Promise<void>
  close(): Promise<void>
}

const GATHER_CHARACTERS = 64 * 1024

/** Small pieces are gathered; a full pipe or disk is waited for. */
function openOutput(path: string | null, inputs: readonly InputFile[]): Output {
  let stream: Writable = process.stdout
  let failed: unknown
  if (path !== null) {
    if (inputs.some(({ name }) => resolve(name) === resolve(path)))
      throw new CannotCarryOut(`“${path}”是要校核的原文件，不能覆盖。`, '请换一个文件名。')
    if (!existsSync(dirname(resolve(path)))) mkdirSync(dirname(resolve(path)), { recursive: true })
    stream = createWriteStream(path)
    stream.on('error', (error) => {
      failed = error
    })
  }
  let gathered = ''
  const send = (chunk: string | Uint8Array) =>
    new Promise<void>((done, fail) => {
      if (failed !== undefined) return fail(failed)
      stream.write(chunk, (error) => (error ? fail(error) : done()))
    })
  const flush = async () => {
    const chunk = gathered
    gathered = ''
    if (chunk !== '') await send(chunk)
  }
  return {
    async write(chunk) {
      if (typeof chunk === 'string') {
        gathered += chunk
        if (gathered.length >= GATHER_CHARACTERS) await flush()
        return
      }
      await flush()
      await send(chunk)
    },
    async close() {
      await flush()
      if (path !== null) await new Promise<void>((done) => stream.end(done))
    },
  }
}
