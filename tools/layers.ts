/** One folder of the house: what it is called, whether it is pure, and what it may import. */
export interface Layer {
  readonly folder: string
  readonly package: string
  /** No files, network, clock, randomness or environment. */
  readonly pure: boolean
  readonly mayImport: readonly string[] | 'any'
}

/** The import table. It is checked against every import and every package.json; docs/architecture.md explains it. */
export const layers: readonly Layer[] = [
  { folder: 'packages/text', package: '@taizhang/text', pure: true, mayImport: [] },
  { folder: 'packages/check', package: '@taizhang/check', pure: true, mayImport: ['@taizhang/text'] },
  {
    folder: 'packages/office',
    package: '@taizhang/office',
    pure: true,
    mayImport: ['@taizhang/text', '@taizhang/check'],
  },
  { folder: 'packages/ledger', package: '@taizhang/ledger', pure: true, mayImport: [] },
  {
    folder: 'apps/cli',
    package: '@taizhang/cli',
    pure: false,
    mayImport: ['@taizhang/text', '@taizhang/check', '@taizhang/office'],
  },
  {
    folder: 'apps/server',
    package: '@taizhang/server',
    pure: false,
    mayImport: ['@taizhang/text', '@taizhang/check', '@taizhang/office'],
  },
  {
    folder: 'apps/web',
    package: '@taizhang/web',
    pure: false,
    mayImport: ['@taizhang/text', '@taizhang/check', '@taizhang/office'],
  },
  { folder: 'bench', package: '@taizhang/bench', pure: false, mayImport: 'any' },
  { folder: 'e2e', package: '@taizhang/e2e', pure: false, mayImport: 'any' },
  { folder: 'tools', package: '@taizhang/tools', pure: false, mayImport: 'any' },
]

/** What tests of any layer may import beside their own layer's: it tells them what the machine has. */
export const testEnvironment = '@taizhang/tools/test-environment'
