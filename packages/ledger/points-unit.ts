/** What two values in a unit of shares differ by: 个百分点 of %, 个千分点 of ‰; null of what is no share. */
export function pointsUnit(unit: string): '个百分点' | '个千分点' | null {
  if (unit === '%' || unit === '％') return '个百分点'
  return unit === '‰' ? '个千分点' : null
}
