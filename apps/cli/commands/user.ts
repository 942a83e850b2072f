import { type Role, roleTitles } from '@taizhang/ledger'
import { CannotCarryOut } from '../cannot-carry-out.ts'
import { type Command, type ExitCode, parseCommand } from '../command.ts'

const help = `增加用户。

用法：taizhang user add 登录名 --name 姓名 --org 单位 [选项]

  --name 姓名      必填
  --org 单位       单位的名称或编号，必填
  --post 职务
  --role 角色      ${Object.entries(roleTitles)
    .map(([role, title]) => `${role} ${title}`)
    .join('；')}
  --below          角色也管下级单位
  --tenant 地区    有多个地区时必填
  --data 目录      数据目录，默认 taizhang-data

打印的一次性密码只显示这一次，首次登录时修改。服务正在运行时请在系统管理员的页面增加。
`

const options = {
  data: { type: 'string' },
  name: { type: 'string' },
  org: { type: 'string' },
  post: { type: 'string' },
  role: { type: 'string' },
  below: { type: 'boolean' },
  tenant: { type: 'string' },
} as const

export const user: Command = {
  summary: '增加用户',
  help,
  run: async (args) => {
    const { values, positionals } = parseCommand('user', args, options)
    const [action, named, ...more] = positionals
    if (action !== 'add' || named === undefined || more.length > 0)
      throw new CannotCarryOut('用法是 taizhang user add 登录名。', '运行 taizhang user --help 查看用法。')
    const { name, org, role = null } = values
    if (!name || !org) throw new CannotCarryOut('--name 和 --org 都要写。', '运行 taizhang user --help 查看用法。')
    if (role !== null && !isRole(role))
      throw new CannotCarryOut(`没有“${role}”这个角色。`, `可用：${Object.keys(roleTitles).join('、')}。`)
    // Loaded here: the other commands must not wait for a database that they do not use.
    const { signInName } = await import('@taizhang/contract')
    const { addUser, OfficeNotFound } = await import('@taizhang/server')
    const { AccountTaken } = await import('@taizhang/store')
    const { withInstallation } = await import('../installation.ts')
    const checked = signInName.safeParse(named)
    if (!checked.success) throw new CannotCarryOut(`登录名“${named}”不合要求：${checked.error.issues[0]?.message}。`)
    return withInstallation<ExitCode>(values.data, async ({ store }) => {
      const tenant = tenantOf(await store.tenants(), values.tenant)
      const reach = values.below ? ('below' as const) : ('own' as const)
      const added = { signInName: checked.data, name, org, post: values.post ?? '', role, reach }
      const password = await addUser(store, tenant, added, new Date().toISOString()).catch((error: unknown) => {
        if (error instanceof OfficeNotFound || error instanceof AccountTaken) throw new CannotCarryOut(error.message)
        throw error
      })
      process.stdout.write(`已增加“${name}”，登录名 ${checked.data}，一次性密码 ${password}\n`)
      return 0
    })
  },
}

const isRole = (text: string): text is Role => Object.hasOwn(roleTitles, text)

function tenantOf(tenants: readonly string[], named: string | undefined): string {
  if (tenants.length === 0) throw new CannotCarryOut('数据目录里还没有地区。', '请先运行 taizhang serve 建立。')
  if (named !== undefined && !tenants.includes(named)) throw new CannotCarryOut(`没有“${named}”这个地区。`)
  const [only, ...others] = tenants
  if (named === undefined && others.length > 0)
    throw new CannotCarryOut('有多个地区，请用 --tenant 指明。', `现有：${tenants.join('、')}。`)
  return named ?? only ?? ''
}
