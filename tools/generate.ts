/**
 * Writes the files that are made from others: `npm run generate`.
 * With `--check` it writes nothing and fails where a file is not what it would write.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportedNames } from './generate/exported-names.ts'
import { packPages } from './generate/pack-pages.ts'
import { packIds, packRegistry } from './generate/pack-registry.ts'
import { rulePages } from './generate/rule-pages.ts'
import { rulePreset } from './generate/rule-preset.ts'
import { ruleFiles, ruleRegistry } from './generate/rule-registry.ts'
import { repositoryFiles, root } from './repository.ts'

const checkOnly = process.argv.includes('--check')
const differing: string[] = []
let count = 0

put('packages/check/rules/index.ts', ruleRegistry(ruleFiles()))
put('packages/packs/registry.ts', packRegistry(packIds()))
put('tools/exported-names.json', exportedNames())

// Only now: rules and packs are read through the registries that have just been written.
const { allRules } = await import('@taizhang/check')
const pages = rulePages(allRules)
for (const [path, text] of pages) put(path, text)
put('docs/rules/taizhang.json', rulePreset(allRules))
const { packs } = await import('@taizhang/packs')
const packPagesByPath = packPages(packs)
for (const [path, text] of packPagesByPath) put(path, text)
for (const path of repositoryFiles()) {
  const made = path.startsWith('docs/rules/') ? pages : path.startsWith('docs/packs/') ? packPagesByPath : null
  if (made && path.endsWith('.md') && !made.has(path)) remove(path)
}

console.log(`${count} generated files, ${differing.length} ${checkOnly ? 'out of date' : 'changed'}`)
if (checkOnly && differing.length > 0) {
  console.error('Run `npm run generate` and commit what it writes.')
  process.exitCode = 1
}

function put(path: string, text: string): void {
  count++
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  tell(path)
  if (checkOnly) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function remove(path: string): void {
  tell(path)
  if (!checkOnly) rmSync(join(root, path))
}

function tell(path: string): void {
  differing.push(path)
  console.log(`${checkOnly ? 'differs' : 'changed'}: ${path}`)
}
