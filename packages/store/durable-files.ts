import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** What PGlite's file system of Node is made of, as far as we touch it. */
interface NodeModule {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd?: number }) => number } }
}

type Options = Parameters<NodeFS['init']>[1]
type PreRun = NonNullable<Options['preRun']>[number]

/** EIO as WASI numbers it: PostgreSQL then stops rather than believe that it has written. */
const inputOutputError = 29

/**
 * The embedded database's files, with `fsync` that reaches the disk. PGlite's own answers every `fsync` with success and does
 * nothing: what was committed then survives the end of the process, but not a power cut. Needs `wal_sync_method=fsync`, since
 * `fdatasync` is answered likewise and cannot be reached from here.
 */
export class DurableFiles extends NodeFS {
  override async init(pglite: PGlite, options: Options): ReturnType<NodeFS['init']> {
    const started = await super.init(pglite, options)
    const reachDisk = (module: unknown) => {
      const { stream_ops } = (module as NodeModule).NODEFS
      stream_ops.fsync = ({ nfd }) => {
        try {
          if (nfd !== undefined) fsyncSync(nfd)
          return 0
        } catch {
          return inputOutputError
        }
      }
    }
    const preRun = [...(started.emscriptenOpts.preRun ?? []), reachDisk as PreRun]
    return { emscriptenOpts: { ...started.emscriptenOpts, preRun } }
  }
}

/** Brings a folder with all below it to the disk: the database's first files are written without. */
export function flushTree(folder: string): void {
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name)
    if (item.isDirectory()) flushTree(path)
    else if (item.isFile()) flush(path)
  }
  flush(folder)
}

/** Brings a file, or a folder's list of names, to the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
