import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import {
  accountLines,
  demonstrationLine,
  fillDemonstration,
  keepAccountLines,
  scaleOf,
  usualSeed,
} from '../demonstration.ts'

const help = `填一个虚构的县作演示：几个局和镇两年的台账，和县民政局完整的一年：上年总结、任务、记录、月报、待签发的年度总结。

用法：taizhang demo [选项]

  --data 目录        填到哪里，默认 taizhang-data；设了 DATABASE_URL 就填到那个数据库。必须是空的
  --scale 倍数       民政局以外有多大，默认1（约五万条）；0.1 是十分之一，快得多
  --seed 数字        换一个数字，就换一套记录；同一个数字每次都一样

县名、单位、人和数字都是编的。演示账号和密码最后打印一次。
最后一行是JSON：哪个单位、哪一年、用哪个账号登录。
`

const options = { data: { type: 'string' }, scale: { type: 'string' }, seed: { type: 'string' } } as const

export const demo: Command = {
  summary: '填一个虚构的县作演示',
  help,
  run: async (args) => {
    const { values } = parseCommand('demo', args, options)
    const scale = scaleOf(values.scale)
    const seed = Number(values.seed ?? usualSeed)
    if (!Number.isInteger(seed)) throw new CannotCarryOut(`--seed 要写整数，写的是“${values.seed}”。`)
    const { withInstallation } = await import('../installation.ts')
    return withInstallation<ExitCode>(values.data, async ({ store, evidence, folder }) => {
      if ((await store.tenants()).length > 0)
        throw new CannotCarryOut('这里已有数据，演示只填到空的地方。', '请用 --data 另写一个目录。')
      const filled = await fillDemonstration({ store, evidence }, { scale, seed })
      const { countyName, told } = filled
      process.stdout.write(
        `已填好演示用的“${countyName}”：${told.entries}条记录，${told.moves}次办理，${told.tasks}项任务。\n`,
      )
      const lines = accountLines(filled)
      keepAccountLines(folder, lines)
      process.stdout.write(lines)
      process.stdout.write(demonstrationLine(filled))
      return 0
    })
  },
}
