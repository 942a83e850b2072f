// Reading

// Writing into a given .docx
export {
  annotate,
  applyFixes,
  type Comment,
  type Revised,
  type ReviseOptions,
  type Revision,
  reviseDocx,
} from './docx/revise.ts'
// Writing new files
export { writeDocx } from './docx/write.ts'
export { defaultLimits, type Limits } from './limits.ts'
export type { ReadCharacterMap } from './pdf/read.ts'
export { encodePlain } from './plain/encode.ts'
export type { ProblemCode, ReadProblem } from './problem.ts'
export { type ReadOptions, type ReadResult, readFile } from './read-file.ts'
export type { DocumentSource } from './source.ts'
