/** `npm run new -- rule <group>/<id>` or `npm run new -- pack <id>`: new files with their failing test. It never overwrites. */
import { join } from 'node:path'
import { root } from './repository.ts'
import { newPack } from './scaffold/pack.ts'
import { newRule } from './scaffold/rule.ts'

/** What can be made: in which folder, by what, and what to do next. */
const kinds = {
  rule: {
    folder: 'packages/check/rules',
    make: newRule,
    next: (name: string) => `make npm test -- packages/check/rules/${name} pass, then npm run generate.`,
  },
  pack: {
    folder: 'packages/packs',
    make: newPack,
    next: (name: string) => `make npm test -- packages/packs/${name} pass, then npm run generate.`,
  },
} as const

const [kind = '', name = '', ...rest] = process.argv.slice(2)
if ((kind !== 'rule' && kind !== 'pack') || rest.length > 0) {
  console.error(
    'usage: npm run new -- rule <group>/<id>, for example: npm run new -- rule punctuation/stray-mark\n' +
      '       npm run new -- pack <id>, for example: npm run new -- pack water',
  )
  process.exitCode = 2
} else {
  const { folder, make, next } = kinds[kind]
  const made = make(join(root, folder), name)
  if (made.ok) {
    for (const path of made.written) console.log(`wrote ${folder}/${path}`)
    console.log(`Next: ${next(name)}`)
  } else {
    console.error(made.reason)
    process.exitCode = 2
  }
}
