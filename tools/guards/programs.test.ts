import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { root } from '../repository.ts'

describe('the checking programs', () => {
  /** Runs a program of node_modules at the root; its output, after asserting that it found nothing. */
  function clean(program: string, ...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    assert.ok(status === 0, `${program} ${args.join(' ')}\n${stdout}${stderr}`)
    return `${stdout}${stderr}`
  }

  for (const project of ['.', 'apps/web']) {
    test(`types hold in ${project}`, (t) => {
      const output = clean('typescript/bin/tsc', '-p', project, '--listFiles')
      const files = output.split('\n').filter((line) => line !== '' && !line.includes('node_modules'))
      assert.ok(files.length > 0)
      t.diagnostic(`types: ${files.length} files of ${project}`)
    })
  }

  test('lint and format', (t) => {
    const output = clean('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')
    const [, files = '0'] = /Checked (\d+) files/.exec(output) ?? []
    assert.ok(Number(files) > 0, output)
    t.diagnostic(`lint and format: ${files} files`)
  })

  test('no unused file, export or dependency', (t) => {
    const output = clean(
      'knip/bin/knip.js',
      '--treat-config-hints-as-errors',
      '--reporter',
      'symbols',
      '--reporter',
      './tools/guards/unused-report.ts',
    )
    const [, files = '0'] = /looked at (\d+) files/.exec(output) ?? []
    assert.ok(Number(files) > 0, output)
    t.diagnostic(`unused code and dependencies: ${files} files`)
  })

  test('generated files are what the generators write', (t) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'tools', 'generate.ts'), '--check'], {
      encoding: 'utf8',
    })
    assert.ok(status === 0, `${stdout}${stderr}`)
    t.diagnostic(stdout.trim())
  })
})
