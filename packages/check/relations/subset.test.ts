import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const relationsOf = (text: string) => findRelations(readText(documentFromText(text)))
const wrongIn = (text: string) => relationsOf(text).filter(({ holds }) => holds === false)

/** Nothing in them is wrong, and the tie must be found. Places and numbers are invented. */
const HOLDING: readonly string[] = [
  '全县登记在册民宿214家，挂牌等级民宿37家。',
  '举办“送文化下乡”演出86场，专业院团演出32场。',
  '新增个体工商户1320户，全县个体工商户累计达1.86万户。',
  '新建口袋公园5个，全区口袋公园总数达41个。',
  '82家规上企业中有11家亏损。',
  '排查出租房屋3160间，发现隐患286间，督促整改271间。',
  '累计发放创业贷款4860万元，今年发放1210万元。',
  '完成土地流转12.6万亩，其中流转给家庭农场4.1万亩。',
  '梳理审批事项317项，实现“全程网办”296项。',
  '全县现有专利1260件。全年新增专利148件。',
  '开展明察暗访24轮次，其中夜查7轮次。',
  '建成光伏电站总装机48.6万千瓦，并网38.2万千瓦。',
  '发放农机补贴资金1386万元，兑付到户1294万元。',
  '全县应急队伍42支，其中专业队伍8支。',
  '交办环保信访件37件，属实29件。',
  '开展消防演练57场，社区演练31场。',
  '种植大豆玉米带状复合8600亩，通过验收8420亩。',
  '组织抽检蔬菜水果1840批次，检出超标11批次。',
  '新招录民警26人，全局民警达412人。',
  '320个村中，46个村开展试点。',
  '签约意向客商87家，落地31家。',
  '核发建筑工程施工许可证126件，网上核发118件。',
  '今年新建公厕12座。全县公厕总数达到164座。',
  '全年受理行政许可申请2164件，准予许可2139件。',
  '全县建档立卡脱贫户4126户，外出务工2864户。',
  '争取上级资金4.2亿元，较上年多0.6亿元，到位3.7亿元。',
  '新建5G基站186个，全县累计建成5G基站1260个。',
  '开展巡河1.2万人次，发现问题326个，解决问题318个。',
  '组织技能鉴定1460人，合格取证1286人。',
  '全区有物业小区214个，成立业委会的108个。',
  '全县有意愿安装充电桩的小区86个，已安装61个。',
  '今年新建村级卫生室18个，其中产权公有16个。',
  '办理行政复议案件126件，纠错率14.3%，其中撤销12件、变更6件。',
  '重点人群家庭医生签约4.2万人，履约服务3.9万人。',
  '全县义务教育阶段学生3.86万人，享受营养改善计划2.14万人。',
  '列入市重点的28个项目已全部开工，其中竣工6个。',
  '全县村级集体经济总收入1.86亿元，经营性收入0.92亿元。',
  '储备项目186个、总投资326亿元，列入国家盘子42个、总投资86亿元。',
  '全年发放临时救助1860人次426万元，其中急难型救助312人次98万元。',
]

/** One number in each is altered. */
const BROKEN: readonly string[] = ['排查隐患318处，已整改321处。']

describe('parts of a whole', () => {
  for (const text of HOLDING)
    test(`holds: ${text.slice(0, 30)}`, () => {
      assert.ok(
        relationsOf(text).some(({ type, holds }) => type === 'subset' && holds),
        text,
      )
      assert.deepEqual(wrongIn(text), [])
    })
  for (const text of BROKEN)
    test(`broken: ${text.slice(0, 30)}`, () =>
      assert.ok(
        wrongIn(text).some(({ type }) => type === 'subset'),
        text,
      ))
})
