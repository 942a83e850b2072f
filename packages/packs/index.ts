export { type Addition, additionFaults, type LedgerAddition, withAdditions } from './addition.ts'
export { type EntryRecipe, type MadeEntries, makeEntries } from './coverage/entries.ts'
export type { FigureCoverage, MappedFigure } from './coverage/figure-coverage.ts'
export { definitionsOf, type PackDefinitions, withBuiltOn } from './definitions.ts'
export { deadlineWords, fieldWords, limitWords, moveNeeds } from './describe.ts'
export type {
  ExampleStep,
  MoreChoices,
  Outline,
  OutlineSection,
  Pack,
  TaskTemplate,
  TieRole,
  WorkedExample,
} from './pack.ts'
export { type PackFault, packFaults, parsePack } from './pack-faults.ts'
export { packs } from './registry.ts'
export {
  type ExampleFault,
  exampleCounty,
  exampleEvidence,
  type PlayedExample,
  type PlayedStep,
  playExample,
  runExample,
} from './run-example.ts'
