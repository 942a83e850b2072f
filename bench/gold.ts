import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type CheckResult, check, type Finding } from '@taizhang/check'
import { documentFromText, type Place } from '@taizhang/text'

const root = resolve(import.meta.dirname, '..')

/** A relation that a reader checked by hand; `figures` are the places of its members. */
interface GoldRelation extends Place {
  readonly type: string
  readonly holds: boolean
  /** It can be read either way: neither asked for nor held against the checker. */
  readonly ambiguous: boolean
  readonly figures: readonly Place[]
}

/** A report with everything that a reader found wrong in it. */
export interface GoldReport {
  readonly name: string
  readonly text: string
  readonly defects: readonly Place[]
  readonly relations: readonly GoldRelation[]
}

interface GoldFile {
  readonly figures: readonly (Place & { readonly id: string })[]
  readonly relations: readonly (Place & {
    readonly type: string
    readonly holds: boolean
    readonly ambiguous?: boolean
    readonly members: Readonly<Record<string, string | readonly string[]>>
  })[]
  readonly defects: readonly Place[]
}

/** Every report of `corpus` (NN-name.txt) that has a hand-made NN-name.json in `gold`; none where there is no such folder. */
export function goldReports(corpus: string, gold: string): readonly GoldReport[] {
  if (!existsSync(gold)) return []
  const names = readdirSync(gold).flatMap((file) => /^(\d\d-.*)\.json$/.exec(file)?.[1] ?? [])
  return names
    .sort()
    .filter((name) => existsSync(join(corpus, `${name}.txt`)))
    .map((name) => {
      const file = JSON.parse(readFileSync(join(gold, `${name}.json`), 'utf8')) as GoldFile
      const figures = new Map(file.figures.map((figure) => [figure.id, figure]))
      return {
        name,
        text: readFileSync(join(corpus, `${name}.txt`), 'utf8').replace(/^\uFEFF/, ''),
        defects: file.defects,
        relations: file.relations.map(({ type, start, end, holds, ambiguous = false, members }) => ({
          type,
          start,
          end,
          holds,
          ambiguous,
          figures: Object.values(members).flatMap((ids) => [ids].flat().flatMap((id) => figures.get(id) ?? [])),
        })),
      }
    })
}

/** The invented reports of examples/check; their planted slips stand in the table of the README beside them. */
export function exampleReports(): readonly GoldReport[] {
  const folder = join(root, 'examples', 'check')
  const rows = readFileSync(join(folder, 'README.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const slips = rows.filter(([, file]) => file === name).map(([, , words = '']) => words)
    const defects = slips.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length }))
    return { name, text, defects, relations: [] }
  })
}

/** What a finding turned out to be; `open` is a matter on which the gold standard takes no side. */
export type Verdict = 'right' | 'wrong' | 'open'

export interface Judged {
  readonly finding: Finding
  readonly verdict: Verdict
}

/**
 * Checks a report and judges every error and warning as eval/score.mjs does: a finding is right where a reader marked a
 * defect at its words, or a relation that does not hold among its figures. Doubts about plans are left open, since the
 * gold standard has no list of them.
 */
export function judge(report: GoldReport): readonly Judged[] {
  const result = check(documentFromText(report.text))
  return result.findings
    .filter(({ severity }) => severity !== 'info')
    .map((finding) => ({ finding, verdict: verdict(finding, result, report) }))
}

function verdict(finding: Finding, { relations }: CheckResult, { defects, relations: gold }: GoldReport): Verdict {
  if (finding.category === 'plan') return 'open'
  if (defects.some((defect) => overlap(defect, finding))) return 'right'
  const places = [finding, ...(finding.relation === undefined ? [] : (relations[finding.relation]?.members ?? []))]
  const touched = ({ figures }: GoldRelation) => figures.filter((f) => places.some((place) => overlap(place, f))).length
  const needed = finding.category === 'arithmetic' ? 2 : 1
  if (gold.some((one) => !one.holds && !one.ambiguous && touched(one) >= Math.min(needed, one.figures.length || 1)))
    return 'right'
  const isOpen = gold.some(
    (one) =>
      (one.ambiguous && touched(one) >= Math.min(2, one.figures.length || 1)) ||
      ((one.type === 'order' || one.type === 'rank') && !one.holds && places.some((place) => overlap(place, one))),
  )
  return isOpen ? 'open' : 'wrong'
}

const overlap = (a: Place, b: Place) => a.start < b.end && b.start < a.end
