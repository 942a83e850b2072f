import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const added = (text: string) =>
  findRelations(readText(documentFromText(text)))
    .filter(({ type }) => type === 'sum')
    .map(({ expression, holds }) => `${expression} ${holds}`)

describe('sums told by arithmetic', () => {
  const sums: readonly [string, string][] = [
    ['下发图斑417个、涉及土地面积1186亩，经核查，合法图斑338个、违法图斑61个、其他图斑18个。', '338＋61＋18＝417 true'],
    ['种植枇杷2700亩、油茶1640亩、黄精860亩，特色产业面积达到5200亩。', '2700＋1640＋860＝5200 true'],
    ['县级巡查员14名、乡级巡查员91名、村级巡查员263名，三级合起来368名。', '14＋91＋263＝368 true'],
    ['办理登记2.74万件，其中核发证书1.58万本、登记证明1.16万份。', '1.58万＋1.16万＝2.74万 true'],
    ['新建食堂2个，总数达到8个。\n二、明年计划\n再建食堂4个，总数达到12个。', '8＋4＝12 true'],
    ['核查企业274家、项目163个，合计437家（个）。', '274＋163＝437 true'],
  ]
  for (const [text, expected] of sums) it(`finds ${expected}`, () => assert.deepEqual(added(text), [expected]))

  const none: readonly string[] = [
    // Last year's level and a change make up this year's; that is no sum.
    '完成投资18.62亿元，上年16.25亿元，增加2.37亿元。',
    // None of these adds up, and nothing asks that it does.
    '种植枇杷2700亩、油茶1640亩，流转土地5200亩。',
    '占总床位的60.5%，其中公办35.2%、民办25.3%。',
    '培训4批次，建成站点12个，再建站点4个，总数达到18个。',
  ]
  for (const text of none) it(`finds none: ${text.slice(0, 20)}`, () => assert.deepEqual(added(text), []))
})
