/**
 * Characters of official words that make no word alone. Where one of them belongs to no word with its neighbours, the other
 * half of its word was dropped.
 */

/** They open words (开展, 提高, 严重): none of them closes a clause by itself. */
export const neverLast =
  '增扩续受摸梳印拨兑追挽侦曝推加落提健认扎目规措思宣督隐救抗矛纠综打诈垃振脱攻巩拓衔决竣交构争确坚贯履担激就接慰殡燃设施许申论传举承竞涉换便颁撰总同突艰显授贡依围聚夯今启抽取淘限遏避适更替挂孵返致循幸仲疏劝纵障焦辖溯辐没撤抚氛筹导鼓勉砥奋努竭附舆辨概怀弘赞催弃'

/** They close words (开展, 落实, 障碍): none of them opens a clause by itself. */
export const neverFirst = '展彻极步署织撑誉盾纷碍圾懈辍贷'

/** Between two whole words they belong to one of them. */
export const neverBetween =
  '累梳汇偿缴损侦曝织施服健革障认效导责措策议思隐患矛纠纷综察诈骗济垃圾森贫坚巩衔息络企竣融构益绩弱析究署贯彻履洁僚堡垒锋励醒福祉姻殡庭许申锻颁撰账肃厉峻艰巨杂迫予誉贡焦扣序途径缮逻缔淘汰免钩馈孵循谐幸衡仲泛遍刻颈碍废辐秸秆臭颗粒砂淤浚涝勘宅拘抚恤役席氛迹媒勉砥砺努竭纂舆鉴诺挚旨概'
