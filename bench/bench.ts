/** `npm run -s bench -- NAME [--json]`: measurements against peers, limits and hand-read reports. */
import { parseArgs } from 'node:util'
import { accuracyBench } from './accuracy.ts'
import { checkBench } from './check.ts'

interface Flags {
  readonly json: boolean
  readonly write: boolean
  readonly corpus?: string | undefined
  readonly gold?: string | undefined
}

const benches: Readonly<Record<string, (flags: Flags) => Promise<void>>> = {
  check: checkBench,
  accuracy: accuracyBench,
}

const usage = `npm run -s bench -- check [--json]
npm run -s bench -- accuracy [--json] [--write] [--corpus FOLDER --gold FOLDER]`

const asked = readArguments()
if (asked) await asked.bench(asked.flags)
else {
  console.error(usage)
  process.exitCode = 2
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        corpus: { type: 'string' },
        gold: { type: 'string' },
      },
    })
    const [name = ''] = positionals
    const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
    return bench && positionals.length === 1 ? { bench, flags: values } : undefined
  } catch {
    return undefined
  }
}
