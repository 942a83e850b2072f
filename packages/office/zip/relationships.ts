import { XmlScanner } from '../xml/scan.ts'

/** One relationship of an office package, its target resolved to a part name. */
export interface Relationship {
  readonly id: string
  /** Last step of its type: `styles`, `comments`, `officeDocument`. The strict and transitional dialects share these. */
  readonly kind: string
  /** Part name without a leading slash; as written where it is external. */
  readonly target: string
}

/** Name of the part that holds the relationships of `part` (empty for those of the package). */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

/** Reads a .rels part that belongs to `part`. */
export function readRelationships(source: string, part: string, depthMax: number): Relationship[] {
  const scanner = new XmlScanner(source, relationshipsPart(part), depthMax)
  const relationships: Relationship[] = []
  while (scanner.next() !== 'end') {
    if (scanner.kind !== 'open' || scanner.name !== 'rel:Relationship') continue
    const type = scanner.attribute('Type') ?? ''
    const target = scanner.attribute('Target') ?? ''
    const external = scanner.attribute('TargetMode') === 'External'
    relationships.push({
      id: scanner.attribute('Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolvePart(part, target),
    })
  }
  return relationships
}

function resolvePart(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
