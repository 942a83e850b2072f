import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const compared = (summary: string, plan: string) =>
  findRelations(readText(documentFromText(`一、工作情况\n${summary}\n二、明年工作计划\n${plan}\n`)))
    .filter(({ type }) => type === 'compare')
    .map(({ expression, holds }) => `${expression} ${holds}`)

describe('targets against what was reached', () => {
  const pairs: readonly [string, string, string][] = [
    ['应参保城乡居民28640人，已参保28190人，参保率98.4%。', '城乡居民参保率稳定在98%以上。', '98%以上＜98.4% true'],
    ['规上企业总数达到86家。', '力争规上企业突破95家。', '95家＞86家 true'],
    ['楼宇入驻率由年初的78.5%提高到84.2%。', '楼宇入驻率达到90%以上。', '90%以上＞84.2% true'],
    ['完成农村户厕改造186户。', '改造户厕200户。', '200户＞186户 true'],
    ['数据差错率由上年的0.82%降至0.35%。', '数据差错率控制在0.3%以内。', '0.3%以内＜0.35% true'],
  ]
  for (const [summary, plan, expected] of pairs)
    it(`${plan} is a target for what was reached: ${expected}`, () =>
      assert.deepEqual(compared(summary, plan), [expected]))

  const others: readonly [string, string][] = [
    ['新增公共车位120个。', '公共车位总数达到150个。'],
    ['巡察反馈问题整改率93.5%。', '安全隐患整改率达到100%。'],
    ['建成污水处理设施12处。', '新建污水处理设施14处。'],
    ['举办培训12期。', '完成剩余10期培训。'],
    ['化解信访积案19件。', '今年未化解的信访积案20件全部办结。'],
  ]
  for (const [summary, plan] of others)
    it(`${plan} says nothing of ${summary}`, () => assert.deepEqual(compared(summary, plan), []))
})
