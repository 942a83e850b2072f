/** `npm run -s bench -- NAME [--json]`: measurements against peers, limits and hand-read reports. */
import { parseArgs } from 'node:util'
import { accuracyBench } from './accuracy.ts'
import { checkBench } from './check.ts'
import { crashBench } from './crash.ts'
import { faultsBench } from './faults.ts'
import { ledgerBench } from './ledger.ts'
import { loadBench } from './load.ts'
import { reportBench } from './report.ts'
import { webBench } from './web.ts'

interface Flags {
  readonly json: boolean
  readonly write: boolean
  readonly corpus?: string | undefined
  readonly gold?: string | undefined
  readonly rounds: number
  readonly entries: number
  readonly clients: number
  readonly seconds: number
}

const benches: Readonly<Record<string, (flags: Flags) => Promise<void>>> = {
  check: checkBench,
  accuracy: accuracyBench,
  crash: crashBench,
  faults: faultsBench,
  ledger: ledgerBench,
  load: loadBench,
  report: reportBench,
  web: webBench,
}

const usage = `npm run -s bench -- check [--json]
npm run -s bench -- accuracy [--json] [--write] [--corpus FOLDER --gold FOLDER]
npm run -s bench -- crash [--json] [--rounds 50]
npm run -s bench -- ledger [--json] [--entries 1000000]
npm run -s bench -- load [--json] [--clients 200] [--seconds 300]
npm run -s bench -- faults [--json]
npm run -s bench -- report [--json]
npm run -s bench -- web [--json]`

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
        rounds: { type: 'string', default: '50' },
        entries: { type: 'string', default: '1000000' },
        clients: { type: 'string', default: '200' },
        seconds: { type: 'string', default: '300' },
      },
    })
    const [name = ''] = positionals
    const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
    const { rounds, entries, clients, seconds } = values
    const counts = {
      rounds: Number(rounds),
      entries: Number(entries),
      clients: Number(clients),
      seconds: Number(seconds),
    }
    const flags = { ...values, ...counts }
    const counted = Object.values(counts).every((count) => Number.isInteger(count) && count > 0)
    return bench && positionals.length === 1 && counted ? { bench, flags } : undefined
  } catch {
    return undefined
  }
}
