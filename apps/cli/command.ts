import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CannotCarryOut } from './cannot-carry-out.ts'

/** 0: nothing to report; 1: findings; 2: could not be carried out. */
export type ExitCode = 0 | 1 | 2

/** One subcommand of `taizhang`. */
export interface Command {
  readonly summary: string
  readonly help: string
  run(args: readonly string[]): Promise<ExitCode>
}

/** Takes options and names apart; a mistake is said in Chinese, with the option's name. */
export function parseCommand<const Options extends ParseArgsOptionsConfig>(
  command: string,
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    const option = /(--[\w-]+)/.exec(words)?.[1] ?? /'(-\w)/.exec(words)?.[1] ?? ''
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const advice = `运行 taizhang ${command} --help 查看用法。`
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new CannotCarryOut(`不认识选项“${option}”。`, advice)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      const why = words.includes('does not take') ? '后面不能带值' : '后面缺少值'
      throw new CannotCarryOut(`选项“${option}”${why}。`, advice)
    }
    throw error
  }
}
