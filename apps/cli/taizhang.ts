/** The `taizhang` command. Compiled modules are kept between runs, which halves the time until the first word. */
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'

enableCompileCache(resolve(import.meta.dirname, '../../.cache/node'))
await import('./main.ts')
