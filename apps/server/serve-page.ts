/** `npm start`: serves the built check page on this machine alone. `--port N` asks for one port. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPageServer, listen } from './page-server.ts'

const firstPort = 4870
const portsTried = 20
const page = join(import.meta.dirname, '..', 'web', 'dist')

try {
  const ports = portsAsked()
  if (!existsSync(join(page, 'index.html'))) throw new Error('页面还没有生成，请用 npm start 启动。')
  const server = createPageServer(page)
  const port = await listen(server, ports)
  console.log(`校核页面已打开：http://127.0.0.1:${port}`)
  console.log('只在本机运行，文稿不离开这台电脑。按 Ctrl+C 结束。')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      server.close()
      server.closeAllConnections()
    })
  }
} catch (error) {
  console.error(`启动不了：${reason(error)}`)
  process.exitCode = 2
}

function portsAsked(): readonly number[] {
  const { values } = parseArgs({ options: { port: { type: 'string' } } })
  if (values.port === undefined) return Array.from({ length: portsTried }, (_, step) => firstPort + step)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port 要写 0 到 65535 之间的整数，写的是“${values.port}”。`)
  }
  return [port]
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return '端口已被占用，请用 npm start -- --port 另选一个。'
  if (code === 'EACCES') return '没有使用这个端口的权限，请用 npm start -- --port 另选一个。'
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return '只有 --port 一个选项，例如 npm start -- --port 8080。'
  return error.message
}
