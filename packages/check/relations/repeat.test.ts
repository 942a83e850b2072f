import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const relationsOf = (text: string) => findRelations(readText(documentFromText(text)))
const wrongIn = (text: string) => relationsOf(text).filter(({ holds }) => holds === false)

/** Nothing in them is wrong, and the tie must be found. Places and numbers are invented. */
const HOLDING: readonly string[] = [
  '全县共有基层党组织486个。指导486个基层党组织完成换届。',
  '现有护林员326名。326名护林员全部配备巡护终端。',
  '今年实施农村供水工程14处。\n14处农村供水工程建成通水。',
  '排查消防隐患412处，整改398处，剩余14处正在整改。\n二、存在问题\n一是还有14处消防隐患未整改。',
  '全县现有水库68座。68座水库全部落实“三个责任人”。',
  '今年新建日间照料中心18个。今年新建的18个日间照料中心尚未全部运营。',
  '我局现有执法人员118名。\n二、存在问题\n一是力量不足，全局现有执法人员仅118名。',
  '全县14所敬老院消防设施全部达标。\n二、问题\n全县14所敬老院中，有3所设施陈旧。',
  '排查化解矛盾纠纷426起，化解成功412起，剩余14起正在化解。\n下一步，对未化解的14起矛盾纠纷实行领导包案。',
  '“三类”监测对象312户986人。\n对312户监测对象逐户制定帮扶措施。',
  '排查出C、D级危房86户。\n86户危房全部完成改造。',
  '纳入治理的黑臭水体23条。\n23条黑臭水体全部完成治理。',
  '完成粮食播种面积58.6万亩，产量24.1万吨。\n一是耕地保护压力大，58.6万亩粮食面积任务重。',
]

/** One number in each is altered. */
const BROKEN: readonly string[] = [
  '全县共有农家书屋213个。213个农家书屋免费开放。为全县231个农家书屋配送图书。',
  '现有护林员326名。362名护林员全部配备巡护终端。',
  '排查消防隐患412处，整改398处，剩余14处正在整改。\n二、存在问题\n一是还有24处消防隐患未整改。',
  '全县现有水库68座。86座水库全部落实“三个责任人”。',
  '纳入台账问题64项，整改销号57项，余下7项。\n三、2025年计划\n完成剩余9项问题整改销号。',
  '今年新建日间照料中心18个。今年新建的16个日间照料中心尚未全部运营。',
  '全镇17个村全部建成新时代文明实践站。\n放映电影204场，覆盖全镇18个村。\n全镇17个村实现光纤到户。',
  '我局现有执法人员118名。\n二、存在问题\n一是力量不足，全局现有执法人员仅116名。',
  '完成固定资产投资36.8亿元，增长5.1%。\n（一）投资平稳。全年固定资产投资完成38.6亿元。',
  '全县现有敬老院14所，床位1260张。\n为全县13所敬老院统一安装监控。',
  '全县14所敬老院消防设施全部达标。\n二、问题\n全县15所敬老院中，有3所设施陈旧。',
  '全年争取上级资金1.26亿元。\n一是向上争资有突破，全年争取上级资金1.62亿元。',
  '排查化解矛盾纠纷426起，化解成功412起，剩余14起正在化解。\n下一步，对未化解的16起矛盾纠纷实行领导包案。',
  '2024年新开工保障性住房860套，年底前建成520套，未建成340套。\n2025年建成剩余430套保障性住房。',
  '“三类”监测对象312户986人。\n对321户监测对象逐户制定帮扶措施。',
  '排查农村危房86户。\n68户农村危房全部完成改造。',
]

describe('a fact told twice', () => {
  for (const text of HOLDING)
    test(`holds: ${text.slice(0, 30)}`, () => {
      assert.ok(
        relationsOf(text).some(({ type, holds }) => type === 'repeat' && holds),
        text,
      )
      assert.deepEqual(wrongIn(text), [])
    })
  for (const text of BROKEN)
    test(`broken: ${text.slice(0, 30)}`, () =>
      assert.ok(
        wrongIn(text).some(({ type }) => type === 'repeat'),
        text,
      ))
})
