import { escapeAttribute, escapeText } from '../xml/entities.ts'
import { escapeCell } from './cell-text.ts'

/** A comment on a cell; row from 1, column from 0. */
export interface CellComment {
  readonly place: string
  readonly row: number
  readonly column: number
  readonly text: string
}

/** The part that holds the comments' words. */
export function* commentsPart(author: string, comments: readonly CellComment[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
  yield `<authors><author>${escapeText(author)}</author></authors><commentList>`
  for (const { place, text } of comments)
    yield `<comment ref="${place}" authorId="0"><text><r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">${escapeText(escapeCell(text))}</t></r></text></comment>`
  yield '</commentList></comments>'
}

/** The part that places them: sheet programs still ask for it in VML, as in 2000. */
export function* drawingPart(comments: readonly CellComment[]): Generator<string> {
  yield '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
  yield '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
  for (const [at, { row, column, text }] of comments.entries()) {
    const lines = Math.min(12, 2 + Math.ceil(text.length / 16))
    const anchor = [column + 1, 15, Math.max(0, row - 2), 4, column + 4, 15, row + lines, 4].join(', ')
    yield `<v:shape id="${escapeAttribute(`_x0000_s${1025 + at}`)}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  }
  yield '</xml>'
}
