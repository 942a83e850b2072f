import { forChildren, wholeNumber } from '../xml/children.ts'
import type { XmlScanner } from '../xml/scan.ts'

/** What a paragraph's own properties or its style say, as far as reading needs it. */
export interface ParagraphProperties {
  readonly style?: string
  readonly numId?: string
  readonly level?: number
  /** 1 is the highest; 0 says body text. */
  readonly outlineLevel?: number
  /** The paragraph mark is deleted or moved away by a revision: the next paragraph follows on the same line. */
  readonly markDeleted?: boolean
}

/** A style, with what it inherits already filled in. */
export interface Style extends ParagraphProperties {
  readonly hidden?: boolean
}

export type Styles = ReadonlyMap<string, Style>

interface OwnStyle extends ParagraphProperties {
  readonly basedOn?: string
  readonly hidden?: boolean
}

/** Reads styles.xml; inheritance is followed, circles are cut. */
export function readStyles(scanner: XmlScanner): Styles {
  const own = new Map<string, OwnStyle>()
  while (scanner.next() !== 'end') {
    if (scanner.kind !== 'open' || scanner.name !== 'w:style') continue
    const id = scanner.attribute('w:styleId')
    const style = readStyle(scanner)
    if (id !== undefined) own.set(id, style)
  }
  const resolved = new Map<string, Style>()
  for (const id of own.keys()) resolved.set(id, resolve(own, id))
  return resolved
}

function resolve(own: ReadonlyMap<string, OwnStyle>, id: string): Style {
  let style: OwnStyle = {}
  const seen = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
    seen.add(at)
    const parent: OwnStyle | undefined = own.get(at)
    if (parent === undefined) break
    style = { ...parent, ...style }
    at = parent.basedOn
  }
  const { basedOn: _basedOn, ...rest } = style
  return rest
}

function readStyle(scanner: XmlScanner): OwnStyle {
  let style: OwnStyle = {}
  forChildren(scanner, () => {
    if (scanner.name === 'w:basedOn') {
      const basedOn = scanner.attribute('w:val')
      if (basedOn !== undefined) style = { ...style, basedOn }
      scanner.skip()
    } else if (scanner.name === 'w:pPr') {
      style = { ...style, ...readParagraphProperties(scanner) }
    } else if (scanner.name === 'w:rPr') {
      const hidden = readRunProperties(scanner).hidden
      if (hidden !== undefined) style = { ...style, hidden }
    } else scanner.skip()
  })
  return style
}

/** Reads a `w:pPr` and moves past it. Former properties kept by a revision are left out. */
export function readParagraphProperties(scanner: XmlScanner): ParagraphProperties {
  let properties: ParagraphProperties = {}
  forChildren(scanner, () => {
    const value = scanner.attribute('w:val')
    if (scanner.name === 'w:pStyle' && value !== undefined) properties = { ...properties, style: value }
    if (scanner.name === 'w:outlineLvl') {
      const level = wholeNumber(value)
      if (level !== undefined) properties = { ...properties, outlineLevel: level < 9 ? level + 1 : 0 }
    }
    if (scanner.name === 'w:numPr') properties = { ...properties, ...readNumbering(scanner) }
    else if (scanner.name === 'w:rPr') {
      if (readRunProperties(scanner).deleted) properties = { ...properties, markDeleted: true }
    } else scanner.skip()
  })
  return properties
}

function readNumbering(scanner: XmlScanner): ParagraphProperties {
  let numbering: ParagraphProperties = {}
  forChildren(scanner, () => {
    const value = scanner.attribute('w:val')
    if (scanner.name === 'w:numId' && value !== undefined) numbering = { ...numbering, numId: value }
    if (scanner.name === 'w:ilvl') {
      const level = wholeNumber(value)
      if (level !== undefined) numbering = { ...numbering, level }
    }
    scanner.skip()
  })
  return numbering
}

/** What a `w:rPr` says, as far as reading needs it. */
export interface RunProperties {
  readonly style?: string
  readonly hidden?: boolean
  /** Of a paragraph mark: deleted or moved away by a revision. */
  readonly deleted?: boolean
}

/** Reads a `w:rPr` and moves past it. */
export function readRunProperties(scanner: XmlScanner): RunProperties {
  let properties: RunProperties = {}
  forChildren(scanner, () => {
    const value = scanner.attribute('w:val')
    if (scanner.name === 'w:rStyle' && value !== undefined) properties = { ...properties, style: value }
    if (scanner.name === 'w:vanish') properties = { ...properties, hidden: isOn(value) }
    if (scanner.name === 'w:del' || scanner.name === 'w:moveFrom') properties = { ...properties, deleted: true }
    scanner.skip()
  })
  return properties
}

/** On/off values of WordprocessingML: a missing value is on. */
function isOn(value: string | undefined): boolean {
  return value === undefined || !(value === '0' || value === 'false' || value === 'off')
}
