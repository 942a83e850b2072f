import { forChildren, wholeNumber } from '../xml/children.ts'
import type { XmlScanner } from '../xml/scan.ts'
import { listNumeral } from './list-numeral.ts'
import type { ParagraphProperties, Styles } from './styles.ts'

interface ListLevel {
  readonly start: number
  readonly format: string
  /** `（%1）`: %1 stands for the count of level 0. */
  readonly text: string
  readonly style?: string
  /** The level (counted from 1) whose paragraphs restart this one; 0 never; undefined any higher level. */
  readonly restart?: number
  readonly arabicOnly: boolean
}

interface ListDefinition {
  readonly levels: ReadonlyMap<number, ListLevel>
  /** A style whose own list stands in for this one. */
  readonly styleLink?: string
}

interface ListInstance {
  readonly definition: string
  readonly starts: ReadonlyMap<number, number>
  readonly levels: ReadonlyMap<number, ListLevel>
}

/** numbering.xml: the lists of a document. */
export interface Numbering {
  readonly definitions: ReadonlyMap<string, ListDefinition>
  readonly instances: ReadonlyMap<string, ListInstance>
}

export const noNumbering: Numbering = { definitions: new Map(), instances: new Map() }

/** Reads numbering.xml. */
export function readNumbering(scanner: XmlScanner): Numbering {
  const definitions = new Map<string, ListDefinition>()
  const instances = new Map<string, ListInstance>()
  while (scanner.next() !== 'end') {
    if (scanner.kind !== 'open') continue
    if (scanner.name === 'w:abstractNum') {
      const id = scanner.attribute('w:abstractNumId')
      const definition = readDefinition(scanner)
      if (id !== undefined) definitions.set(id, definition)
    } else if (scanner.name === 'w:num') {
      const id = scanner.attribute('w:numId')
      const instance = readInstance(scanner)
      if (id !== undefined) instances.set(id, instance)
    }
  }
  return { definitions, instances }
}

function readDefinition(scanner: XmlScanner): ListDefinition {
  const levels = new Map<number, ListLevel>()
  let styleLink: string | undefined
  forChildren(scanner, () => {
    if (scanner.name === 'w:lvl') readLevelInto(levels, scanner)
    else {
      if (scanner.name === 'w:numStyleLink') styleLink = scanner.attribute('w:val')
      scanner.skip()
    }
  })
  return styleLink === undefined ? { levels } : { levels, styleLink }
}

function readInstance(scanner: XmlScanner): ListInstance {
  let definition = ''
  const starts = new Map<number, number>()
  const levels = new Map<number, ListLevel>()
  forChildren(scanner, () => {
    if (scanner.name === 'w:abstractNumId') definition = scanner.attribute('w:val') ?? ''
    if (scanner.name !== 'w:lvlOverride') return scanner.skip()
    const level = wholeNumber(scanner.attribute('w:ilvl')) ?? 0
    forChildren(scanner, () => {
      if (scanner.name === 'w:lvl') return readLevelInto(levels, scanner)
      if (scanner.name === 'w:startOverride') starts.set(level, wholeNumber(scanner.attribute('w:val')) ?? 1)
      scanner.skip()
    })
  })
  return { definition, starts, levels }
}

function readLevelInto(levels: Map<number, ListLevel>, scanner: XmlScanner): void {
  const index = wholeNumber(scanner.attribute('w:ilvl')) ?? 0
  let level: ListLevel = { start: 1, format: 'decimal', text: '', arabicOnly: false }
  forChildren(scanner, () => {
    const value = scanner.attribute('w:val')
    if (scanner.name === 'w:start') level = { ...level, start: wholeNumber(value) ?? 1 }
    if (scanner.name === 'w:numFmt' && value !== undefined) level = { ...level, format: value }
    if (scanner.name === 'w:lvlText' && value !== undefined) level = { ...level, text: value }
    if (scanner.name === 'w:pStyle' && value !== undefined) level = { ...level, style: value }
    if (scanner.name === 'w:isLgl') level = { ...level, arabicOnly: value !== '0' && value !== 'false' }
    if (scanner.name === 'w:lvlRestart') {
      const restart = wholeNumber(value)
      if (restart !== undefined) level = { ...level, restart }
    }
    scanner.skip()
  })
  levels.set(index, level)
}

/** Counts lists in reading order. */
export interface ListCounter {
  /** The label of the next paragraph with these properties, counted on; empty where it has none (or a bullet). */
  label(properties: ParagraphProperties): string
}

/** Starts counting at the top of a document. */
export function countLists(numbering: Numbering, styles: Styles): ListCounter {
  /** Per list definition, the last number of each level; instances of one definition share them, as in Word. */
  const counts = new Map<string, (number | undefined)[]>()
  const startedOver = new Set<string>()

  const label = (properties: ParagraphProperties): string => {
    const numId = effectiveNumId(properties, styles)
    const found = numId === undefined ? undefined : findList(numbering, styles, numId)
    if (found === undefined) return ''
    const { instance, definition, key } = found
    const levels = new Map([...definition.levels, ...instance.levels])
    const at = effectiveLevel(properties, styles, levels)
    const level = levels.get(at)
    if (level === undefined) return ''
    const count = counts.get(key) ?? []
    counts.set(key, count)
    const over = instance.starts.get(at)
    const overKey = `${numId} ${at}`
    if (over !== undefined && !startedOver.has(overKey)) {
      startedOver.add(overKey)
      count[at] = over
    } else count[at] = (count[at] ?? level.start - 1) + 1
    restartBelow(count, at, levels)
    return level.format === 'bullet' ? '' : render(level, at, levels, count)
  }
  return { label }
}

function effectiveNumId(properties: ParagraphProperties, styles: Styles): string | undefined {
  const numId = properties.numId ?? styles.get(properties.style ?? '')?.numId
  return numId === '0' ? undefined : numId
}

/** The paragraph's own level; else the level that names its style; else the style's level. */
function effectiveLevel(
  properties: ParagraphProperties,
  styles: Styles,
  levels: ReadonlyMap<number, ListLevel>,
): number {
  if (properties.level !== undefined) return properties.level
  if (properties.numId === undefined && properties.style !== undefined) {
    for (const [at, level] of levels) if (level.style === properties.style) return at
  }
  return styles.get(properties.style ?? '')?.level ?? 0
}

function findList(
  numbering: Numbering,
  styles: Styles,
  numId: string,
): { instance: ListInstance; definition: ListDefinition; key: string } | undefined {
  const instance = numbering.instances.get(numId)
  if (instance === undefined) return undefined
  let key = instance.definition
  let definition = numbering.definitions.get(key)
  // One step is what Word writes; a chain or a circle is not followed.
  if (definition?.styleLink !== undefined) {
    const linked = numbering.instances.get(styles.get(definition.styleLink)?.numId ?? '')
    if (linked !== undefined) {
      key = linked.definition
      definition = numbering.definitions.get(key)
    }
  }
  return definition === undefined ? undefined : { instance, definition, key }
}

function restartBelow(count: (number | undefined)[], at: number, levels: ReadonlyMap<number, ListLevel>): void {
  for (let below = at + 1; below < count.length; below++) {
    const restart = levels.get(below)?.restart
    if (restart === undefined || (restart > 0 && at < restart)) count[below] = undefined
  }
}

function render(
  level: ListLevel,
  at: number,
  levels: ReadonlyMap<number, ListLevel>,
  count: readonly (number | undefined)[],
): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1
    const named = levels.get(index)
    const value = count[index] ?? named?.start ?? 1
    const format = level.arabicOnly && index !== at ? 'decimal' : (named?.format ?? 'decimal')
    return listNumeral(value, level.arabicOnly ? 'decimal' : format)
  })
}
