/**
 * Writes the files that are made from others: `npm run generate`.
 * With `--check` it writes nothing and fails where a file is not what it would write.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ruleFiles, ruleRegistry } from './generate/rule-registry.ts'
import { root } from './repository.ts'

const checkOnly = process.argv.includes('--check')
const differing: string[] = []
let count = 0

put('packages/check/rules/index.ts', ruleRegistry(ruleFiles()))

for (const path of differing) console.log(checkOnly ? `differs: ${path}` : `wrote ${path}`)
console.log(`${count} generated files, ${differing.length} ${checkOnly ? 'out of date' : 'changed'}`)
if (checkOnly && differing.length > 0) {
  console.error('Run `npm run generate` and commit what it writes.')
  process.exitCode = 1
}

function put(path: string, text: string): void {
  count++
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  differing.push(path)
  if (checkOnly) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
