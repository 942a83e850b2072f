import { escapeAttribute } from '../xml/entities.ts'

/** How a cell looks. Two cells that look alike share one style of the file. */
export interface CellLook {
  /** A number format code; `@` is text. */
  readonly format: string
  readonly heading?: boolean
  /** Stands out as refused. */
  readonly marked?: boolean
  /** Text that would be taken for a formula when it is typed again: the sheet program keeps it text. */
  readonly quoted?: boolean
}

const CUSTOM_FORMATS_FROM = 176

/** The styles of a file, collected while its cells are written. */
export class StyleTable {
  readonly #looks: CellLook[] = [{ format: 'General' }]
  readonly #indexes = new Map<string, number>([[keyOf({ format: 'General' }), 0]])

  /** The number by which a cell names its look. */
  indexOf(look: CellLook): number {
    const key = keyOf(look)
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    this.#indexes.set(key, this.#looks.length)
    return this.#looks.push(look) - 1
  }

  /** The styles part. */
  xml(): string {
    const formats = [...new Set(this.#looks.map(({ format }) => format))].filter((format) => !(format in BUILT_IN))
    const idOf = (format: string) => BUILT_IN[format] ?? CUSTOM_FORMATS_FROM + formats.indexOf(format)
    const named = formats.map(
      (format) => `<numFmt numFmtId="${idOf(format)}" formatCode="${escapeAttribute(format)}"/>`,
    )
    const cells = this.#looks.map((look) => cellStyle(look, idOf(look.format)))
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      (named.length > 0 ? `<numFmts count="${named.length}">${named.join('')}</numFmts>` : '') +
      '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
      `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('FFEDEDED')}${solid('FFFFE699')}</fills>` +
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${thinBorder}</borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
  }
}

const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '0': 1, '0.00': 2, '#,##0': 3, '#,##0.00': 4, '@': 49 }

const keyOf = ({ format, heading, marked, quoted }: CellLook): string =>
  `${heading ? 'h' : ''}${marked ? 'm' : ''}${quoted ? 'q' : ''} ${format}`

const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`

const thinBorder = `<border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`).join('')}<diagonal/></border>`

function cellStyle({ heading, marked, quoted }: CellLook, format: number): string {
  const fill = marked ? 3 : heading ? 2 : 0
  const attributes =
    `numFmtId="${format}" fontId="${heading ? 1 : 0}" fillId="${fill}" borderId="${heading ? 1 : 0}" xfId="0"` +
    ` applyNumberFormat="1"${heading ? ' applyFont="1" applyBorder="1"' : ''}${fill > 0 ? ' applyFill="1"' : ''}` +
    `${quoted ? ' quotePrefix="1"' : ''}`
  return heading
    ? `<xf ${attributes} applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`
    : `<xf ${attributes}/>`
}
