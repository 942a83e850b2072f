import { readFileSync } from 'node:fs'
import { CannotCarryOut, reasonOf } from './cannot-carry-out.ts'
import type { Command, ExitCode } from './command.ts'
import { accept } from './commands/accept.ts'
import { backup } from './commands/backup.ts'
import { check } from './commands/check.ts'
import { demo } from './commands/demo.ts'
import { indicator } from './commands/indicator.ts'
import { ledger } from './commands/ledger.ts'
import { pack } from './commands/pack.ts'
import { report } from './commands/report.ts'
import { restore } from './commands/restore.ts'
import { rules } from './commands/rules.ts'
import { serve } from './commands/serve.ts'
import { user } from './commands/user.ts'
import { verify } from './commands/verify.ts'
import { year } from './commands/year.ts'

const commands: Readonly<Record<string, Command>> = {
  check,
  accept,
  rules,
  year,
  serve,
  user,
  ledger,
  indicator,
  pack,
  report,
  verify,
  backup,
  restore,
  demo,
}

const help = `台账：读材料，查数据。不联网，不用模型，文件不出本机。

用法：taizhang <命令> [选项]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(11)}${summary}`)
  .join('\n')}

  taizhang <命令> --help   查看一个命令的用法
  taizhang --version       查看版本

退出码：0 没有问题；1 有错误或存疑；2 没能执行（会说明原因和办法）。
`

process.stdout.on('error', leaveOnClosedPipe)
process.stderr.on('error', leaveOnClosedPipe)
process.exitCode = await run(process.argv.slice(2))

async function run([name = '--help', ...args]: readonly string[]): Promise<ExitCode> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(commands[args[0] ?? '']?.help ?? help)
    return 0
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`taizhang ${version()}\n`)
    return 0
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new CannotCarryOut(`没有“${name}”这个命令。`, '运行 taizhang --help 查看全部命令。')
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(command.help)
      return 0
    }
    return await command.run(args)
  } catch (error) {
    process.stderr.write(`taizhang：${reasonOf(error)}\n`)
    return 2
  }
}

function version(): string {
  const text = readFileSync(new URL('package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

/** The reader of a pipe (`| head`) has seen enough: leave without a word, as other commands do. */
function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2)
}
