/** Files of evidence that the demonstration's closings refer to: short notes, as a clerk would attach them. */
export const evidenceTexts: readonly { readonly name: string; readonly text: string }[] = Array.from(
  { length: 24 },
  (_, at) => ({
    name: `现场复核记录${String(at + 1).padStart(2, '0')}.txt`,
    text: `临澄县（虚构）现场复核记录 第${at + 1}号\n\n到场人员：两人。\n复核情况：已按要求办理，现场与记录一致。\n`,
  }),
)
