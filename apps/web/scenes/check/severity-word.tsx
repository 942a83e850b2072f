import type { Severity } from '@taizhang/check'
import { severityWords } from './words.ts'

/** ■ 错误, ◆ 存疑, ○ 提示: shape and word together, so that no colour is needed to tell them apart. */
export function SeverityWord({ severity }: { readonly severity: Severity }) {
  const { shape, word } = severityWords[severity]
  return (
    <span className={`severity severity--${severity}`}>
      <span className="severity__shape" aria-hidden="true">
        {shape}
      </span>
      {word}
    </span>
  )
}
