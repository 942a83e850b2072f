import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, test } from 'node:test'
import { layers } from '../layers.ts'
import { repositoryFiles, repositoryText, root } from '../repository.ts'

describe('the documents', () => {
  const files = repositoryFiles()
  const documents = files.filter((path) => path.endsWith('.md'))
  const written = documents.filter((path) => !path.startsWith('docs/rules/'))

  /** The cells of the tables under a heading, or of the whole document; without their backquotes. */
  function rows(path: string, heading = ''): readonly (readonly string[])[] {
    const text = repositoryText(path)
    const from = heading === '' ? 0 : text.indexOf(heading)
    assert.ok(from >= 0, `${path} has no ${heading}`)
    const part = text.slice(from + heading.length).split(/\n## /)[0] ?? ''
    const lines = part.split('\n').filter((line) => /^\| (?!---)/.test(line))
    return lines.slice(1).map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
  }

  test('architecture.md shows the folders that there are, and the import table as it is', (t) => {
    const shown = new Map(
      rows('docs/architecture.md', '## The folders').map(([folder = '', , may = '']) => [folder, may]),
    )
    const built = layers.filter(({ folder }) => files.includes(`${folder}/package.json`))
    assert.deepEqual([...shown.keys()].sort(), built.map(({ folder }) => folder).sort())
    for (const { folder, mayImport } of built.filter((layer) => layer.folder.startsWith('packages/'))) {
      assert.ok(mayImport !== 'any')
      const names = mayImport.map((name) => name.replace('@taizhang/', ''))
      assert.equal(shown.get(folder), names.join(', ') || '–', folder)
    }
    t.diagnostic(`folders of architecture.md: ${shown.size}`)
  })

  test('dependencies.md lists the dependencies of package.json, with their licences', (t) => {
    const { packages } = JSON.parse(repositoryText('package-lock.json')) as {
      packages: Readonly<Record<string, { license?: string }>>
    }
    const declared = new Map<string, { version: string; users: string[] }>()
    for (const { folder } of layers.filter((layer) => files.includes(`${layer.folder}/package.json`))) {
      const { dependencies = {} } = JSON.parse(repositoryText(`${folder}/package.json`)) as {
        dependencies?: Readonly<Record<string, string>>
      }
      for (const [name, version] of Object.entries(dependencies)) {
        if (name.startsWith('@taizhang/')) continue
        declared.set(name, { version, users: [...(declared.get(name)?.users ?? []), folder].sort() })
      }
    }
    const expected = [...declared].map(([name, { version, users }]) => [
      name,
      version,
      packages[`node_modules/${name}`]?.license ?? 'unknown',
      users.join(', '),
    ])
    const shown = rows('docs/dependencies.md', '# Dependencies').map((cells) => cells.slice(0, 4))
    assert.deepEqual([...shown].sort(), [...expected].sort())
    const free = /^(?:MIT|Apache-2\.0|BSD-[23]-Clause|ISC|0BSD)$/
    for (const [name, , licence = ''] of expected) assert.match(licence, free, `${name}: ${licence}`)
    assert.ok(expected.length > 0)
    t.diagnostic(`runtime dependencies: ${expected.length}`)
  })

  test('every npm command in a document exists', (t) => {
    const { scripts } = JSON.parse(repositoryText('package.json')) as { scripts: Readonly<Record<string, string>> }
    const commands = documents.flatMap((path) =>
      [...repositoryText(path).matchAll(/(?:`|^ {4})(npm (?:run (?:-s )?)?([a-z][a-z0-9-]*))/gm)].map(
        ([, command = '', name = '']) => ({
          path,
          command,
          name,
        }),
      ),
    )
    for (const { path, command, name } of commands) {
      const known = command.includes(' run ') ? name in scripts : ['start', 'test'].includes(name) && name in scripts
      assert.ok(known, `${path}: ${command}`)
    }
    assert.ok(commands.length > 0)
    t.diagnostic(`npm commands in documents: ${commands.length}`)
  })

  test('every script of package.json has an entry that exists', (t) => {
    const { scripts } = JSON.parse(repositoryText('package.json')) as { scripts: Readonly<Record<string, string>> }
    const run = repositoryText('tools/run.mjs')
    for (const [name, script] of Object.entries(scripts)) {
      assert.equal(script, `node tools/run.mjs ${name}`)
      const [, entry = ''] = new RegExp(`^ {2}${name}: \\{ entry: '([^']+)'`, 'm').exec(run) ?? []
      assert.ok(files.includes(entry), `${name}: ${entry}`)
    }
    t.diagnostic(`scripts: ${Object.keys(scripts).length}`)
  })

  test('links between documents lead somewhere', (t) => {
    const links = documents.flatMap((path) =>
      [...repositoryText(path).matchAll(/(?<!\\)\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => ({
        path,
        target: posix.join(posix.dirname(path), target),
      })),
    )
    const known = new Set(files)
    assert.deepEqual(
      links.filter(({ target }) => !known.has(target)),
      [],
    )
    assert.ok(links.length > 0)
    t.diagnostic(`links in ${documents.length} documents: ${links.length}`)
  })

  test('paths in backquotes exist', (t) => {
    const top = new Set(files.map((path) => path.split('/')[0]))
    const paths = written.flatMap((path) =>
      [...repositoryText(path).matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)]
        .map(([, target = '']) => ({ path, target }))
        .filter(({ target }) => top.has(target.split('/')[0])),
    )
    for (const { path, target } of paths) assert.ok(existsSync(join(root, target)), `${path}: ${target}`)
    assert.ok(paths.length > 0)
    t.diagnostic(`paths in documents: ${paths.length}`)
  })

  test('pictures are small enough to load at once', (t) => {
    const pictures = files.filter((path) => /\.(?:png|jpe?g)$/.test(path))
    for (const path of pictures) assert.ok(statSync(join(root, path)).size < 300_000, path)
    t.diagnostic(`pictures: ${pictures.length}`)
  })
})
