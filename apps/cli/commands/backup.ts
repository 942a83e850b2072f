import { existsSync } from 'node:fs'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'

const help = `把全部地区的数据和佐证备份成一个文件。

用法：taizhang backup 文件.tzb [选项]

  --data 目录        数据目录，默认 taizhang-data；设了 DATABASE_URL 就用那个数据库

备份取同一时刻的内容；用 DATABASE_URL 时服务可以照常运行。文件已存在就不写。
用 taizhang restore 恢复；不同的数据库之间也能恢复。
`

const options = { data: { type: 'string' } } as const

export const backup: Command = {
  summary: '把全部数据备份成一个文件',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('backup', args, options)
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0)
      throw new CannotCarryOut('要写一个备份文件名。', '例如：taizhang backup 2024年6月.tzb')
    if (existsSync(file)) throw new CannotCarryOut(`“${file}”已经有了，没有覆盖。`, '请换一个文件名。')
    const { withInstallation } = await import('../installation.ts')
    const { backup: write, EvidenceMissing } = await import('@taizhang/store')
    return withInstallation<ExitCode>(values.data, async ({ database, evidence }) => {
      const summary = await write(database, evidence, file, new Date().toISOString()).catch((error: unknown) => {
        if (error instanceof EvidenceMissing) throw new CannotCarryOut(error.message)
        throw error
      })
      const rows = Object.values(summary.rows).reduce((sum, count) => sum + count, 0)
      process.stdout.write(
        `已备份到 ${file}：${summary.tenants.length}个地区，${rows}行数据，${summary.evidenceFiles}个佐证文件。\n`,
      )
      return 0
    })
  },
}
