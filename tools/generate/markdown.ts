/** The text so that Markdown shows it as it stands. */
export function markdown(text: string): string {
  return text
    .replace(/[\\`*_~#<>|[\]{}]/g, '\\$&')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu, visible)
}

function visible(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
}

/** The text in a cell of a table, in one line. */
export function cell(text: string): string {
  return markdown(text.replaceAll('\n', ' '))
}

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}
