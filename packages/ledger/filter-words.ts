import type { Filter } from './indicator.ts'

/** A condition in words: “类别”为“敬老院”且已填“整改措施”. */
export function filterWords(
  filter: Filter,
  labelOf: (key: string) => string,
  stateOf: (key: string) => string,
): string {
  const within = (part: Filter): string => filterWords(part, labelOf, stateOf)
  if ('all' in filter) return filter.all.map(within).join('且')
  if ('any' in filter) return filter.any.map(within).join('或')
  if ('state' in filter) return `处于${filter.state.map((state) => `“${stateOf(state)}”`).join('')}`
  const label = `“${labelOf(filter.field)}”`
  if ('filled' in filter) return filter.filled ? `已填${label}` : `未填${label}`
  if ('isNot' in filter) return `${label}不为“${filter.isNot}”`
  if ('is' in filter) {
    const values = typeof filter.is === 'object' ? filter.is : [filter.is]
    return `${label}为${values.map((value) => `“${value}”`).join('')}${values.length > 1 ? '之一' : ''}`
  }
  const from = filter.from === undefined ? '' : `不小于${filter.from}`
  const to = filter.to === undefined ? '' : `不大于${filter.to}`
  return `${label}${from}${from && to ? '、' : ''}${to}`
}
