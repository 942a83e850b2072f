import { type Installation, openInstallation, usualFolder } from '@taizhang/server'
import { DirectoryInUse, MigrationChanged } from '@taizhang/store'
import { CannotCarryOut } from './cannot-carry-out.ts'

/** Does something with an installation and closes it, however it ends. What keeps it from being opened is said to the user. */
export async function withInstallation<T>(
  data: string | undefined,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await open(data ?? usualFolder)
  try {
    return await work(installation)
  } finally {
    await installation.database.close()
  }
}

async function open(data: string): Promise<Installation> {
  try {
    return await openInstallation(data, process.env['DATABASE_URL'])
  } catch (error) {
    if (error instanceof DirectoryInUse || error instanceof MigrationChanged) throw new CannotCarryOut(error.message)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '3D000'].includes(code))
      throw new CannotCarryOut(
        `连不上 DATABASE_URL 指定的数据库（${code}）。`,
        '请检查地址、用户和密码，并确认数据库服务已启动。',
      )
    throw error
  }
}
