import { type Reading, readText, type TextDocument } from '@taizhang/text'
import { findRelations } from '../relations/find.ts'
import { allRules } from '../rules/index.ts'
import type { CheckResult, CheckSettings } from './check.ts'
import type { Finding, Severity } from './finding.ts'
import { fingerprint } from './fingerprint.ts'
import type { Relation } from './relation.ts'
import type { Hit, NamedRule, Report, RuleContext } from './rule.ts'
import { indexWords, scanWords, type WordIndex } from './word-scan.ts'

/** Reads a document and checks it by all rules that the settings leave on. */
export function check(document: TextDocument, settings: CheckSettings = {}): CheckResult {
  return checkReading(readText(document, settings.today === undefined ? {} : { today: settings.today }), settings)
}

/** Checks what has been read. Pure: the same reading and settings give the same result. */
export function checkReading(reading: Reading, settings: CheckSettings = {}): CheckResult {
  const relations = findRelations(reading)
  const all = runRules(allRules, reading, relations, settings)
  const kept: Finding[] = []
  const accepted: (Finding & { because: string })[] = []
  const reasons = new Map(settings.accepted?.map((entry) => [`${entry.rule} ${entry.fingerprint}`, entry.because]))
  for (const finding of all) {
    const because = reasons.size === 0 ? undefined : reasons.get(`${finding.rule} ${fingerprint(reading, finding)}`)
    if (because === undefined) kept.push(finding)
    else accepted.push({ ...finding, because })
  }
  return { reading, relations, findings: kept, accepted }
}

/** Runs the given rules over one reading; findings come in text order, a longer one before a shorter at the same start. */
export function runRules(
  rules: readonly NamedRule[],
  reading: Reading,
  relations: readonly Relation[],
  settings: Pick<CheckSettings, 'rules' | 'against' | 'today'> = {},
): Finding[] {
  const hits = hitsByRule(rules, reading.text)
  const findings: Finding[] = []
  const shared: Omit<RuleContext, 'hits'> = {
    reading,
    relations,
    ...(settings.against && { against: settings.against }),
    ...(settings.today !== undefined && { today: settings.today }),
  }
  for (let index = 0; index < rules.length; index++) {
    const named = rules[index] as NamedRule
    const wanted = settings.rules?.[named.name] ?? settings.rules?.[named.group]
    const own = hits[index] as Hit[]
    if (wanted === 'off' || (named.rule.seeks && own.length === 0)) continue
    for (const report of named.rule.check({ ...shared, hits: own })) findings.push(toFinding(named, report, wanted))
  }
  return findings.sort((a, b) => a.start - b.start || b.end - a.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
}

const indexes = new WeakMap<readonly NamedRule[], WordIndex>()

function hitsByRule(rules: readonly NamedRule[], text: string): Hit[][] {
  let index = indexes.get(rules)
  if (!index) {
    index = indexWords(rules.map(({ rule }) => rule.seeks ?? []))
    indexes.set(rules, index)
  }
  const hits: Hit[][] = rules.map(() => [])
  scanWords(text, index, (start, word, owners) => {
    for (const owner of owners) {
      const own = hits[owner]
      if (!own) continue
      // Words come longest first at one place: a rule gets only the longest of its own.
      if (own.at(-1)?.start !== start) own.push({ start, end: start + word.length, word })
    }
  })
  return hits
}

function toFinding(named: NamedRule, report: Report, wanted: Severity | undefined): Finding {
  const { rule } = named
  const compose = rule.messages[report.message]
  if (!compose) throw new TypeError(`rule ${named.name} has no message '${report.message}'`)
  return {
    rule: named.name,
    category: rule.category,
    severity: wanted ?? report.severity ?? rule.severity,
    messageId: report.message,
    message: compose(report.data ?? {}),
    suggestion: report.suggestion ?? '',
    start: report.start,
    end: report.end,
    ...(report.fix && { fix: report.fix }),
    ...(report.related && { related: report.related }),
    ...(report.relation !== undefined && { relation: report.relation }),
  }
}
