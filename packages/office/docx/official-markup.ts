import { escapeText } from '../xml/entities.ts'

/** The borders of an official table. */
export const TABLE_LOOK =
  '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>' +
  ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('') +
  '</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'

/** A paragraph in a style ('' for the body's own) with further properties, which come in the order of the schema. */
export function paragraphXml(style: string, runs: string, properties = ''): string {
  const styled = style === '' ? '' : `<w:pStyle w:val="${style}"/>`
  return `<w:p>${styled || properties ? `<w:pPr>${styled}${properties}</w:pPr>` : ''}${runs}</w:p>`
}

/** A run of text with its properties as XML; tabs become tabs, and characters that XML cannot hold U+FFFD. */
export function runXml(text: string, properties = ''): string {
  if (text === '') return ''
  const content = text
    .split(/(\t)/)
    .map((piece) =>
      piece === '\t'
        ? '<w:tab/>'
        : piece === ''
          ? ''
          : `<w:t xml:space="preserve">${escapeText(holdable(piece))}</w:t>`,
    )
    .join('')
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`
}

/** The property of a run that gives it a character style; '' for none. */
export const characterStyle = (id: string): string => (id === '' ? '' : `<w:rStyle w:val="${id}"/>`)

/** Line ends inside a paragraph would be read back as spaces; they are none in the documents that readers give. */
const holdable = (text: string): string => text.replace(/[\r\n]/g, ' ')
