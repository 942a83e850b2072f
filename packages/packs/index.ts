export type { ExampleStep, Outline, OutlineSection, Pack, Slice, TaskTemplate, TieRole, WorkedExample } from './pack.ts'
