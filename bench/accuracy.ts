import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { allRules } from '@taizhang/check'
import { exampleReports, type GoldReport, goldReports, judge } from './gold.ts'
import { type SlipAccuracy, slipAccuracy } from './slips.ts'

const root = resolve(import.meta.dirname, '..')
const shared = resolve(root, '../shared')
const document = 'docs/accuracy.md'
/** How many slips of each kind are put into the reports, and what their places are drawn with. */
const slips = { count: 200, seed: 1 }

/** How often a rule spoke (errors and warnings), and how it was judged. */
interface RuleAccuracy {
  readonly rule: string
  readonly said: number
  readonly right: number
  /** Matters on which the gold standard takes no side; not in `said`. */
  readonly open: number
}

/** What was said falsely in a set of reports. */
interface FalseAlarms {
  readonly reports: number
  readonly characters: number
  readonly arithmetic: number
  readonly other: number
}

/** The figures of eval/score.mjs, by group and name. */
type Score = Readonly<Record<string, Readonly<Record<string, number | null>>>>

interface AccuracyBench {
  readonly reports: number
  readonly rules: readonly RuleAccuracy[]
  readonly gold: FalseAlarms
  readonly examples: FalseAlarms
  /** What was told of slips put in at random. */
  readonly slips: readonly SlipAccuracy[]
  /** Null where the scorer does not stand beside the project. */
  readonly score: Score | null
}

interface AccuracyOptions {
  readonly json: boolean
  /** Write docs/accuracy.md. */
  readonly write: boolean
  /** Another folder of reports and of gold files than the ones beside the project. */
  readonly corpus?: string | undefined
  readonly gold?: string | undefined
}

/** Measures on reports that were read by hand how much is found and how much is falsely said, rule by rule. */
export async function accuracyBench(options: AccuracyOptions): Promise<void> {
  const corpus = resolve(options.corpus ?? join(shared, 'corpus'))
  const gold = resolve(options.gold ?? join(shared, 'gold'))
  const reports = goldReports(corpus, gold)
  if (reports.length === 0) {
    console.error(`no report with a gold file: ${corpus}, ${gold}`)
    process.exitCode = 2
    return
  }
  const result: AccuracyBench = {
    reports: reports.length,
    rules: byRule(reports),
    gold: falseAlarms(reports),
    examples: falseAlarms(exampleReports()),
    slips: slipAccuracy(reports, slips.count, slips.seed),
    score: score(corpus, gold),
  }
  if (options.write) writeFileSync(join(root, document), accuracyPage(result))
  console.log(options.json ? JSON.stringify(result) : accuracyPage(result))
}

function byRule(reports: readonly GoldReport[]): readonly RuleAccuracy[] {
  const judged = Map.groupBy(reports.flatMap(judge), ({ finding }) => finding.rule)
  return allRules.map(({ name }) => {
    const count = (verdict: string) => (judged.get(name) ?? []).filter((one) => one.verdict === verdict).length
    return { rule: name, said: count('right') + count('wrong'), right: count('right'), open: count('open') }
  })
}

function falseAlarms(reports: readonly GoldReport[]): FalseAlarms {
  const wrong = reports.flatMap(judge).filter(({ verdict }) => verdict === 'wrong')
  const arithmetic = wrong.filter(({ finding }) => finding.category === 'arithmetic').length
  const characters = reports.reduce((sum, { text }) => sum + text.length, 0)
  return { reports: reports.length, characters, arithmetic, other: wrong.length - arithmetic }
}

function score(corpus: string, gold: string): Score | null {
  const script = join(shared, 'eval', 'score.mjs')
  if (!existsSync(script)) return null
  const command = `"${process.execPath}" --disable-warning=ExperimentalWarning apps/cli/taizhang.ts`
  const args = ['--corpus', corpus, '--gold', gold, '--run', `${command} check {files} --format jsonl`]
  const run = [script, ...args, '--mutate', '400', '--seed', '3', '--json']
  return JSON.parse(execFileSync(process.execPath, run, { cwd: root, encoding: 'utf8' })) as Score
}

/** Rows of the page: what is measured, and where the scorer keeps it. */
const scored: readonly (readonly [what: string, group: string, figure: string])[] = [
  ['数据项读出（查全率）', 'figures', 'recall'],
  ['数据项读对（查准率）', 'figures', 'precision'],
  ['数值正确', 'figures', 'value'],
  ['单位正确', 'figures', 'unit'],
  ['勾稽关系找到', 'relations', 'recall'],
  ['其中合计、比率、增减', 'relations', 'hardRecall'],
  ['数据矛盾查出', 'contradictions', 'recall'],
  ['报出的矛盾属实', 'contradictions', 'precision'],
  ['缺漏、重复、标点、序号等差错查出', 'defects', 'mechanicalRecall'],
  ['错别字、用词差错查出', 'defects', 'languageRecall'],
  ['报出的表述差错属实', 'defects', 'precision'],
  ['承诺事项找到', 'commitments', 'recall'],
  ['列出的承诺事项属实', 'commitments', 'precision'],
  ['承诺时限正确', 'commitments', 'deadline'],
  ['承诺目标正确', 'commitments', 'target'],
  ['任改一个数字后看出', 'mutations', 'seen'],
]

/**
 * What the first trials on texts that nobody had looked at before gave. Measured once, before the rules were mended
 * after them, and therefore kept as they were.
 */
const firstTrials: readonly (readonly [what: string, on: string, found: string, right: string])[] = [
  ['数据项', '留出的三份材料', '0.944', '0.924'],
  ['承诺事项', '留出的三份材料', '0.695', '0.731'],
  ['缺漏、重复、标点、序号等差错', '留出的三份材料', '8处查出3处', '—'],
  ['勾稽关系', '新写的虚构材料，28000字', '0.78（合计、比率、增减0.84）', '数据误报0处'],
  ['任改一个数字后看出', '新写的虚构材料', '0.71', '—'],
  ['错别字、用词差错', '新写的虚构材料', '0.10', '—'],
  ['勾稽关系', '第二次，新写的虚构材料16份，68000字', '0.73（合计、比率、增减0.81）', '数据误报7处'],
  ['数据矛盾', '第二次', '32处查出20处', '—'],
  ['缺漏、重复、标点、序号等差错', '第二次', '0.71', '连同用词0.74'],
  ['错别字、用词差错', '第二次', '0.31', '—'],
  ['勾稽关系', '第三次，新写的虚构材料6份，25000字', '0.89（合计、比率、增减0.90）', '数据误报0处'],
  ['数据矛盾', '第三次', '6处查出4处', '—'],
  ['任改一个数字后看出', '第三次', '0.95', '—'],
  ['缺漏、重复、标点、序号等差错', '第三次', '0.76', '连同用词0.81'],
  ['错别字、用词差错', '第三次', '0.33', '—'],
  ['承诺事项', '第三次', '0.87', '0.97'],
  ['勾稽关系', '第四次，新写的虚构材料12份，45000字', '0.88（合计、比率、增减0.93）', '数据误报2处'],
  ['数据矛盾', '第四次', '19处查出16处', '—'],
  ['缺漏、重复、标点、序号等差错', '第四次', '0.82', '连同用词0.79'],
  ['错别字、用词差错', '第四次', '0.26', '—'],
  ['承诺事项', '第四次', '0.94', '0.98'],
  ['勾稽关系', '第五次，新写的虚构材料12份，41000字', '0.80（合计、比率、增减0.78）', '数据误报1处'],
  ['数据矛盾', '第五次', '15处查出11处', '—'],
  ['任改一个数字后看出', '第五次', '0.81', '—'],
  ['缺漏、重复、标点、序号等差错', '第五次', '0.82', '连同用词0.90'],
  ['错别字、用词差错', '第五次', '0.36', '—'],
  ['承诺事项', '第五次', '0.93', '0.97'],
]

/** The page docs/accuracy.md. */
function accuracyPage({ reports, rules, gold, examples, slips: made, score: figures }: AccuracyBench): string {
  const spoke = rules.filter(({ said }) => said > 0).sort((a, b) => b.said - a.said)
  const silent = rules.filter(({ said }) => said === 0).map(({ rule }) => rule)
  const alarms = (where: string, { reports, characters, arithmetic, other }: FalseAlarms) =>
    `| ${where} | ${reports} | ${characters} | ${arithmetic}（${per10000(arithmetic, characters)}） | ${other}（${per10000(other, characters)}） |`
  return [
    '<!-- Generated by `npm run -s bench -- accuracy --write`. Do not edit. -->',
    '',
    '# 查得准不准',
    '',
    `把${reports}份真实的年度工作总结逐字读过，人工标出每个数据、每处勾稽关系、每处差错，再与校核结果比对。两个数都要看：该找的找到了多少，报出来的有多少是真的。“错误”和“存疑”计入，“提示”不计。测于${new Date().toISOString().slice(0, 10)}。`,
    '',
    '**这些规则是对着这几份材料改出来的，所以下面的数偏高。**\n\n换一份没有见过的材料，以“初次试验”一节的数为准；各条规则在新材料上还会漏，也还会误报，最后由人判断。',
    '',
    '## 总的情况',
    '',
    ...(figures === null ? ['评分程序不在，没有测。'] : scoreTable(figures)),
    '',
    '## 误报',
    '',
    '括号内是每万字几处。虚构的例稿里除有意放进的差错外，报出来的都算误报。',
    '',
    '| 材料 | 份数 | 字数 | 数据误报 | 表述误报 |',
    '| --- | --- | --- | --- | --- |',
    alarms('真实材料', gold),
    alarms('[虚构的例稿](../examples/check/README.md)', examples),
    '',
    '## 随机放进的差错',
    '',
    `在这些材料里随机选地方，一次放进一处差错，每种最多${slips.count}处，看校核结果里有没有因此多出一条。随机的差错比人的差错乱，成词的少，所以这里的数和新材料上的不能直接相比，只用来比较前后两版。`,
    '',
    '| 差错 | 放进 | 看出 | 比例 |',
    '| --- | --- | --- | --- |',
    ...made.map(({ kind, made, told }) => `| ${kind} | ${made} | ${told} | ${(told / made).toFixed(2)} |`),
    '',
    '## 初次试验',
    '',
    '规则写好以后第一次用在没有见过的材料上的数。后来按试验结果改过规则，这些材料也就不再是没有见过的。',
    '',
    '| 项目 | 材料 | 找到 | 属实 |',
    '| --- | --- | --- | --- |',
    ...firstTrials.map((row) => `| ${row.join(' | ')} |`),
    '',
    '## 各条规则',
    '',
    '报出3处以上、属实的占九成以上的规则可以列为“正式”，其余为“试行”。“两可”是人工也认为两种读法都通的，不计。',
    '',
    '| 规则 | 报出 | 属实 | 查准率 | 两可 |',
    '| --- | --- | --- | --- | --- |',
    ...spoke.map(
      ({ rule, said, right, open }) =>
        `| [${rule}](rules/${rule}.md) | ${said} | ${right} | ${(right / said).toFixed(2)} | ${open} |`,
    ),
    '',
    `在这几份材料里没有报过错误、存疑的${silent.length}条，查准率还不知道：${silent.join('、')}。`,
    '',
  ].join('\n')
}

function scoreTable(score: Score): readonly string[] {
  const rows = scored.map(([what, group, figure]) => `| ${what} | ${score[group]?.[figure]?.toFixed(3) ?? '—'} |`)
  return ['| 项目 | 比例 |', '| --- | --- |', ...rows]
}

const per10000 = (count: number, characters: number) => ((count / characters) * 10_000).toFixed(1)
