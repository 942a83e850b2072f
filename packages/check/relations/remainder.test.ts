import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { documentFromText, readText } from '@taizhang/text'
import { findRelations } from './find.ts'

const relationsOf = (text: string) => findRelations(readText(documentFromText(text)))
const said = (text: string, holds: boolean) =>
  relationsOf(text)
    .filter((relation) => relation.holds === holds)
    .map(({ type, expression }) => `${type} ${expression}`)

/** What is left, told again in another paragraph: the tie that must be found, and the text. */
const AGAIN: readonly (readonly [string, string])[] = [
  ['sum 4＋2＝6', '洽谈项目21个，签约6个，落地开工4个。工作开展有力。\n力争剩余2个项目早日落地开工。'],
  ['repeat 5处＝5处', '排查燃气隐患86处，整改81处，剩余5处正在整改。\n对剩余5处燃气隐患逐一销号。'],
  ['sum 31＋12＝43', '摸排村级债务村43个，已化解31个。\n完成剩余12个村债务化解。'],
  ['sum 26＋2＝28', '省委巡视反馈问题28个，已完成整改26个。\n二是剩余2个巡视反馈问题整改进展缓慢。'],
  ['sum 1672＋188＝1860', '登记失业人员1860人，实现再就业1672人。\n还有188名登记失业人员未实现就业。'],
  ['sum 119＋8＝127', '受理信访件127件，办结119件。\n未办结的8件信访件由领导包案。'],
  ['sum 11＋2＝13', '实施衔接资金项目13个，已完工11个。\n6月底前2个未完工衔接项目全部建成。'],
]

const CONTRADICTED: readonly (readonly [string, string])[] = [
  ['sum 180＋260＝440，文中为450', '筹集保障房450套，已交付使用180套。社区开展活动。\n剩余260套明年上半年交付。'],
  ['repeat 5处≠8处', '排查燃气隐患86处，整改81处，剩余5处正在整改。\n对剩余8处燃气隐患逐一销号。'],
  ['sum 31＋14＝45，文中为43', '摸排村级债务村43个，已化解31个。\n完成剩余14个村债务化解。'],
  ['sum 1672＋288＝1960，文中为1860', '登记失业人员1860人，实现再就业1672人。\n还有288名登记失业人员未实现就业。'],
  ['repeat 6件≠8件', '受理行政复议申请52件，审结46件，其余6件正在审理。\n还有8件行政复议案件未审结。'],
  [
    'repeat 4处≠6处',
    '排查一般隐患548处，整改527处；排查重大隐患43处，整改39处，余下4处。\n尚有6处重大隐患未完成整改。',
  ],
  [
    'repeat 3个≠5个',
    '一、工作总结\n做好保交房工作，列入清单的9个项目已交付6个，余下3个正在建设。\n二、存在问题\n5个保交房项目资金缺口大。',
  ],
]

/** Texts in which nothing is wrong, though the numbers differ. */
const OTHERS: readonly string[] = [
  '乱占耕地建房排查217宗，已整治203宗，剩余14宗正在推进。宅基地确权登记11.7万宗，颁证11.2万宗。\n推进剩余0.5万宗宅基地颁证。',
  // Another noun.
  '摸排村级债务村43个，已化解31个。\n完成剩余14个村生活污水治理。',
  // What is left of two matters together.
  '全年排查燃气隐患86处，整改81处。消防隐患排查124处，整改121处。\n仍有8处隐患未整改到位。',
  // Schools that lack something are not those that are not yet built.
  '今年新建学校12所，已建成9所，其余3所主体完工。\n还有7所学校没有塑胶跑道。',
  // The end of a list belongs to the list.
  '反馈的32个问题，已整改到位29个，基本整改2个，正在整改1个。\n拆除复耕33个、完善手续19个，未整改到位6个。',
  // What is done names a part of the whole.
  '下发图斑163个，属违法占地的28个，属合法的135个；违法图斑已整改到位21个。\n对未整改到位的7个违法图斑挂牌督办。',
]

describe('what is left', () => {
  for (const [tie, text] of AGAIN)
    test(`found again: ${tie}`, () => {
      assert.ok(said(text, true).includes(tie), said(text, true).join('；'))
      assert.deepEqual(said(text, false), [])
    })
  for (const [tie, text] of CONTRADICTED) test(`contradicted: ${tie}`, () => assert.deepEqual(said(text, false), [tie]))
  for (const text of OTHERS) test(`silent: ${text.slice(0, 24)}`, () => assert.deepEqual(said(text, false), []))
})
