import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { NewAccount } from '@taizhang/server'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import {
  accountLines,
  fillDemonstration,
  keepAccountLines,
  keptAccountLines,
  scaleOf,
  usualSeed,
} from '../demonstration.ts'

const FIRST_PORT = 4870
const PORTS_TRIED = 20
/** Of the offices beside the one whose year is shown: who starts the demonstration does not want to wait. */
const USUAL_SCALE = '0.1'

const help = `启动台账的服务。

用法：taizhang serve [选项]

  --data 目录      数据放在哪里，默认 taizhang-data；数据库也在里面，除非设了 DATABASE_URL
  --port 端口      默认从 ${FIRST_PORT} 起找一个空闲的
  --host 地址      默认 127.0.0.1，只供本机；0.0.0.0 供整个网络
  --name 名称      首次启动时所建地区的名称，默认“本县”
  --demo           目录还空着时，先填一个虚构的县作演示（npm start 就是这样启动的）
  --scale 倍数     演示里民政局以外有多大，默认${USUAL_SCALE}；1 约五万条记录，填得慢
  --https          前面有提供HTTPS的代理：登录信息只经HTTPS传送
  --origin 地址    代理对外的地址，如 https://tz.example；可写多次
  --behind-proxy   来访地址取自代理写的 X-Forwarded-For

环境变量：DATABASE_URL（PostgreSQL 15以上），TAIZHANG_METRICS_TOKEN（从别的机器读 /metrics）。
首次启动建立系统、安全、审计三个管理员，各给一个只显示这一次的一次性密码。
`

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  name: { type: 'string' },
  demo: { type: 'boolean' },
  scale: { type: 'string' },
  https: { type: 'boolean' },
  origin: { type: 'string', multiple: true },
  'behind-proxy': { type: 'boolean' },
} as const

export const serve: Command = {
  summary: '启动台账的服务',
  help,
  run: async (args) => {
    const { values } = parseCommand('serve', args, options)
    const ports = portsOf(values.port)
    // Loaded here: the other commands must not wait for a database that they do not use.
    const { createWorkbench, firstStart, serve: listen, usualFolder } = await import('@taizhang/server')
    const { withInstallation } = await import('../installation.ts')
    if (values.demo && !process.env['DATABASE_URL'])
      await demonstrate(resolve(values.data ?? usualFolder), scaleOf(values.scale ?? USUAL_SCALE))
    return withInstallation<ExitCode>(values.data, async (installation) => {
      const host = values.host ?? '127.0.0.1'
      const first = { tenant: 'local', name: values.name ?? '本县', at: new Date().toISOString() }
      tellAccounts(await firstStart(installation.store, first))
      const token = process.env['TAIZHANG_METRICS_TOKEN']
      const workbench = createWorkbench({
        database: installation.database,
        evidence: installation.evidence,
        seal: installation.seal,
        log: (line) => {
          // Whoever looks at the demonstration in a terminal wants to see its accounts, and no line for each request.
          if (!values.demo || line['level'] === 'error') process.stdout.write(`${JSON.stringify(line)}\n`)
        },
        secure: values.https ?? false,
        origins: values.origin ?? [],
        behindProxy: values['behind-proxy'] ?? false,
        ...(token && { metricsToken: token }),
      })
      const served = await listen(workbench, { host, ports, page: builtPage() }).catch((error: unknown) => {
        throw new CannotCarryOut(`端口用不了（${reason(error)}）。`, '请用 --port 另选一个。')
      })
      const address = `http://${host}:${served.port}`
      // Listened to before the address is told: who has read it may ask at once to stop.
      const stop = asked()
      const accounts = values.demo ? (keptAccountLines(installation.folder) ?? '') : ''
      process.stderr.write(
        `台账已启动：${address} ，接口说明在 /api 。按 Ctrl+C 结束。\n不登录也能校核材料，文字不出本机：${address}/check\n${accounts}`,
      )
      await stop
      process.stderr.write('正在结束：等手头的请求办完。\n')
      await served.stop()
      return 0
    })
  },
}

/**
 * Fills a folder that is still empty with the invented county; one that holds something is served as it is. It is filled beside its
 * place and put there when it is whole, so that who breaks the filling off begins anew the next time.
 */
async function demonstrate(folder: string, scale: number): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) return
  const { withInstallation } = await import('../installation.ts')
  process.stderr.write(`首次启动：在 ${folder} 里填一个虚构的县作演示，约一分钟……\n`)
  const beside = `${folder}.filling`
  rmSync(beside, { recursive: true, force: true })
  const told = await withInstallation(beside, async (installation) => {
    const filled = await fillDemonstration(installation, { scale, seed: usualSeed })
    keepAccountLines(installation.folder, accountLines(filled))
    return `已填好“${filled.countyName}”：${filled.told.entries}条记录，县名、人和数字都是编的。\n`
  })
  rmSync(folder, { recursive: true, force: true })
  renameSync(beside, folder)
  process.stderr.write(told)
}

function portsOf(text: string | undefined): readonly number[] {
  if (text === undefined) return Array.from({ length: PORTS_TRIED }, (_, step) => FIRST_PORT + step)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotCarryOut(`--port 要写 0 到 65535 之间的整数，写的是“${text}”。`)
  return [port]
}

/** To the terminal alone, not into the log. */
function tellAccounts(accounts: readonly NewAccount[] | null): void {
  if (accounts === null) return
  process.stderr.write('首次启动，已建立三个管理员。一次性密码只显示这一次，请分交三个人，首次登录时修改：\n')
  for (const { title, signInName, oneTimePassword } of accounts)
    process.stderr.write(`  ${title}  登录名 ${signInName}  一次性密码 ${oneTimePassword}\n`)
}

function builtPage(): string | null {
  const page = join(import.meta.dirname, '..', '..', 'web', 'dist')
  return existsSync(join(page, 'index.html')) ? page : null
}

/** Until the system or the user asks to stop. */
const asked = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done())
  })

const reason = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? '已被占用' : '没有权限或地址不对'
