const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** A day as it stands in text: 2024年3月5日 星期二. */
export function dateTitle(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return `${year}年${Number(month)}月${Number(date)}日　星期${weekday}`
}

/** When something happened, seen from now: 14:20 today, 昨天14:20, 3月5日, 2023年3月5日. On this machine's own calendar. */
export function sinceText(moment: string, now: Date): string {
  const at = new Date(moment)
  const clock = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  if (at.getTime() >= midnight) return clock
  if (at.getTime() >= midnight - 86_400_000) return `昨天${clock}`
  const date = `${at.getMonth() + 1}月${at.getDate()}日`
  return at.getFullYear() === now.getFullYear() ? date : `${at.getFullYear()}年${date}`
}

/** A moment as it stands in a table, on this machine's own clock: 2024-03-05 14:20. */
export function rowMoment(moment: string): string {
  const at = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
