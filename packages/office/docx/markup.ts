import { escapeAttribute, escapeText } from '../xml/entities.ts'

/** Who a tracked change or comment is by. */
export interface Signature {
  readonly author: string
  readonly date: string
}

/** Writes WordprocessingML into one part, whatever prefix the part uses for it. */
export interface Markup {
  /** Attributes that declare `w:` on an inserted element; empty where the part itself binds it. */
  readonly declaration: string
  rangeStart(id: number): string
  /** The end of a comment's range and the mark that the comment hangs on. */
  rangeEnd(id: number): string
  /** The opening tag of a deletion or an insertion; close with `</w:del>` or `</w:ins>`. */
  change(kind: 'del' | 'ins', id: number, by: Signature): string
  /** The deletion of a paragraph mark. */
  deletedMark(id: number, by: Signature): string
  deletedText(raw: string): string
  /** Children of a run for new text; tabs and line ends become their elements. */
  newText(text: string): string
}

export const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const STRICT_NAMESPACE = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

/** The markup for a part, by what its root element declares. */
export function markupFor(source: string): Markup {
  const root = rootTag(source)
  const bound = /\sxmlns:w\s*=\s*["']([^"']*)["']/.exec(root)?.[1]
  const isBound = bound === WORD_NAMESPACE || bound === STRICT_NAMESPACE
  const namespace = root.includes(STRICT_NAMESPACE) ? STRICT_NAMESPACE : WORD_NAMESPACE
  const declaration = isBound ? '' : ` xmlns:w="${namespace}"`
  const signed = (id: number, by: Signature) =>
    `${declaration} w:id="${id}" w:author="${escapeAttribute(by.author)}" w:date="${escapeAttribute(by.date)}"`
  const textElement = (text: string) => `<w:t${declaration} xml:space="preserve">${escapeText(text)}</w:t>`
  return {
    declaration,
    rangeStart: (id) => `<w:commentRangeStart${declaration} w:id="${id}"/>`,
    rangeEnd: (id) =>
      `<w:commentRangeEnd${declaration} w:id="${id}"/>` +
      `<w:r${declaration}><w:rPr><w:sz w:val="16"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`,
    change: (kind, id, by) => `<w:${kind}${signed(id, by)}>`,
    deletedMark: (id, by) => `<w:del${signed(id, by)}/>`,
    deletedText: (raw) => `<w:delText${declaration} xml:space="preserve">${raw}</w:delText>`,
    newText: (text) =>
      text
        .split(/([\t\n])/)
        .map((piece) => {
          if (piece === '\t') return `<w:tab${declaration}/>`
          if (piece === '\n') return `<w:br${declaration}/>`
          return piece === '' ? '' : textElement(piece)
        })
        .join(''),
  }
}

/** The opening tag of the root element, past the declaration, comments and processing instructions. */
export function rootTag(source: string): string {
  const match = /<[A-Za-z_][^>]*>/.exec(source)
  return match?.[0] ?? ''
}

/** Name of the element that a raw tag opens, prefix and all. */
export function tagName(raw: string): string {
  return /^<([^\s/>]+)/.exec(raw)?.[1] ?? ''
}
