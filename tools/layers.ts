/** One folder of the house: what it is called, whether it is pure, and what it may import. */
export interface Layer {
  readonly folder: string
  readonly package: string
  /** No files, network, clock, randomness or environment. */
  readonly pure: boolean
  readonly mayImport: readonly string[] | 'any'
}

const [text, check, office, ledger, packs, report, store, contract, county] = [
  '@taizhang/text',
  '@taizhang/check',
  '@taizhang/office',
  '@taizhang/ledger',
  '@taizhang/packs',
  '@taizhang/report',
  '@taizhang/store',
  '@taizhang/contract',
  '@taizhang/county',
] as const
const purePackages = [text, check, office, ledger, packs, report]
const allPackages = [...purePackages, store, contract]

/**
 * The import table, with the folders that are still to come. It is checked against every import and every package.json;
 * docs/architecture.md shows the part of it that is built.
 */
export const layers: readonly Layer[] = [
  { folder: 'packages/text', package: text, pure: true, mayImport: [] },
  { folder: 'packages/check', package: check, pure: true, mayImport: [text] },
  { folder: 'packages/office', package: office, pure: true, mayImport: [text, check] },
  { folder: 'packages/ledger', package: ledger, pure: true, mayImport: [] },
  { folder: 'packages/packs', package: packs, pure: true, mayImport: [ledger] },
  { folder: 'packages/report', package: report, pure: true, mayImport: [text, check, ledger, packs] },
  { folder: 'examples/county', package: county, pure: true, mayImport: [ledger, packs, report] },
  { folder: 'packages/store', package: store, pure: false, mayImport: [ledger, packs, report] },
  { folder: 'packages/contract', package: contract, pure: false, mayImport: [ledger, packs, report, check] },
  { folder: 'apps/server', package: '@taizhang/server', pure: false, mayImport: allPackages },
  { folder: 'apps/web', package: '@taizhang/web', pure: false, mayImport: [...purePackages, contract] },
  {
    folder: 'apps/cli',
    package: '@taizhang/cli',
    pure: false,
    mayImport: [...allPackages, '@taizhang/server', county],
  },
  { folder: 'bench', package: '@taizhang/bench', pure: false, mayImport: 'any' },
  { folder: 'e2e', package: '@taizhang/e2e', pure: false, mayImport: 'any' },
  { folder: 'tools', package: '@taizhang/tools', pure: false, mayImport: 'any' },
]

/** What tests of any layer may import beside their own layer's: it tells them what the machine has. */
export const testEnvironment = '@taizhang/tools/test-environment'
