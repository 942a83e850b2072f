import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText } from './document.ts'
import { readTime } from './report-time.ts'
import { findSections } from './sections.ts'
import { findMarkers, findSentences } from './structure.ts'

const read = (text: string) => {
  const document = documentFromText(text)
  const sections = findSections(document, findSentences(document), findMarkers(document))
  return { text, document, sections }
}

describe('sections', () => {
  /** Each section as `level kind heading <parent`. */
  const outline = (text: string): string[] =>
    read(text).sections.map(
      ({ level, kind, heading, parent }) => `${level} ${kind} ${text.slice(heading.start, heading.end)} <${parent}`,
    )

  test('follow the marks, with the title first', () => {
    const text = `青禾县水务局2025年工作总结和2026年工作计划
2025年，青禾县水务局做了许多工作。
一、工作开展情况
（一）河湖管护。巡河三千次。
1.清理岸线。完成了。
二、存在的问题
（一）人手不足。缺人。
三、2026年工作计划
（一）抓好巡查。每月一次。`
    assert.deepEqual(outline(text), [
      '0 title 青禾县水务局2025年工作总结和2026年工作计划 <-1',
      '1 summary 一、工作开展情况 <-1',
      '2 summary （一）河湖管护 <1',
      '3 summary 1.清理岸线 <2',
      '1 problems 二、存在的问题 <-1',
      '2 problems （一）人手不足 <4',
      '1 plan 三、2026年工作计划 <-1',
      '2 plan （一）抓好巡查 <6',
    ])
  })
  test('take the words before a colon, and lines without a mark', () => {
    const text = `青禾镇工作总结
一、主要成效
（一）大气质量：全年优良天数三百天。
2026年工作打算
（一）聚焦民生短板，补齐公共服务
一是建学校。二是建医院。`
    assert.deepEqual(outline(text), [
      '0 title 青禾镇工作总结 <-1',
      '1 summary 一、主要成效 <-1',
      '2 summary （一）大气质量 <1',
      '0 plan 2026年工作打算 <-1',
      '2 plan （一）聚焦民生短板，补齐公共服务 <3',
    ])
  })
  test('have a title that is broken before 和 as one', () => {
    assert.deepEqual(outline('青禾县民政局2026年工作总结\n和2027年工作计划\n一、工作情况\n（一）学习。学了。'), [
      '0 title 青禾县民政局2026年工作总结\n和2027年工作计划 <-1',
      '1 summary 一、工作情况 <-1',
      '2 summary （一）学习 <1',
    ])
  })
  test('tell problems from their answers, and done plans from plans to do', () => {
    const text = `青禾街道工作总结
一、年度工作计划完成情况
二、聚力抓好问题整改
三、困难和建议
四、计划生育服务更优
五、明年工作思路`
    assert.deepEqual(
      read(text).sections.map(({ kind }) => kind),
      ['title', 'summary', 'summary', 'problems', 'other', 'plan'],
    )
  })
  test('count what stands behind a plan to it, until a summary begins again', () => {
    const { sections } = read(
      '青禾镇工作汇报\n一、存在问题\n二、明年思路\n三、重点工作\n四、保障措施\n五、建议\n六、去年工作总结',
    )
    assert.deepEqual(
      sections.slice(1).map(({ kind }) => kind),
      ['problems', 'plan', 'plan', 'plan', 'other', 'summary'],
    )
  })
  test('make a plan of the sentence that opens one where no heading does', () => {
    const text = '青禾镇工作情况汇报\n一、河长制。巡河百次。\n二、抗旱。打井三口。下一步，打井五口。\n三、防汛。修堤。'
    assert.deepEqual(outline(text), [
      '0 title 青禾镇工作情况汇报 <-1',
      '1 summary 一、河长制 <-1',
      '1 summary 二、抗旱 <-1',
      '2 plan 下一步 <2',
      '1 summary 三、防汛 <-1',
    ])
  })
  test('take the year planned for as the opening of a plan, and no signature as a heading', () => {
    assert.deepEqual(outline('青禾镇工作汇报\n2025年巡河百次。\n2026年，我镇将打井五口。\n青禾镇水利局'), [
      '0 title 青禾镇工作汇报 <-1',
      '1 plan 2026年 <-1',
    ])
  })
  test('are all plan under a title that is only a plan', () => {
    const { sections } = read('青禾县教育局2026年工作要点\n一、党建引领\n（一）抓学习。学。')
    assert.deepEqual(
      sections.map(({ kind }) => kind),
      ['title', 'plan', 'plan'],
    )
  })
})

describe('the time of a report', () => {
  const time = (text: string, today?: string) => {
    const { document, sections } = read(text)
    const { year, planYear } = readTime(document, sections, today)
    return [year, planYear]
  }
  const cases: readonly [string, number | null, number | null][] = [
    ['青禾局2025年工作总结和2026年工作计划\n一、总结', 2025, 2026],
    ['青禾局2025年工作总结\n一、2024年回顾', 2025, 2026],
    ['青禾局二〇二五年工作总结\n一、总结', 2025, 2026],
    ['青禾局2026年工作计划\n一、总体', 2025, 2026],
    ['青禾局2025年上半年工作总结和下半年工作计划\n一、总结', 2025, 2025],
    ['青禾局工作汇报\n一、工作开展情况\n二、2026年工作打算', 2025, 2026],
    ['青禾局工作汇报\n2025年，做了很多。比2024年多，2025年好。', 2025, 2026],
    ['青禾局工作汇报\n做了很多。', null, null],
  ]
  for (const [text, year, planYear] of cases)
    test(text.replaceAll('\n', ' '), () => assert.deepEqual(time(text), [year, planYear]))
  test('comes from the day of reading where the text is silent', () =>
    assert.deepEqual(time('青禾局工作汇报\n做了很多。', '2025-12-05'), [2025, 2026]))
})
