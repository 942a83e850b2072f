import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const relationsOf = (text: string) => findRelations(readText(documentFromText(text)))
const wrongIn = (text: string) => relationsOf(text).filter(({ holds }) => holds === false)

/** Nothing in them is wrong, and the tie must be found. Places and numbers are invented. */
const HOLDING: readonly string[] = [
  '在红旗、胜利、东风、建设4个社区开展试点。',
  '建成党群服务中心、日间照料中心、文化广场3个便民场所。',
  '创建省级园林城镇2个，分别为清河镇、白沙镇。',
  '引进亿元以上项目3个：华兴电缆、德润食品、恒通物流。',
  '为临江、望湖、石桥3个镇分别安排资金120万元、95万元、88万元。',
  '新建文体广场3个，总投资460万元，分别是桂园广场、兰亭广场、竹溪广场。',
  '创建国家卫生乡镇4个：桥头镇、白塔镇、南关镇、沙河镇。',
  '完成城东、城西、城北3所小学改扩建。',
  '推出“码上办”“帮代办”“预约办”3项服务。',
  '新增非遗项目3项，分别为剪纸、竹编、皮影。',
  '下一步，重点做好以下四项工作：\n（一）抓项目。\n（二）抓产业。\n（三）抓民生。\n（四）抓安全。',
  '存在以下三个问题：\n1.投入不足。\n2.人手不够。\n3.手段落后。',
  '获评省级示范村3个（红星村、团结村、前进村）。',
  '改造小区4个，分别为桂园里、柳苑、新桥北村和纺织宿舍，涉及楼栋38栋。',
  '梳理形成群众诉求、部门职责、办理时限三张清单。',
  '按照每处落实行政、技术、巡查3名责任人的要求配齐人员。',
  '坚持“保供水、保灌溉、保生态”三条底线。',
  '推出“乘着公交看XX”“顺着河道游XX”等主题线路6条。',
  '实施补充耕地项目，新增耕地416亩；实施土地整理，新增耕地827亩，两项合计新增耕地1243亩。',
  '重点做好以下五篇文章：\n（一）兴产业。\n（二）强基础。\n（三）惠民生。\n（四）优环境。\n（四）保平安。',
]

/** One number in each is altered. */
const BROKEN: readonly string[] = [
  '在红旗、胜利、东风、建设5个社区开展试点。',
  '下一步，重点做好以下四项工作：\n（一）抓项目。\n（二）抓产业。\n（三）抓民生。\n（四）抓安全。\n（五）抓党建。',
  '主要存在三方面问题：\n一是投入不足。\n二是人手不够。',
  '存在四个方面的不足：一是投入不足；二是人手不够；三是手段落后。',
  '聚焦四个重点：一是抓投入；二是抓项目；三是抓管理。',
  '下一步，主要做好六项工作：\n（一）抓项目。\n（二）抓产业。\n（三）抓民生。\n（四）抓安全。\n（五）抓党建。',
  '存在以下三个问题：\n1.投入不足。\n2.人手不够。\n3.手段落后。\n4.机制不活。',
  '出台《项目管理办法》《联席会议制度》《数据审核规程》四项制度。',
  '签约项目6个：柳溪营地项目、清波演艺项目、白石度假项目、云岭酒店项目、古道研学项目，资金陆续到位。',
]

/** Lists that are open, or numbers that count something else. */
const TRUE: readonly string[] = [
  '出台《项目管理办法》《联席会议制度》等4项制度。',
  '签约项目6个：柳溪营地项目、清波演艺项目、白石度假项目、云岭酒店项目、古道研学项目等。',
  '修订《项目管理办法》《联席会议制度》，新增3项制度。',
  '编印《政策汇编》《办事指南》2000册。',
  '引进企业5家：华兴电缆、德润食品、恒通物流和安泰包装、金桥科技。',
  '推出“码上办”“帮代办”等服务2项。',
]

describe('things counted', () => {
  for (const text of HOLDING)
    test(`holds: ${text.slice(0, 30)}`, () => {
      assert.ok(
        relationsOf(text).some(({ type, holds }) => type === 'count' && holds),
        text,
      )
      assert.deepEqual(wrongIn(text), [])
    })
  for (const text of BROKEN)
    test(`broken: ${text.slice(0, 30)}`, () =>
      assert.ok(
        wrongIn(text).some(({ type }) => type === 'count'),
        text,
      ))
  for (const text of TRUE) test(`silent: ${text.slice(0, 30)}`, () => assert.deepEqual(wrongIn(text), []))
})
