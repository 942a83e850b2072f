import { photo } from './civil-affairs/photo.ts'

/** Files of evidence that the demonstration's entries and closings refer to: pictures, and short notes as a clerk would attach them. */
export const evidenceFiles = (): readonly { readonly name: string; readonly bytes: Uint8Array }[] => [
  ...Array.from({ length: 16 }, (_, at) => ({
    name: `现场照片${String(at + 1).padStart(2, '0')}.png`,
    bytes: photo(at),
  })),
  ...Array.from({ length: 12 }, (_, at) => ({
    name: `现场复核记录${String(at + 1).padStart(2, '0')}.txt`,
    bytes: new TextEncoder().encode(
      `临澄县（虚构）现场复核记录 第${at + 1}号\n\n到场人员：两人。\n复核情况：已按要求办理，现场与记录一致。\n`,
    ),
  })),
]
