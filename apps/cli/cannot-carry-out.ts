/**
 * What the user asked for could not be done. The command prints the reason and what to do about it, never a stack trace,
 * and ends with exit code 2.
 */
export class CannotCarryOut extends Error {
  override readonly name = 'CannotCarryOut'
  /** What the user can do; empty where the reason says it all. */
  readonly advice: string

  constructor(reason: string, advice = '') {
    super(reason)
    this.advice = advice
  }
}

/** Reason and advice in one line, for the terminal and for the `error` field of JSON. */
export function reasonOf(error: unknown): string {
  if (error instanceof CannotCarryOut) return error.advice === '' ? error.message : `${error.message}${error.advice}`
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return systemReason(error.code)
  const words = error instanceof Error ? error.message : String(error)
  return `程序内部出错（${words.split('\n')[0]}）。请把这份文件和这句话告诉开发者。`
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件。请检查路径和文件名。',
  EACCES: '没有读写权限。请检查文件和文件夹的权限。',
  EPERM: '没有读写权限，或文件正被别的程序占用。请关闭打开它的程序后再试。',
  EBUSY: '文件正被别的程序占用。请关闭打开它的程序后再试。',
  EISDIR: '这是文件夹，不是文件。请换一个文件名。',
  ENOTDIR: '路径中有一段不是文件夹。请检查路径。',
  ENOSPC: '磁盘已满。请清理后再试。',
  EROFS: '所在磁盘只读，写不进去。请换一个位置。',
  EMFILE: '打开的文件太多。请分批校核。',
  ENAMETOOLONG: '文件名太长。请改短后再试。',
  ELOOP: '链接指来指去，找不到文件。请检查路径。',
  ERR_FS_FILE_TOO_LARGE: '文件超过2GB，无法读入。请拆分后再校核。',
  ERR_STRING_TOO_LONG: '文字太多，一次读不下。请拆分后再校核。',
  ERR_WORKER_OUT_OF_MEMORY: '文件太大，内存不足。请拆分后再校核。',
}

const systemReason = (code: string): string => systemReasons[code] ?? `系统报错 ${code}。`
