import type { Format } from './format.ts'
import { html } from './html.ts'
import { jsonArray, jsonLines } from './json.ts'
import { type TextLook, textFormat } from './text.ts'

export const formatNames = ['text', 'json', 'jsonl', 'html'] as const

export type FormatName = (typeof formatNames)[number]

/** Which format, and how the terminal looks; plain data, so that it can be sent to a worker. */
export interface FormatChoice {
  readonly name: FormatName
  readonly look: TextLook
}

/** The format of a name. */
export function formatFor({ name, look }: FormatChoice): Format {
  if (name === 'text') return textFormat(look)
  return { json: jsonArray, jsonl: jsonLines, html }[name]
}
