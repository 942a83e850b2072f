import { type CheckResult, checkReading, type Finding } from '@taizhang/check'
import { documentFromText, readText } from '@taizhang/text'

/** For tests: the check of a text with its findings replaced by the given ones; the words of each must occur in it. */
export function madeResult(
  text: string,
  findings: readonly (Partial<Finding> & { readonly words: string })[],
): CheckResult {
  const reading = readText(documentFromText(text))
  const { relations } = checkReading(reading, { rules: {} })
  return {
    reading,
    relations,
    accepted: [],
    findings: findings.map(({ words, ...given }) => {
      const start = text.indexOf(words)
      return {
        rule: 'made/up',
        category: 'arithmetic',
        severity: 'error',
        messageId: 'made',
        message: '两数不符。',
        suggestion: '',
        start,
        end: start + words.length,
        ...given,
      }
    }),
  }
}
