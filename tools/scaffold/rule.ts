import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What was written, from the folder of the rules; or why nothing was. */
export type Made =
  | { readonly ok: true; readonly written: readonly string[] }
  | { readonly ok: false; readonly reason: string }

const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const rulePath = new RegExp(`^(${word})/(${word})$`)

/** Writes `<group>/<id>.ts` and its test into the folder of the rules. It never overwrites. */
export function newRule(folder: string, name: string): Made {
  const [, group, id] = rulePath.exec(name) ?? []
  if (group === undefined || id === undefined) {
    return refused(`“${name}” is no rule name: <group>/<id>, both in kebab-case, such as punctuation/stray-mark.`)
  }
  if (!existsSync(join(folder, group))) {
    const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    return refused(
      `There is no group ${group}. The groups are ${groups.map((entry) => entry.name).join(', ')}.\n` +
        'A new one needs its folder in packages/check/rules and its title in tools/generate/rule-pages.ts.',
    )
  }
  const files = { [`${name}.ts`]: ruleSource(id), [`${name}.test.ts`]: ruleTestSource(id) }
  const there = Object.keys(files).filter((path) => existsSync(join(folder, path)))
  if (there.length > 0) return refused(`${there.join(' and ')} is there already; nothing was written.`)
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text, { flag: 'wx' })
  return { ok: true, written: Object.keys(files) }
}

function refused(reason: string): Made {
  return { ok: false, reason }
}

/** A rule that compiles and fails its test until it is written. */
function ruleSource(id: string): string {
  return `import { defineRule } from '../../engine/rule.ts'

/**
 * 写明：何时指出，何时不指出，为什么。
 */
export default defineRule({
  id: '${id}',
  summary: '一句话说明查什么',
  explanation: '何时指出，何时不指出，为什么。',
  basis: [{ source: 'practice' }],
  status: 'trial',
  category: 'term',
  severity: 'warning',
  messages: {
    wrong: ({ words }) => \`“\${words}”错在何处，应写作什么。\`,
  },
  examples: [
    { ok: '不应指出的一句话' },
    { bad: '应指出⟦这里⟧的一句话', message: 'wrong' },
  ],
  seeks: ['这里的字眼'],
  *check({ hits }) {
    for (const { start, end, word } of hits) yield { start, end, message: 'wrong', data: { words: word } }
  },
})
`
}

/** The test that every rule has: its examples and the laws for all rules. */
function ruleTestSource(id: string): string {
  return `import { testRule } from '../../engine/rule-test.ts'
import rule from './${id}.ts'

testRule(rule, import.meta.url)
`
}
