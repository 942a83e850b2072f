import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const doubted = (text: string) =>
  findRelations(readText(documentFromText(text)))
    .filter(({ type, holds }) => type === 'repeat' && holds === false)
    .map(({ expression }) => expression)

describe('a fact told again with another number', () => {
  const broken: readonly [string, string][] = [
    ['全乡脱贫人口473户1568人。\n二、明年计划\n对437户脱贫户每月走访一遍。', '473户≠437户'],
    ['全县登记在册山塘险情点318处。\n二、存在问题\n一是点多面广，381处险情点中不少位于沟谷。', '318处≠381处'],
    ['目前，全市乡村旅游点达到46个。\n二、存在问题\n全市43个乡村旅游点中，盈利的不多。', '46个≠43个'],
    ['其中公办养老院16所、民办养老院4所。\n二、存在问题\n一是全县公办养老院仅15所。', '16所≠15所'],
    ['既有住宅加装电梯32部。\n二、明年计划\n在今年加装34部电梯的基础上，再加装20部。', '32部≠34部'],
    [
      '全县养老保险参保41.3万人，其中企业职工5.28万人。\n二、存在问题\n企业职工养老保险参保5.82万人，中断缴费多。',
      '5.28万人≠5.82万人',
    ],
  ]
  for (const [text, expected] of broken) it(`doubts ${expected}`, () => assert.deepEqual(doubted(text), [expected]))

  const silent: readonly string[] = [
    // Another state, area, time or lot.
    '全乡脱贫人口473户1568人。\n对新增的437户困难户走访慰问。',
    '全市A级景区46家。\n全县43家A级景区全部开放。',
    '上年开展巡查318次。\n今年开展巡查381次。',
    '现有公办幼儿园16所。\n15所公办幼儿园通过省级验收。',
    '一季度检查企业318家次。\n二季度检查企业381家次。',
    '全镇脱贫人口473户。\n为437户脱贫户发放产业补助，其余36户转移就业。',
    // Of one thing in two groups.
    '城市低保对象418户。\n农村低保对象481户。',
    '开展执法检查126次。\n开展安全检查162次。',
    '受理投诉318件。\n受理举报381件。',
    '对318户低保户入户核查。\n对381户特困户入户核查。',
    '小学46所，在校生2.13万人。\n初中43所，在校生2.31万人。',
    '发放低保金3126万元。\n发放特困供养金3162万元。',
    // The second number is told of another thing elsewhere.
    '建成驿站26个。\n改造驿站28个。\n28个驿站全部投用。',
    '培训干部126人次。\n二、明年计划\n培训干部162人次。',
    '改造小区26个，涉及居民2618户。\n加装电梯的小区12个，涉及居民2168户。',
    '全县46个社区完成换届。\n全县43个社区建有食堂。',
  ]
  for (const text of silent) it(`is silent: ${text.slice(0, 30)}`, () => assert.deepEqual(doubted(text), []))
})
