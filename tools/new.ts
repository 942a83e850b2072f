/** `npm run new -- rule <group>/<id>`: a new rule with its failing test. It never overwrites. */
import { join } from 'node:path'
import { root } from './repository.ts'
import { newRule } from './scaffold/rule.ts'

const [kind, name = '', ...rest] = process.argv.slice(2)
if (kind !== 'rule' || rest.length > 0) {
  console.error('usage: npm run new -- rule <group>/<id>, for example: npm run new -- rule punctuation/stray-mark')
  process.exitCode = 2
} else {
  const made = newRule(join(root, 'packages', 'check', 'rules'), name)
  if (made.ok) {
    for (const path of made.written) console.log(`wrote packages/check/rules/${path}`)
    console.log(`Next: make npm test -- packages/check/rules/${name} pass, then npm run generate.`)
  } else {
    console.error(made.reason)
    process.exitCode = 2
  }
}
