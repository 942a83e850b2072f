const LENGTH_MIN = 10
const CLASSES_MIN = 3
const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]

/** Passwords that are tried first, without their digits and signs at the end. */
const wellKnown = new Set([
  'password',
  'admin',
  'qwerty',
  'qwertyuiop',
  'abc',
  'iloveyou',
  'welcome',
  'woaini',
  'test',
  'root',
])

/**
 * What is wrong with a new password, in one sentence; null where nothing is. At least 10 characters of at least three of the four
 * classes (small and capital letters, digits, other signs), no name of the person in it, no well-known word, no plain sequence.
 */
export function passwordMistake(password: string, names: readonly string[]): string | null {
  if ([...password].length < LENGTH_MIN) return `密码至少${LENGTH_MIN}位，请加长。`
  if (classes.filter((one) => one.test(password)).length < CLASSES_MIN)
    return '密码要含小写字母、大写字母、数字和其他符号中的至少三类。'
  const small = password.toLowerCase()
  if (names.some((name) => name.length >= 3 && small.includes(name.toLowerCase())))
    return '密码里不能有登录名或姓名，请换一个。'
  if (new Set(small).size < 5) return '密码里重复的字符太多，请换一个。'
  if (wellKnown.has(small.replace(/[!-`{-~]+$/, '').replace(/^[!-`{-~]+/, ''))) return '这个密码太常见，请换一个。'
  if (longestRun(small) >= 6) return '密码里有连续的字母或数字（如123456），请换一个。'
  return null
}

/** The longest stretch in which each character follows the one before by the same step of 1 or −1. */
function longestRun(text: string): number {
  let longest = 1
  let run = 1
  let step = 0
  for (let at = 1; at < text.length; at++) {
    const next = text.charCodeAt(at) - text.charCodeAt(at - 1)
    run = Math.abs(next) === 1 && next === step ? run + 1 : Math.abs(next) === 1 ? 2 : 1
    step = next
    longest = Math.max(longest, run)
  }
  return longest
}
