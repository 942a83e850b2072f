import { accessSync } from 'node:fs'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { tellVerified } from '../verified.ts'

const help = `把备份恢复到一个空的地方，最后从头核对一遍。

用法：taizhang restore 文件.tzb [选项]

  --data 目录        恢复到哪个数据目录，默认 taizhang-data；设了 DATABASE_URL 就恢复到那个数据库

已有数据的地方不恢复，以免两套数据混在一起。要么全部恢复，要么什么都不动。
退出码：0 已恢复并且全部相符；1 已恢复但核对有不符；2 没能执行。
`

const options = { data: { type: 'string' } } as const

export const restore: Command = {
  summary: '从备份恢复到空的地方',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('restore', args, options)
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0)
      throw new CannotCarryOut('要写一个备份文件名。', '例如：taizhang restore 2024年6月.tzb --data 新目录')
    accessSync(file)
    const { withInstallation } = await import('../installation.ts')
    const { ArchiveBroken, PlaceNotEmpty, restore: bringBack } = await import('@taizhang/store')
    return withInstallation<ExitCode>(values.data, async ({ database, evidence }) => {
      const summary = await bringBack(database, evidence, file).catch((error: unknown) => {
        if (error instanceof PlaceNotEmpty || error instanceof ArchiveBroken) throw new CannotCarryOut(error.message)
        throw error
      })
      const rows = Object.values(summary.rows).reduce((sum, count) => sum + count, 0)
      process.stdout.write(
        `已恢复${summary.tenants.length}个地区，${rows}行数据，${summary.evidenceFiles}个佐证文件。核对：\n`,
      )
      let sound = true
      for (const [tenant, results] of Object.entries(summary.verified)) {
        process.stdout.write(`${tenant}：\n`)
        sound = tellVerified(results) && sound
      }
      return sound ? 0 : 1
    })
  },
}
