/** Words that say one thing twice. */
export interface RedundantWord {
  readonly wrong: string
  /** What to write instead. */
  readonly right: string
  readonly why: string
  readonly example: string
}

/** Set doublings, certain wherever they stand. */
export const redundantWords: readonly RedundantWord[] = [
  { wrong: '针对于', right: '针对', why: '“针对”直接带宾语', example: '针对于汛期特点制定预案' },
  { wrong: '付诸于', right: '付诸', why: '“诸”就是“之于”', example: '把承诺付诸于行动' },
  { wrong: '诉诸于', right: '诉诸', why: '“诸”就是“之于”', example: '不得诉诸于暴力' },
  { wrong: '见诸于', right: '见诸', why: '“诸”就是“之于”', example: '成效见诸于报端' },
  { wrong: '公诸于众', right: '公之于众', why: '“诸”就是“之于”', example: '将结果公诸于众' },
  { wrong: '公诸于世', right: '公之于世', why: '“诸”就是“之于”', example: '将档案公诸于世' },
  { wrong: '目的是为了', right: '目的是', why: '“目的”与“为了”重复', example: '目的是为了方便群众' },
  { wrong: '目的就是为了', right: '目的就是', why: '“目的”与“为了”重复', example: '目的就是为了方便群众' },
  { wrong: '原因是因为', right: '原因是', why: '“原因”与“因为”重复', example: '原因是因为资金未到位' },
  { wrong: '原因是由于', right: '原因是', why: '“原因”与“由于”重复', example: '原因是由于资金未到位' },
  { wrong: '出乎意料之外', right: '出乎意料', why: '“出乎”与“之外”重复', example: '结果出乎意料之外' },
  { wrong: '凯旋归来', right: '凯旋', why: '“凯旋”就是胜利归来', example: '参赛队凯旋归来' },
  { wrong: '胜利凯旋', right: '凯旋', why: '“凯旋”就是胜利归来', example: '参赛队胜利凯旋' },
  { wrong: '亲眼目睹', right: '目睹', why: '“目睹”就是亲眼看见', example: '代表亲眼目睹变化' },
  { wrong: '令人堪忧', right: '堪忧', why: '“堪忧”就是令人担忧', example: '现状令人堪忧' },
  { wrong: '令人可喜', right: '可喜', why: '“可喜”就是令人欢喜', example: '取得令人可喜的成绩' },
  { wrong: '事先预告', right: '预告', why: '“预”就是事先', example: '停水须事先预告' },
  { wrong: '提前预告', right: '预告', why: '“预”就是提前', example: '停水须提前预告' },
  { wrong: '提前预约好', right: '预约好', why: '“预”就是提前', example: '请提前预约好时间' },
  { wrong: '全体所有', right: '全体', why: '“全体”与“所有”重复', example: '全体所有干部参加' },
  { wrong: '切忌不要', right: '切忌', why: '“切忌”就是切不要', example: '切忌不要搞形式' },
  { wrong: '切忌不能', right: '切忌', why: '“切忌”就是切不可', example: '切忌不能走过场' },
  { wrong: '悬殊很大', right: '悬殊', why: '“悬殊”就是相差很大', example: '城乡差距悬殊很大' },
  { wrong: '过分溺爱', right: '溺爱', why: '“溺”就是过分', example: '不可过分溺爱子女' },
  { wrong: '日臻成熟起来', right: '日臻成熟', why: '“日臻”已含渐变', example: '机制日臻成熟起来' },
  { wrong: '更加日益', right: '日益', why: '“更加”与“日益”重复', example: '需求更加日益增长' },
  { wrong: '日益更加', right: '日益', why: '“更加”与“日益”重复', example: '需求日益更加多样' },
  { wrong: '进一步更加', right: '更加', why: '“进一步”与“更加”重复', example: '措施进一步更加完善' },
  { wrong: '更加进一步', right: '进一步', why: '“进一步”与“更加”重复', example: '更加进一步完善措施' },
  { wrong: '以便于更好地便于', right: '以便更好地', why: '“便于”重复', example: '以便于更好地便于群众办事' },
  {
    wrong: '之所以如此是因为由于',
    right: '之所以如此是因为',
    why: '“因为”与“由于”重复',
    example: '之所以如此是因为由于缺水',
  },
  { wrong: '被受到', right: '受到', why: '“被”与“受到”重复', example: '工作被受到表扬' },
  { wrong: '获得荣获', right: '荣获', why: '“获得”与“荣获”重复', example: '我镇获得荣获先进称号' },
  { wrong: '荣获获得', right: '荣获', why: '“荣获”与“获得”重复', example: '我镇荣获获得先进称号' },
  { wrong: '开展召开', right: '召开', why: '两个动词重复', example: '开展召开院坝会三场' },
  { wrong: '召开开展', right: '开展', why: '两个动词重复', example: '召开开展培训三场' },
  { wrong: '开展举办', right: '举办', why: '两个动词重复', example: '开展举办培训班三期' },
  { wrong: '举办开展', right: '开展', why: '两个动词重复', example: '举办开展培训三期' },
  { wrong: '进行开展', right: '开展', why: '两个动词重复', example: '进行开展隐患排查' },
  { wrong: '开展进行', right: '开展', why: '两个动词重复', example: '开展进行隐患排查' },
  { wrong: '提高提升', right: '提升', why: '两个动词重复', example: '提高提升服务水平' },
  { wrong: '加强强化', right: '强化', why: '两个动词重复', example: '加强强化组织领导' },
  { wrong: '强化加强', right: '加强', why: '两个动词重复', example: '强化加强组织领导' },
]
