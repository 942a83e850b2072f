import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { documentFromText } from './document.ts'
import { readText } from './read.ts'

const HEAD =
  '青禾县水务局2025年工作总结和2026年工作计划\n一、工作开展情况\n巡河三千次。\n二、2026年工作计划\n（一）抓好巡查\n'
const read = (plan: string) => readText(documentFromText(HEAD + plan))

describe('commitments', () => {
  /** The words of each promise. */
  const promises = (plan: string): string[] => {
    const { commitments, text } = read(plan)
    return commitments.map(({ start, end }) => text.slice(start, end))
  }

  test('are acts on things', () => {
    assert.deepEqual(promises('印发《河湖管护办法》，完成南渠清淤工程，加强村级水管员队伍建设；新建泵站两座。'), [
      '印发《河湖管护办法》',
      '完成南渠清淤工程',
      '加强村级水管员队伍建设',
      '新建泵站两座',
    ])
  })
  test('are no slogans, purposes, grounds, motives or states', () => {
    for (const slogan of [
      '坚持以人民为中心的发展思想，全面提升水利服务水平。',
      '深入贯彻上级会议精神，为全县高质量发展提供坚强保障。',
      '以河湖长制为抓手，不断增强群众的获得感。',
      '在确保安全的前提下，营造良好氛围。',
      '该项目已列入省级规划项目库。',
      '从严从紧，久久为功。',
    ])
      assert.deepEqual(promises(slogan), [], slogan)
  })
  test('are no topic sentences', () => {
    assert.deepEqual(promises('加强河湖管护。组织开展河湖清理专项行动。'), ['组织开展河湖清理专项行动'])
  })
  test('open an item that has no heading of its own', () => {
    assert.deepEqual(promises('（二）全年改造山塘12座、清淤渠道30公里，汛前全部验收。\n（三）完成水利投资2亿元。'), [
      '全年改造山塘12座',
      '清淤渠道30公里',
      '完成水利投资2亿元',
    ])
    assert.deepEqual(promises('（二）新建泵站3座，改造旱厕60户。剩余2座山塘于6月底前全部交付。'), [
      '新建泵站3座',
      '改造旱厕60户',
      '剩余2座山塘于6月底前全部交付',
    ])
  })
  test('take the day that a clause behind sets, where it counts nothing of its own', () => {
    const dues = (plan: string) => read(plan).commitments.map(({ deadline }) => deadline)
    assert.deepEqual(dues('完成剩余图斑9个的整改，3月底前清零。'), ['2026-03-31'])
    assert.deepEqual(dues('5月底前完成问题2项整改，剩余问题4项年内清零。'), ['2026-05-31', '2026-12-31'])
  })
  test('are results with a day of their own', () => {
    const promised = (plan: string) =>
      read(plan).commitments.map(({ start, end, deadline }) => [
        plan.slice(start - HEAD.length, end - HEAD.length),
        deadline,
      ])
    assert.deepEqual(promised('加快泵站建设，确保2026年9月底前主厂房封顶，推动水质化验楼年内开工。'), [
      ['加快泵站建设', null],
      ['确保2026年9月底前主厂房封顶', '2026-09-30'],
      ['推动水质化验楼年内开工', '2026-12-31'],
    ])
    assert.deepEqual(promised('4.9月底前完成巡查反馈问题整改。'), [['9月底前完成巡查反馈问题整改', '2026-09-30']])
    // Without a subject it only sets the day of what stands before it.
    assert.deepEqual(promised('新建供水服务大厅，力争6月底前投用。'), [['新建供水服务大厅', '2026-06-30']])
  })
  test('stand behind the occasion that the same clause tells', () => {
    assert.deepEqual(promises('聚焦供水、节水等重点领域开展专题培训，围绕汛期重要时间节点推出宣传短片。'), [
      '聚焦供水、节水等重点领域开展专题培训',
      '围绕汛期重要时间节点推出宣传短片',
    ])
    assert.deepEqual(promises('围绕建设幸福河湖，聚焦群众期盼，紧盯年度目标。'), [])
  })
  test('are works with an object that can be seen, in clauses of their own', () => {
    assert.deepEqual(promises('抓好水源性疾病防控，延伸水产加工链条，充实乡镇水管员队伍，推进城乡供水一体化。'), [
      '抓好水源性疾病防控',
      '延伸水产加工链条',
      '推进城乡供水一体化',
    ])
  })
  test('are short where a figure says what is reached', () => {
    assert.deepEqual(promises('查办案件60件以上；供水保证率达到95%以上；安全隐患动态清零。'), [
      '查办案件60件以上',
      '供水保证率达到95%以上',
      '安全隐患动态清零',
    ])
  })
  test('are told once with what they consist of', () => {
    assert.deepEqual(promises('招聘水管员12名，其中男8名、女4名。'), ['招聘水管员12名'])
  })
  test('leave out the list mark, the subject stays', () => {
    assert.deepEqual(promises('一是建立山塘巡查台账；二是组织水管员开展业务培训。'), [
      '建立山塘巡查台账',
      '组织水管员开展业务培训',
    ])
  })
  test('are only looked for in the plan part', () => {
    const { commitments } = readText(
      documentFromText('青禾局工作总结\n一、工作开展情况\n完成南渠清淤工程，新建泵站两座。'),
    )
    assert.deepEqual(commitments, [])
  })
  test('stand in the innermost section', () => {
    const { commitments, sections, text } = read('完成南渠清淤工程。')
    const section = sections[commitments[0]?.section ?? -1]
    assert.equal(text.slice(section?.heading.start, section?.heading.end), '（一）抓好巡查')
  })
})

describe('what is promised', () => {
  const first = (plan: string) => {
    const found = read(plan).commitments[0]
    assert.ok(found !== undefined, plan)
    return found
  }
  const deadlines: readonly [string, string | null][] = [
    ['2026年6月底前完成南渠清淤工程。', '2026-06-30'],
    ['6月底前，完成南渠清淤工程。', '2026-06-30'],
    ['9月15日前完成南渠清淤工程。', '2026-09-15'],
    ['年底前完成南渠清淤工程。', '2026-12-31'],
    ['上半年完成南渠清淤工程。', '2026-06-30'],
    ['三季度启动南渠清淤工程。', '2026-09-30'],
    ['力争南渠清淤工程在2026年开工建设。', '2026-12-31'],
    ['完成年度造林任务两千亩。', '2026-12-31'],
    ['全年签约项目10个以上。', '2026-12-31'],
    ['完成南渠清淤工程。', null],
    ['南渠清淤工程3月开工、10月底前完工。', '2026-10-31'],
    ['6月底前完成全年清淤任务的六成。', '2026-06-30'],
    ['在2024年的基础上完成南渠清淤工程。', null],
    ['到2027年，新建泵站20座。', '2027-12-31'],
    ['南渠改造项目4月投产。', '2026-04-30'],
    ['完成剩余1项清淤任务，6月底前上报销号。', '2026-06-30'],
    ['新建泵站12座，9月底前全部投入使用。', '2026-09-30'],
    ['新建泵站12座，9月底前全部完成6处渠道改造。', null],
  ]
  for (const [plan, deadline] of deadlines) test(`due: ${plan}`, () => assert.equal(first(plan).deadline, deadline))

  test('a deadline in a clause of its own holds for the sentence', () => {
    const { commitments } = read(
      '6月底前，完成南渠清淤工程，建立山塘巡查台账。9月底前验收南渠清淤工程，组织水管员开展业务培训。',
    )
    assert.deepEqual(
      commitments.map(({ deadline }) => deadline),
      ['2026-06-30', '2026-06-30', '2026-09-30', null],
    )
  })

  test('a clause that only says when the one before it is to be over is no promise of its own', () => {
    const { commitments } = read('整改隐患12处，6月底前上报销号。新建泵站12座，9月底前全部完成6处渠道改造。')
    assert.deepEqual(
      commitments.map(({ action, deadline }) => [action, deadline]),
      [
        ['整改隐患12处', '2026-06-30'],
        ['新建泵站12座', null],
        ['9月底前全部完成6处渠道改造', '2026-09-30'],
      ],
    )
  })

  const targets: readonly [string, number, string, string][] = [
    ['新建泵站4个以上。', 4, '个', '>='],
    ['发展经济林2.4万亩。', 24000, '亩', '='],
    ['农村自来水普及率达到95％以上。', 95, '%', '>='],
    ['水质合格率稳定在98％以上。', 98, '%', '>='],
    ['更新监测站点60个。', 60, '个', '='],
    ['力争超期件降至18件以下。', 18, '件', '<='],
    ['信访量控制在80件以内。', 80, '件', '<='],
    ['每月至少开展1次联合巡查。', 1, '次', '>='],
    ['每季度组织召开调度会议。', 1, '次/季度', '>='],
    ['在现有2.2万亩基地上扩种5000亩油茶。', 5000, '亩', '='],
    ['完成甲渠2.3公里、乙渠3.9公里等3条渠道改造。', 3, '条', '='],
  ]
  for (const [plan, value, unit, op] of targets)
    test(`target: ${plan}`, () => assert.deepEqual(first(plan).target, { value, unit, op }))

  test('a list whose members have their own numbers is as many promises', () => {
    const { commitments, text } = read('推动甲渠1.5公里改造、乙渠3.7公里清理加固。')
    assert.deepEqual(
      commitments.map(({ start, end, target }) => [text.slice(start, end), target?.value]),
      [
        ['推动甲渠1.5公里改造', 1.5],
        ['乙渠3.7公里清理加固', 3.7],
      ],
    )
  })
  test('the owner is named behind the promises', () => {
    const owners = (plan: string) => read(plan).commitments.map(({ owner }) => owner)
    assert.deepEqual(owners('完成南渠清淤工程。（责任单位：河道站、财务股）'), ['河道站、财务股'])
    assert.deepEqual(owners('完成南渠清淤工程，建立山塘巡查台账。牵头单位：河道站'), ['河道站', '河道站'])
    assert.deepEqual(owners('完成南渠清淤工程，由河道站负责。'), ['河道站'])
    assert.deepEqual(owners('完成南渠清淤工程。\n责任单位：河道站'), ['河道站'])
    assert.deepEqual(owners('完成南渠清淤工程。'), [null])
  })
  test('an owner that opens its promise answers for that alone', () => {
    const owners = (plan: string) => read(plan).commitments.map(({ owner }) => owner)
    assert.deepEqual(owners('建立山塘巡查台账并按月更新维护。由县林业局牵头修复退化林3000亩。'), [null, '县林业局'])
    assert.deepEqual(owners('县财政局要完成资金拨付500万元，新建泵站两座。'), ['县财政局', null])
    assert.deepEqual(owners('各乡镇负责修复水毁渠道12公里。'), ['各乡镇'])
    assert.deepEqual(owners('更新管道30公里；由河道站牵头，每季度开展一次巡查；新建泵站两座。'), [null, '河道站', null])
    assert.deepEqual(owners('完善便民中心要素保障机制。'), [null])
  })
  test('the action is short and without adverbs', () => {
    assert.equal(first('进一步健全山塘巡查制度。').action, '健全山塘巡查制度')
    assert.equal(first('更新监测站点60个。').action, '更新监测站点60个')
    for (const name of ['长'.repeat(60), '𠮷'.repeat(40)]) {
      const { action } = first(`新建${name}泵站项目。`)
      assert.ok(action.length <= 20 && action.isWellFormed(), action)
    }
  })
})

const SHARED = new URL('../../../shared/', import.meta.url)
const missing = existsSync(SHARED) ? false : 'the reports of ../shared are not here'

/** The commitments part of ../shared/eval/score.mjs. */
test('commitments of real reports are found as clerks marked them', { skip: missing }, () => {
  interface Gold {
    readonly plan: readonly {
      start: number
      end: number
      deadline: string | null
      target: { value: number; unit: string } | null
    }[]
  }
  const times: Readonly<Record<string, number>> = { 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }
  const count = { gold: 0, hit: 0, said: 0, right: 0, due: 0, dueHit: 0, target: 0, targetHit: 0 }
  const files = readdirSync(new URL('gold/', SHARED)).filter((name) => name.endsWith('.json'))
  for (const file of files) {
    const text = readFileSync(new URL(`corpus/${file.replace('.json', '.txt')}`, SHARED), 'utf8').replace(/^\uFEFF/, '')
    const gold: Gold = JSON.parse(readFileSync(new URL(`gold/${file}`, SHARED), 'utf8'))
    const { commitments } = readText(documentFromText(text))
    for (const wanted of gold.plan) {
      count.gold++
      const shared = (at: { start: number; end: number }) =>
        Math.min(at.end, wanted.end) - Math.max(at.start, wanted.start)
      const found = commitments.filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a))[0]
      if (found === undefined) continue
      count.hit++
      if (wanted.deadline !== null) count.due++
      if (wanted.deadline !== null && found.deadline === wanted.deadline) count.dueHit++
      if (wanted.target?.value === undefined || wanted.target.value === null) continue
      count.target++
      const value = wanted.target.value * (times[wanted.target.unit.charAt(0)] ?? 1)
      if (found.target !== null && Math.abs(found.target.value - value) <= 1e-9 * value) count.targetHit++
    }
    count.said += commitments.length
    count.right += commitments.filter((one) =>
      gold.plan.some(({ start, end }) => one.start < end && start < one.end),
    ).length
  }
  console.log(
    `commitments: ${files.length} reports, recall ${count.hit}/${count.gold}, precision ${count.right}/${count.said},` +
      ` deadlines ${count.dueHit}/${count.due}, targets ${count.targetHit}/${count.target}`,
  )
  assert.ok(count.hit / count.gold >= 0.85)
  assert.ok(count.right / count.said >= 0.82)
  assert.ok(count.dueHit / count.due >= 0.95)
  assert.ok(count.targetHit / count.target >= 0.95)
})

test('any plan gives commitments in order, inside it and apart', () => {
  const pieces = fc.constantFrom(
    ...[
      '完成',
      '新建',
      '泵站',
      '项目',
      '6月底前',
      '2座',
      '、',
      '，',
      '。',
      '“',
      '《',
      '将',
      '责任单位：',
      '由',
      '负责',
      '𠮷',
      '\ud842',
      '\n',
      '每月',
      '召开',
      '（',
      '）',
      '一是',
    ],
  )
  let promises = 0
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
      const { commitments, text } = read(list.join(''))
      let last = 0
      for (const { start, end } of commitments) {
        assert.ok(start >= last && start < end && end <= text.length)
        last = end
        promises++
      }
    }),
    { numRuns: 1500 },
  )
  assert.ok(promises > 0)
  console.log(`commitments: ${promises} promises in random plans`)
})
