import { type Formula, indicatorsOf, parseFormula, unlikeUnits } from '@taizhang/ledger'
import { type FigureLink, inlinesOf, type Report } from './report.ts'
import type { IndicatorLookup } from './template.ts'

/** A formula of a report that cannot be computed: which link, and why. */
export interface FormulaMistake {
  readonly link: string
  readonly kind: 'unreadable' | 'unknown-link' | 'unlike-units' | 'circular'
  readonly message: string
}

/**
 * What is wrong with the formulas between a report's links, by link: one that cannot be read, takes a link that is not there, goes in a circle (named all
 * the way round), or adds unlike units. Repeated rows are looked at as they are written: a formula in one may take the links of its row.
 */
export function formulaMistakes(report: Report, indicator: IndicatorLookup): readonly FormulaMistake[] {
  const links = new Map<string, FigureLink>()
  for (const block of report.blocks)
    for (const inline of inlinesOf(block)) if (inline.kind === 'figure') links.set(inline.id, inline)
  const mistakes: FormulaMistake[] = []
  const formulas = new Map<string, Formula>()
  for (const { id, of } of links.values()) {
    if (of.kind !== 'formula') continue
    const parsed = parseFormula(of.formula)
    if (parsed.ok) formulas.set(id, parsed.formula)
    else mistakes.push({ link: id, kind: 'unreadable', message: parsed.message })
  }
  const unitOf = (id: string): string | null => {
    const link = links.get(id)
    if (link?.of.kind === 'indicator') return indicator(link.of.indicator)?.unit ?? null
    return link && 'unit' in link.show && link.show.divide === '1' && link.show.unit !== '' ? link.show.unit : null
  }
  for (const [id, formula] of formulas) {
    const unknown = indicatorsOf(formula).filter((part) => !links.has(part))
    if (unknown.length > 0)
      mistakes.push({ link: id, kind: 'unknown-link', message: `公式用到的链接“${unknown.join('、')}”不在材料里。` })
    const unlike = unlikeUnits(formula, unitOf)
    if (unlike !== undefined)
      mistakes.push({ link: id, kind: 'unlike-units', message: `公式把单位不同的数相加减：${unlike}。` })
  }
  for (const circle of circlesOf(formulas))
    mistakes.push({ link: circle[0] ?? '', kind: 'circular', message: `公式绕成了圈：${circle.join(' → ')}。` })
  return mistakes
}

/** Each circle once, from the link that comes first, round to it again. */
function circlesOf(formulas: ReadonlyMap<string, Formula>): readonly (readonly string[])[] {
  const circles: string[][] = []
  const done = new Set<string>()
  for (const start of formulas.keys()) {
    if (done.has(start)) continue
    // A walk with its way kept by hand: a chain of thousands of formulas is no reason to run out of stack.
    const way: { readonly id: string; readonly parts: string[] }[] = []
    const enter = (id: string) => way.push({ id, parts: partsOf(formulas, id) })
    enter(start)
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const next = top.parts.shift()
      if (next === undefined) {
        done.add(top.id)
        way.pop()
        continue
      }
      const at = way.findIndex(({ id }) => id === next)
      if (at >= 0) circles.push([...way.slice(at).map(({ id }) => id), next])
      else if (!done.has(next)) enter(next)
    }
  }
  return circles
}

function partsOf(formulas: ReadonlyMap<string, Formula>, id: string): string[] {
  const formula = formulas.get(id)
  return formula ? indicatorsOf(formula) : []
}
