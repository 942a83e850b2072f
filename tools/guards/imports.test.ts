import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { describe, test } from 'node:test'
import { type Layer, layers, testEnvironment } from '../layers.ts'
import { repositoryFiles, repositoryText } from '../repository.ts'

describe('the import table', () => {
  const files = repositoryFiles()
  const rootManifest = manifestOf('package.json')

  // The table may be ahead of the tree: a folder that is still to come.
  const built = layers.filter(({ folder }) => files.includes(`${folder}/package.json`))

  test('every workspace is in it', (t) => {
    const workspaces = files.filter((path) => path.endsWith('/package.json')).map((path) => posix.dirname(path))
    assert.deepEqual([...workspaces].sort(), built.map(({ folder }) => folder).sort())
    assert.ok(workspaces.length > 0)
    t.diagnostic(`import table: ${workspaces.length} workspaces`)
  })

  for (const layer of built) {
    test(`${layer.folder} imports what it may, declares what it imports, and enters packages at their front`, (t) => {
      const wrong: string[] = []
      let count = 0
      for (const path of sourcesOf(layer)) {
        for (const specifier of importsOf(repositoryText(path))) {
          count++
          const reason = objection(layer, path, specifier)
          if (reason !== null) wrong.push(`${path}: ${specifier}: ${reason}`)
        }
      }
      for (const name of Object.keys(manifestOf(`${layer.folder}/package.json`).dependencies)) {
        if (name.startsWith('@taizhang/') && !mayImport(layer, name)) wrong.push(`package.json: ${name} is not allowed`)
      }
      assert.deepEqual(wrong, [])
      assert.ok(count > 0, `${layer.folder}: no import found`)
      t.diagnostic(`imports of ${layer.folder}: ${count}`)
    })
  }

  /** Anything by which a program reaches out of itself. */
  const reachesOut =
    /(?<!async )\b(?:fetch\(|XMLHttpRequest|WebSocket|Math\.random|Date\.now|new Date\(\)|performance\.|process\.|crypto\.|globalThis\.|localStorage|setTimeout|setInterval|require\()/g

  for (const layer of built.filter(({ pure }) => pure)) {
    test(`${layer.folder} is pure: no files, network, clock, randomness or environment`, (t) => {
      const sources = sourcesOf(layer).filter((path) => !isTest(path))
      const wrong = sources.flatMap((path) =>
        [...withoutComments(repositoryText(path)).matchAll(reachesOut)].map(([word]) => `${path}: ${word}`),
      )
      assert.deepEqual(wrong, [])
      assert.ok(sources.length > 0)
      t.diagnostic(`purity of ${layer.folder}: ${sources.length} files`)
    })
  }

  test('an index is a short list of named exports', (t) => {
    const indexes = built.map(({ folder }) => `${folder}/index.ts`).filter((path) => files.includes(path))
    for (const path of indexes) assert.doesNotMatch(repositoryText(path), /export \*/, path)
    assert.ok(indexes.length > 0)
    t.diagnostic(`exports: ${indexes.length} index files`)
  })

  function sourcesOf(layer: Layer): readonly string[] {
    return files.filter((path) => path.startsWith(`${layer.folder}/`) && /\.(?:tsx?|mjs)$/.test(path))
  }

  function objection(layer: Layer, path: string, specifier: string): string | null {
    const tested = isTest(path)
    if (specifier.startsWith('.')) {
      const target = posix.normalize(posix.join(posix.dirname(path), specifier))
      return target.startsWith(`${layer.folder}/`) ? null : 'leads out of its workspace; import the package'
    }
    if (specifier.startsWith('node:')) return layer.pure && !tested ? 'a pure package has no Node' : null
    const name = packageName(specifier)
    if (name.startsWith('@taizhang/')) {
      if ((tested || layer.mayImport === 'any') && specifier === testEnvironment) return null
      if (!mayImport(layer, name)) return 'not in the import table'
      if (specifier !== name) return 'packages are entered at their front'
      if (name === layer.package) return 'its own package'
    }
    const own = manifestOf(`${layer.folder}/package.json`)
    const development = { ...own.devDependencies, ...rootManifest.devDependencies }
    const builds = tested || layer.mayImport === 'any' || path.endsWith('.config.ts')
    return name in own.dependencies || (builds && name in development) ? null : 'not declared in package.json'
  }
})

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

function manifestOf(path: string): Manifest {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(repositoryText(path)) as Partial<Manifest>
  return { dependencies, devDependencies }
}

function mayImport(layer: Layer, name: string): boolean {
  return layer.mayImport === 'any' || layer.mayImport.includes(name)
}

/** Tests, and the aids that only tests import. */
function isTest(path: string): boolean {
  return /[.-]test\.tsx?$/.test(path) || path.includes('/testing/')
}

function importsOf(text: string): readonly string[] {
  const statement =
    /^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
  return [...text.matchAll(statement)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '')
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
