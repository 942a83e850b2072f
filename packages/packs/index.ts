export type {
  ExampleStep,
  MoreChoices,
  Outline,
  OutlineSection,
  Pack,
  Slice,
  TaskTemplate,
  TieRole,
  WorkedExample,
} from './pack.ts'
export { packs } from './registry.ts'
