import { deadlineSets, type Field, type Flow, type Ledger, type Move, roleTitles } from '@taizhang/ledger'

/** What may be filled into a field, in words; `titleOf` names the ledger that a reference leads to. */
export function fieldWords(field: Field, titleOf: (ledger: string) => string): string {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return `文字，最多${field.max}字`
    case 'integer':
      return `整数（${field.unit}）${rangeWords(field.min, field.max)}`
    case 'decimal':
      return `数（${field.unit}），${field.decimals}位小数${rangeWords(field.min, field.max)}`
    case 'money':
      return '金额（元），两位小数'
    case 'date':
      return '日期'
    case 'date-range':
      return '起止日期'
    case 'choice':
      return `选一项：${field.of.join('、')}`
    case 'choices':
      return `可选几项：${field.of.join('、')}`
    case 'person':
      return '人员'
    case 'org':
      return '单位'
    case 'region':
      return '行政区划代码'
    case 'reference':
      return `选“${titleOf(field.ledger)}”里的一条`
    case 'attachment':
      return `附件，最多${field.most}个`
    case 'place':
      return '地图上的一点'
    case 'identity-number':
      return '身份证号，受保护'
    case 'phone':
      return '电话，受保护'
    case 'outside-status':
      return `上级的状态：${field.of.join('、')}，连同来源和日期`
  }
}

const rangeWords = (min: number | string | undefined, max: number | string | undefined): string =>
  `${min === undefined || Number(min) === 0 ? '' : `，不小于${min}`}${max === undefined ? '' : `，不大于${max}`}`

/** What a move asks for before it can be made, and of whom, in words; empty where it asks for nothing. */
export function moveNeeds(move: Move, { fields, flow }: Ledger): string {
  const closes = flow?.closes?.includes(move.to) ?? false
  const needs = (move.needs ?? []).map((need) =>
    need === 'evidence' ? '佐证' : need === 'reason' ? '理由' : `“${fields[need]?.label ?? need}”`,
  )
  if (closes && !needs.includes('佐证')) needs.push('佐证')
  return [
    ...needs,
    ...(closes || move.by === 'another-person' ? ['换一个人办'] : []),
    ...(move.roles ? [`由${move.roles.map((role) => roleTitles[role]).join('或')}办`] : []),
  ].join('、')
}

/** How long an entry may stay in a state, in words: 3个工作日. */
export function deadlineWords(flow: Flow, state: string): string {
  const rule = flow.deadlines?.[state]
  return rule ? `${rule.days}${rule.of === 'working' ? '个工作日' : '天'}` : ''
}

/** The limits that a flow shares with others, in words with the rule that sets them; empty where there are none. */
export function limitWords({ limits }: Flow): string {
  const set = limits && deadlineSets[limits.set]
  const titles = Object.keys(limits?.met ?? {}).flatMap((key) => set?.limits[key]?.title ?? [])
  return set && titles.length > 0 ? `${titles.join('、')}（${set.basis}）` : ''
}
