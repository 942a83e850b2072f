import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process works on the data folder. */
export class DirectoryInUse extends Error {
  readonly folder: string
  readonly processId: number
  constructor(folder: string, processId: number) {
    super(
      `数据目录“${folder}”正由另一个进程（进程号${processId}）使用。请先停止那个进程，或用 --data 另选目录；要多进程共用，请改用 DATABASE_URL 指定的数据库服务器。`,
    )
    this.folder = folder
    this.processId = processId
  }
}

/**
 * Holds a data folder for this process by a file with the process id in it. A file left by a process that is no more is taken over.
 * @returns what gives the folder free again.
 */
export function holdDirectory(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'taizhang.pid')
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(path, `${process.pid}\n${startOf(process.pid)}\n`, { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid, start] = readHolder(path)
    if (pid !== null && isAlive(pid) && start === startOf(pid)) throw new DirectoryInUse(folder, pid)
    rmSync(path, { force: true })
  }
  throw new DirectoryInUse(folder, 0)
}

function readHolder(path: string): [number | null, string] {
  try {
    const [pid, start] = readFileSync(path, 'utf8').split('\n')
    return [Number(pid) > 0 ? Number(pid) : null, start ?? '']
  } catch {
    return [null, '']
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process began, so that a process id given out again is not taken for the old one; '' where the system does not tell. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
