/** `npm run -s bench -- NAME [--json]`: measurements against peers and limits. */
import { checkBench } from './check.ts'

const benches: Readonly<Record<string, (options: { readonly json: boolean }) => Promise<void>>> = { check: checkBench }

const [name = '', ...flags] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench) await bench({ json: flags.includes('--json') })
else {
  console.error(`npm run -s bench -- NAME [--json]\n\nNAME is one of: ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
}
