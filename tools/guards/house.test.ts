import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { describe, test } from 'node:test'
import { packs } from '@taizhang/packs'
import { packIds } from '../generate/pack-registry.ts'
import { ruleFiles } from '../generate/rule-registry.ts'
import { repositoryFiles, repositoryText } from '../repository.ts'

describe('the house', () => {
  const files = repositoryFiles()
  const isText = (path: string) => /\.(?:tsx?|mjs|json|md|html|css|txt)$/.test(path) || path === '.ci/run'

  test('no file has a name that says nothing', (t) => {
    const vague = /^(?:utils?|helpers?|common|managers?|misc|shared|lib|stuff|functions|constants|types)$/
    const wrong = files.filter((path) => path.split('/').some((part) => vague.test(part.split('.')[0] ?? '')))
    assert.deepEqual(wrong, [])
    t.diagnostic(`file names: ${files.length}`)
  })

  test('code files are named in kebab-case', (t) => {
    const code = files.filter((path) => /\.(?:tsx?|mjs)$/.test(path))
    const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|data|config|gold|laws|worker|d))*\.(?:tsx?|mjs)$/
    assert.deepEqual(
      code.filter((path) => !kebab.test(posix.basename(path))),
      [],
    )
    assert.ok(code.length > 0)
    t.diagnostic(`code files: ${code.length}`)
  })

  test('every rule is named as its file and has its test and its page', (t) => {
    const rules = ruleFiles()
    const known = new Set(files)
    for (const { path, group, id } of rules) {
      assert.match(repositoryText(path), new RegExp(`^ {2}id: '${id}',$`, 'm'), `${path}: the id inside is another`)
      assert.ok(known.has(path.replace(/\.ts$/, '.test.ts')), `${path}: no test beside it`)
      assert.ok(known.has(`docs/rules/${group}/${id}.md`), `${path}: no page`)
    }
    assert.ok(rules.length > 0)
    t.diagnostic(`rules: ${rules.length}`)
  })

  test('every pack is named as its folder and has its page', (t) => {
    const known = new Set(files)
    for (const { id, title } of packs) {
      assert.ok(known.has(`packages/packs/${id}/pack.ts`), `${title}: the id ${id} is not its folder's`)
      assert.ok(known.has(`docs/packs/${id}.md`), `${id}: no page`)
    }
    assert.deepEqual(packs.map(({ id }) => id).sort(), [...packIds()])
    assert.ok(packs.length > 0)
    t.diagnostic(`packs: ${packs.length}`)
  })

  test('the lock file holds a version and a hash for what it names, and no address', (t) => {
    const { packages } = JSON.parse(repositoryText('package-lock.json')) as {
      packages: Readonly<Record<string, { resolved?: string; link?: boolean; version?: string }>>
    }
    const entries = Object.entries(packages)
    assert.deepEqual(
      entries.filter(([, { resolved, link }]) => resolved !== undefined && link !== true).map(([path]) => path),
      [],
    )
    assert.ok(entries.length > 0)
    t.diagnostic(`lock file: ${entries.length} entries`)
  })

  test('no file names a place of one machine or the host of a registry', (t) => {
    const texts = files.filter(isText)
    const foreign = /(?<![\w.])\/(?:home|root|work|Users|mnt)\/[\w.]|registry\.npm|\.npmjs\.(?:org|com)|npmmirror/
    // This guard has to say what it looks for.
    const looked = texts.filter((path) => path !== 'tools/guards/house.test.ts')
    assert.deepEqual(
      looked.filter((path) => foreign.test(repositoryText(path))),
      [],
    )
    assert.ok(looked.length > 0)
    t.diagnostic(`files without foreign places: ${looked.length}`)
  })

  test('no test is left out or singled out in the source', (t) => {
    const tests = files.filter((path) => path.endsWith('.test.ts'))
    const marked = /\b(?:test|it|describe)\.(?:skip|only|todo)\(/
    assert.deepEqual(
      tests.filter((path) => marked.test(repositoryText(path))),
      [],
    )
    assert.ok(tests.length > 0)
    t.diagnostic(`test files: ${tests.length}`)
  })
})
