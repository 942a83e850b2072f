import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Indicator, Ledger } from '@taizhang/ledger'
import type { TaskTemplate } from '@taizhang/packs'
import { documentFromText, type Paragraph, readText, type TableCell, type TextDocument } from '@taizhang/text'
import fc from 'fast-check'
import type { YearProposal } from './proposal.ts'
import { bulkDecisions, type LineDecision } from './year-decision.ts'
import { proposeYear } from './year-proposal.ts'
import { applyDecisions } from './year-setup.ts'

const REPORT = `丰禾县水务局2023年工作总结和2024年工作计划

2023年，丰禾县水务局坚持以民生用水为重点，现将情况汇报如下：
一、工作开展情况
（一）供水保障
一是抓好管网改造。全年改造供水管网36公里，投入资金1250.5万元，比上年增长12.5％。二是抓好巡查。上半年巡查水库18次，全年巡查水库41次，其中小型水库巡查30次。
（二）隐患整改
共排查安全隐患52处，已整改50处，整改率96.2％。供水满意度全市排名第3位。全年接待群众来访30余人次。
二、存在的问题
（一）管网老化。部分村管网使用超过20年，漏损偏高。
（二）科普宣传不够。节水科普活动偏少。
三、2024年工作计划
（一）推进管网改造。2024年10月底前改造供水管网40公里，每月至少开展1次水库巡查。
（二）加强隐患整改。隐患整改率达到100％，由安全股牵头负责。健全巡查制度。
`

const card = { counts: '', source: '', method: '' }
const field = (label: string, of: readonly string[]) => ({ label, kind: 'choice', of }) as const
const ledgers: readonly Ledger[] = [
  { key: 'pipe', title: '管网改造台账', kind: 'event', fields: {} },
  { key: 'visit', title: '水库巡查台账', kind: 'event', fields: { size: field('规模', ['大型水库', '小型水库']) } },
  { key: 'hazard', title: '安全隐患台账', kind: 'event', fields: {} },
]
const over = (key: string, title: string, unit: string, of: string, dimensions: readonly string[] = []): Indicator => ({
  key,
  title,
  unit,
  kind: 'ledger',
  of,
  measure: { kind: 'count' },
  when: 'during',
  dimensions,
  definition: card,
})
const indicators: readonly Indicator[] = [
  over('pipe.length', '改造供水管网长度', '米', 'pipe'),
  over('pipe.money', '管网改造投入资金', '元', 'pipe'),
  over('visit.times', '巡查水库次数', '次', 'visit', ['size']),
  over('hazard.found', '排查安全隐患数', '处', 'hazard'),
  over('hazard.fixed', '整改安全隐患数', '处', 'hazard'),
  {
    key: 'hazard.rate',
    title: '隐患整改率',
    unit: '%',
    kind: 'formula',
    formula: 'hazard.fixed / hazard.found * 100',
    definition: card,
  },
]
const templates: readonly TaskTemplate[] = [
  {
    key: 'pipes',
    title: '管网改造',
    dueOn: '11-30',
    measuredBy: { indicator: 'pipe.length', op: '>=' },
    milestones: [
      { title: '完成招标', dueOn: '03-31' },
      { title: '全面验收', dueOn: '11-30' },
    ],
    knownBy: ['供水管网', '管网改造'],
  },
]

const propose = (text: string, year = 2024, name = '丰禾县水务局'): YearProposal =>
  proposeYear({ reading: readText(documentFromText(text)), year, office: { name }, indicators, ledgers, templates })
const line = (proposal: YearProposal, text: string) => {
  const found = proposal.indicators.find((one) => one.text === text)
  assert.ok(found, text)
  return found
}

describe('what is proposed from a report', () => {
  const proposal = propose(REPORT)

  test('no questions about the right report', () => assert.deepEqual(proposal.questions, []))

  test('an indicator for each figure, with last year’s value in the indicator’s unit', () => {
    const told = proposal.indicators.map(({ text, indicator, slice, shown, baseline }) =>
      [text, indicator.replace(/\..{12}$/, ''), slice?.value, shown, baseline?.value, baseline?.period]
        .filter((one) => one !== undefined)
        .join(' '),
    )
    assert.deepEqual(told, [
      '36公里 pipe.length value 36000 2023',
      '1250.5万元 pipe.money value 12505000 2023',
      '12.5％ pipe.money growth',
      '18次 visit.times value 18 2023-H1',
      '41次 visit.times value 41 2023',
      '30次 visit.times 小型水库 value 30 2023',
      '52处 hazard.found value 52 2023',
      '50处 hazard.fixed value 50 2023',
      '96.2％ hazard.rate value 96.2 2023',
      '3位 cited value 3 2023',
      '30余人次 reported value',
      '超过20年 reported value',
    ])
  })

  test('what no ledger counts is reported by hand, what others decide is cited; the title is the report’s own words', () => {
    assert.deepEqual(
      [line(proposal, '30余人次'), line(proposal, '3位')].map(({ make, title, unit }) => [make, title, unit]),
      [
        ['new-reported', '接待群众来访人次', '人次'],
        ['new-cited', '供水满意度全市排名', '位'],
      ],
    )
  })

  test('a task for each promise, with target, deadline, owner and the template that knows it', () => {
    const told = proposal.tasks.map(({ title, target, deadline, deadlineStated, owner, template }) => ({
      title,
      target: target && `${target.op} ${target.value}${target.unit} ${target.indicator}`,
      due: `${deadline}${deadlineStated ? '' : '?'}`,
      owner,
      template,
    }))
    assert.deepEqual(told, [
      {
        title: '2024年10月底前改造供水管网40公里',
        target: '>= 40000米 pipe.length',
        due: '2024-10-31',
        owner: null,
        template: 'pipes',
      },
      {
        title: '每月至少开展1次水库巡查',
        target: '>= 1次/月 visit.times',
        due: '2024-12-31?',
        owner: null,
        template: null,
      },
      {
        title: '隐患整改率达到100％',
        target: '>= 100% hazard.rate',
        due: '2024-12-31?',
        owner: '安全股',
        template: null,
      },
      { title: '健全巡查制度', target: null, due: '2024-12-31?', owner: null, template: null },
    ])
  })

  test('problems that nothing answers come first', () => {
    assert.deepEqual(
      proposal.problems.map(({ text, answeredBy }) => [text.slice(0, 7), answeredBy.length > 0]),
      [
        ['（二）科普宣传', false],
        ['（一）管网老化', true],
      ],
    )
  })

  test('the outline has the report’s headings without numbers and its sentences with figures as links, a year on', () => {
    assert.equal(proposal.title, '丰禾县水务局2024年工作总结和2025年工作计划')
    const headings = proposal.outline.flatMap((block) =>
      block.kind === 'heading'
        ? [`${block.level} ${block.content.map((one) => (one.kind === 'text' ? one.text : '?')).join('')}`]
        : [],
    )
    assert.deepEqual(headings.slice(0, 3), ['1 工作开展情况', '2 供水保障', '2 隐患整改'])
    const words = JSON.stringify(proposal.outline)
    assert.ok(words.includes('2025年10月底前改造') && words.includes('2024年，丰禾县水务局'), words)
    const links = proposal.outline.flatMap((block) =>
      block.kind === 'paragraph' ? block.content.filter((one) => one.kind === 'figure') : [],
    )
    assert.deepEqual(
      links.map(({ id }) => id),
      proposal.indicators.map(({ id }) => id),
    )
    assert.deepEqual(
      links.slice(0, 4).map(({ show, of }) => [show, of.kind === 'indicator' && of.period]),
      [
        [{ as: 'value', divide: '1000', decimals: 0, unit: '公里' }, 'own'],
        [{ as: 'value', divide: '10000', decimals: 1, unit: '万元' }, 'own'],
        [{ as: 'growth', decimals: 1 }, 'own'],
        [{ as: 'value', divide: '1', decimals: 0, unit: '次' }, { key: '2024-H1' }],
      ],
    )
  })
})

test('a growth and the value before make no indicator of their own; next year’s promise is measured by last year’s figure', () => {
  const proposal = propose(`2023年工作总结和2024年计划

一、完成情况
新建护岸8.4公里，同比增长5％。农村自来水普及率94.6％，比上年的92.8％提高1.8个百分点。孕产妇死亡率2.1‰，比上年的2.5‰下降0.4个千分点。
二、2024年计划
新建护岸10公里。农村自来水普及率达到95％以上。
`)
  const title = '农村自来水普及率'
  assert.deepEqual(
    proposal.indicators.map((one) => [one.text, one.title, one.shown, one.baseline?.period, one.baseline?.value]),
    [
      ['8.4公里', '新建护岸长度', 'value', '2023', '8.4'],
      ['5％', '新建护岸长度', 'growth', undefined, undefined],
      ['94.6％', title, 'value', '2023', '94.6'],
      ['92.8％', title, 'value', '2022', '92.8'],
      ['1.8个百分点', title, 'points', undefined, undefined],
      ['2.1‰', '孕产妇死亡率', 'value', '2023', '2.1'],
      ['2.5‰', '孕产妇死亡率', 'value', '2022', '2.5'],
      ['0.4个千分点', '孕产妇死亡率', 'points', undefined, undefined],
    ],
  )
  const [bank, , water] = proposal.indicators
  assert.deepEqual(
    proposal.tasks.map(({ target }) => [target?.value, target?.indicator]),
    [
      ['10', bank?.indicator],
      ['95', water?.indicator],
    ],
  )
  // A target by an indicator that nobody accepted stands in the title only.
  const decisions = proposal.tasks.map(({ id }): LineDecision => ({ id, decision: 'accept' }))
  const result = applyDecisions(proposal, decisions, { org: 'water', title: '', indicators, templates })
  assert.ok(result.ok)
  assert.deepEqual(
    result.setup.tasks.map(({ target }) => target),
    [null, null],
  )
})

/** A document of one table; cells in a row are parted by |. */
function tableDocument(title: string, rows: readonly string[]): TextDocument {
  let text = `${title}\n`
  const paragraphs: Paragraph[] = [{ start: 0, end: title.length, part: 'body' }]
  const cells: TableCell[] = []
  rows.forEach((line, row) => {
    line.split('|').forEach((words, column) => {
      const place = { start: text.length, end: text.length + words.length }
      paragraphs.push({ ...place, part: 'body', cell: { table: 0, row, column } })
      cells.push({ ...place, row, column, rowSpan: 1, columnSpan: 1 })
      text += `${words}\n`
    })
  })
  const columns = rows[0]?.split('|').length ?? 0
  return { text, paragraphs, tables: [{ title, rows: rows.length, columns, cells }] }
}

test('in a table the heads of row and column say what a cell states, and in which unit', () => {
  const rows = ['类别|巡查水库（次）|投入资金（万元）', '小型水库|30|12.5', '合计|41|20']
  const reading = readText(tableDocument('表1 水库巡查与管网改造情况', rows), { today: '2023-12-31' })
  const proposal = proposeYear({ reading, year: 2024, office: { name: '水务局' }, indicators, ledgers, templates })
  assert.deepEqual(
    proposal.indicators.map(({ text, indicator, slice, baseline }) => [text, indicator, slice?.value, baseline?.value]),
    [
      ['30', 'visit.times', '小型水库', '30'],
      ['12.5', proposal.indicators[1]?.indicator, undefined, '125000'],
      ['41', 'visit.times', undefined, '41'],
      ['20', 'pipe.money', undefined, '200000'],
    ],
  )
  const table = proposal.outline.find((block) => block.kind === 'table')
  assert.deepEqual(
    table?.rows[2]?.[2]?.map((one) => one.kind === 'figure' && one.show),
    [{ as: 'value', divide: '10000', decimals: 0, unit: '' }],
  )
})

describe('what must be answered first', () => {
  const codes = (text: string, year?: number, name?: string) =>
    propose(text, year, name).questions.map(({ code }) => code)
  test('another year', () => assert.deepEqual(codes(REPORT, 2026), ['another-year']))
  test('another office', () => assert.deepEqual(codes(REPORT, 2024, '丰禾县民政局'), ['another-office']))
  test('the same office of another place', () =>
    assert.deepEqual(codes(REPORT, 2024, '云溪县水务局'), ['another-office']))
  test('a name without its place is the same office; so is a section’s bureau', () => {
    assert.deepEqual(codes(REPORT, 2024, '县水务局'), [])
    const reading = readText(documentFromText(REPORT))
    const office = { name: '供水股', within: ['县水务局', '丰禾县人民政府'] }
    assert.deepEqual(proposeYear({ reading, year: 2024, office, indicators, ledgers, templates }).questions, [])
  })
  test('no headings, no plan', () =>
    assert.deepEqual(codes('2023年全年巡查水库41次，排查安全隐患52处。\n'), ['no-headings', 'no-plan']))
})

describe('the same report gives the same lines', () => {
  const ids = ({ indicators: lines, tasks, problems }: YearProposal) =>
    [...lines, ...tasks, ...problems].map(({ id }) => id)

  test('read twice: the same ids, each once', () => {
    const once = ids(propose(REPORT))
    assert.deepEqual(ids(propose(REPORT)), once)
    assert.equal(new Set(once).size, once.length)
  })

  test('read again once it was accepted: the same lines, now of the indicators that were made', () => {
    const before = propose(REPORT)
    const context = { org: 'water', title: '', indicators, templates }
    const result = applyDecisions(before, bulkDecisions(before, 'all'), context)
    assert.ok(result.ok)
    const after = proposeYear({
      reading: readText(documentFromText(REPORT)),
      year: 2024,
      office: { name: '水务局' },
      indicators: [...indicators, ...result.setup.indicators],
      ledgers,
      templates,
    })
    const told = ({ indicators: lines, tasks }: YearProposal) => [
      lines.map(({ id, indicator, slice, shown, baseline }) => [id, indicator, slice, shown, baseline]),
      tasks,
    ]
    assert.deepEqual(told(after), told(before))
    assert.deepEqual(
      after.indicators.filter(({ make }) => make !== 'bind'),
      [],
    )
  })

  test('a corrected value keeps its line', () => {
    const corrected = propose(REPORT.replace('41次', '42次'))
    assert.equal(line(corrected, '42次').id, line(propose(REPORT), '41次').id)
  })

  test('sentences put in front move the places and no id', () => {
    const before = propose(REPORT)
    const at = REPORT.indexOf('2023年，')
    let moved = 0
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('开展了多项活动。', '种树三千棵。', '🌲成活率九成。', '走访农户800户。'), {
          minLength: 1,
          maxLength: 6,
        }),
        (sentences) => {
          const front = `${sentences.join('')}\n`
          const after = propose(REPORT.slice(0, at) + front + REPORT.slice(at))
          const byId = new Map([...after.indicators, ...after.tasks, ...after.problems].map((one) => [one.id, one]))
          for (const one of [...before.indicators, ...before.tasks, ...before.problems]) {
            assert.equal(byId.get(one.id)?.start, one.start + front.length)
            moved++
          }
        },
      ),
      { numRuns: 30 },
    )
    assert.ok(moved > 0)
    console.log(`year: ${moved} lines moved and kept their ids`)
  })

  test('any text gives a proposal with places in it; hostile words stay words', () => {
    let lines = 0
    const words = fc.array(
      fc.constantFrom(
        '一、工作',
        '全年',
        '巡查水库',
        '41次',
        '＜script＞',
        '<b>',
        '{hazard.found}',
        '2024年',
        '，',
        '。',
        '\n',
        '二、下一步打算',
        '完成',
        '𠮷',
        '30％',
        '增长',
        '（',
        '）',
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(words, (pieces) => {
        const text = pieces.join('')
        const proposal = propose(text)
        for (const { start, end, ...one } of [...proposal.indicators, ...proposal.tasks]) {
          assert.ok(start >= 0 && start < end && end <= text.length)
          if ('text' in one) assert.equal(one.text, text.slice(start, end))
          lines++
        }
        assert.deepEqual(JSON.parse(JSON.stringify(proposal)), proposal)
      }),
      { numRuns: 300 },
    )
    assert.ok(lines > 30)
    console.log(`year: ${lines} lines from random text`)
  })
})

describe('decisions', () => {
  const proposal = propose(REPORT)
  const context = { org: 'water', title: '2024年工作总结', indicators, templates }
  const decided = (decisions: readonly LineDecision[]) => {
    const result = applyDecisions(proposal, decisions, context)
    assert.ok(result.ok, JSON.stringify(result))
    return result
  }
  const words = (decisions: readonly LineDecision[]): string =>
    decided(decisions)
      .setup.report.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.content : []))
      .map((one) => (one.kind === 'text' ? one.text : '▢'))
      .join('')

  test('nothing decided creates nothing, and no figure of last year passes for this year’s', () => {
    const { setup, undecided } = decided([])
    assert.deepEqual([setup.indicators, setup.baselines, setup.tasks], [[], [], []])
    assert.equal(undecided.length, proposal.indicators.length + proposal.tasks.length + proposal.problems.length)
    assert.match(words([]), /排查安全隐患52处（上年数）/)
  })

  test('accepted in bulk where sure: no line of less confidence, no problem', () => {
    const { setup } = decided(bulkDecisions(proposal, 'sure'))
    const sure = proposal.tasks.filter(({ confidence }) => confidence === 'high')
    assert.deepEqual(
      setup.tasks.map(({ id }) => id),
      sure.map(({ id }) => id),
    )
    assert.deepEqual(setup.indicators, [])
  })

  test('all accepted: definitions, values, targets a year on, milestones up to the promised day, a draft of links', () => {
    const { setup, undecided } = decided(bulkDecisions(proposal, 'all'))
    assert.deepEqual(
      undecided,
      proposal.problems.map(({ id }) => id),
    )
    assert.deepEqual(setup.indicators.map(({ title, kind }) => `${title} ${kind}`).slice(0, 2), [
      '供水满意度全市排名 cited',
      '接待群众来访人次 reported',
    ])
    assert.deepEqual(
      setup.tasks.map(({ target, milestones }) => [target?.value, milestones.map(({ dueOn }) => dueOn)]),
      [
        ['40000', ['2024-03-31']],
        ['12', []],
        ['100', []],
        [undefined, []],
      ],
    )
    assert.equal(setup.baselines.find(({ indicator }) => indicator === 'pipe.money')?.value, '12505000')
    assert.match(words(bulkDecisions(proposal, 'all')), /排查安全隐患▢，已整改▢，整改率▢/)
    assert.deepEqual(setup.report.kind, 'annual')
  })

  test('a changed line is created as changed; a problem becomes a task of its own', () => {
    const hazard = line(proposal, '52处').id
    const problem = proposal.problems[0]?.id ?? ''
    const { setup } = decided([
      { id: hazard, decision: 'change', to: { baseline: { value: '51', period: '2023' } } },
      { id: problem, decision: 'change', to: { deadline: '2024-06-30', owner: '办公室' } },
    ])
    assert.deepEqual(
      setup.baselines.map(({ value }) => value),
      ['51'],
    )
    assert.deepEqual(
      setup.tasks.map(({ id, title, owner, dueOn }) => [id, title, owner, dueOn]),
      [[problem, '解决“科普宣传不够”的问题', '办公室', '2024-06-30']],
    )
  })

  test('a promise that was due before the year begins with its own year', () => {
    const id = proposal.tasks[0]?.id ?? ''
    const { setup } = decided([{ id, decision: 'change', to: { deadline: '2023-06-30' } }])
    assert.deepEqual(
      setup.tasks.map(({ startsOn, dueOn }) => [startsOn, dueOn]),
      [['2023-01-01', '2023-06-30']],
    )
  })

  test('what cannot be carried out is told line by line, and nothing is created', () => {
    const [first, task] = [proposal.indicators[0]?.id ?? '', proposal.tasks[0]?.id ?? '']
    const result = applyDecisions(
      proposal,
      [
        { id: 'nobody', decision: 'accept' },
        { id: first, decision: 'change', to: { indicator: 'gone' } },
        {
          id: task,
          decision: 'change',
          to: { deadline: '2024-02-30', target: { value: 'x', unit: '米', op: '>=', indicator: null } },
        },
      ],
      context,
    )
    assert.ok(!result.ok)
    assert.deepEqual(
      result.mistakes.map(({ code }) => code),
      ['unknown-line', 'unknown-indicator', 'bad-day', 'bad-value'],
    )
  })
})
