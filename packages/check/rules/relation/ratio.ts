import { defineRule } from '../../engine/rule.ts'
import { brokenRelations, reportBroken } from '../../relations/broken.ts'

/** 比率与分子、分母不符。 */
export default defineRule({
  id: 'ratio',
  summary: '比率与分子、分母不符',
  explanation:
    '整改率、完成率、占比等比率，用文中的分子和分母重算。文中写出的数代表一个区间：11％是10.5％到11.5％之间，取整、保留一两位小数都在区间里算。' +
    '区间里没有一个值能对上，才报错。分母有几种读法、其中一种对得上的，不报；比率超过100％本身不算错。',
  basis: [{ source: 'arithmetic' }],
  status: 'trial',
  category: 'arithmetic',
  severity: 'error',
  messages: {
    mismatch: ({ quote, sum }) => `“${quote}”与文中的分子、分母不符：${sum}。请核对三个数。`,
  },
  examples: [
    { ok: '全县共排查老旧房屋32座，已整治4座，整治率12.5％。' },
    { ok: '年度任务数为1740人，共完成1906人，完成率109.54％。' },
    { ok: '受理案件50件，结案45件，调解20件，调解率40％。' },
    { bad: '全县共排查老旧房屋32座，已整治4座，整治率⟦11％⟧。', message: 'mismatch' },
    { bad: '抽检水样480份，合格471份，合格率⟦99.1％⟧。', message: 'mismatch' },
  ],
  *check(context) {
    for (const broken of brokenRelations(context, 'ratio')) {
      yield reportBroken(broken, 'mismatch', `按文中分子、分母应为${broken.data['computed']}`)
    }
  },
})
