import { open } from 'node:fs/promises'
import type { LedgerStore } from '@taizhang/store'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'
import { tellVerified } from '../verified.ts'

const help = `从头核对：历史的SM3链、汇总数重算、引用关系、佐证文件的散列值。

用法：taizhang verify [选项]

  --history 文件     另把全部历史写成文件，供别人不用本软件也能核对
  --tenant 地区      只核对一个地区；默认全部
  --data 目录        数据目录，默认 taizhang-data；设了 DATABASE_URL 就用那个数据库

退出码：0 全部相符；1 有不符；2 没能执行。
`

const options = {
  history: { type: 'string' },
  tenant: { type: 'string' },
  data: { type: 'string' },
} as const

export const verify: Command = {
  summary: '从头核对历史、汇总、引用和佐证',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('verify', args, options)
    if (positionals.length > 0)
      throw new CannotCarryOut('verify 后面不写文件名。', '运行 taizhang verify --help 查看用法。')
    const { withInstallation } = await import('../installation.ts')
    const { verifyTenant } = await import('@taizhang/store')
    return withInstallation<ExitCode>(values.data, async ({ store, evidence }) => {
      const all = await store.tenants()
      if (all.length === 0) throw new CannotCarryOut('数据目录里还没有地区，没有可核对的。')
      if (values.tenant !== undefined && !all.includes(values.tenant))
        throw new CannotCarryOut(`没有“${values.tenant}”这个地区。`, `现有：${all.join('、')}。`)
      const tenants = values.tenant === undefined ? all : [values.tenant]
      if (values.history !== undefined && tenants.length > 1)
        throw new CannotCarryOut('有多个地区，写出历史要用 --tenant 指明。', `现有：${all.join('、')}。`)
      let sound = true
      for (const tenant of tenants) {
        process.stdout.write(`${tenant}：\n`)
        sound = tellVerified(await verifyTenant(store, tenant, evidence)) && sound
        if (values.history !== undefined) await writeHistory(store, tenant, values.history)
      }
      return sound ? 0 : 1
    })
  },
}

const PIECE_CHARACTERS = 256 * 1024

async function writeHistory(store: LedgerStore, tenant: string, file: string): Promise<void> {
  const { exportHistory } = await import('@taizhang/store')
  const handle = await open(file, 'wx')
  try {
    let piece = ''
    const head = await exportHistory(store, tenant, async (line) => {
      piece += `${line}\n`
      if (piece.length < PIECE_CHARACTERS) return
      await handle.write(piece)
      piece = ''
    })
    await handle.write(piece)
    process.stdout.write(`  历史${head.seq}条已写到 ${file}，末尾的SM3值 ${head.hash}\n`)
  } finally {
    await handle.close()
  }
}
