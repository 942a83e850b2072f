/**
 * What plain data must look like, for packs that come from a file: every mistake is told by its place, and a name that is not known is
 * refused rather than passed over.
 */
export type Say = (place: string, message: string) => void
export type Shape = (value: unknown, place: string, say: Say) => void

/** Nested deeper than any condition or outline that a person writes. */
const DEPTH_MAX = 12
/** Levels of anything in a pack. */
const NESTED_MAX = 60

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How a value is quoted in a message. */
const shown = (value: unknown): string => {
  const words = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value)
  return words.length > 30 ? `${words.slice(0, 30)}…` : words
}

/** Text that says something. */
export const words: Shape = (value, place, say) => {
  if (typeof value !== 'string' || value.trim() === '') say(place, '应是文字，不能为空。')
  else if (value.length > 4000) say(place, '太长，最多4000字。')
}

export const flag: Shape = (value, place, say) => {
  if (typeof value !== 'boolean') say(place, `应是true或false，写的是“${shown(value)}”。`)
}

export const whole =
  (min: number, max = 1_000_000): Shape =>
  (value, place, say) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      say(place, `应是${min}到${max}的整数，写的是“${shown(value)}”。`)
  }

/** Exact decimal text, `'12.50'`. */
export const decimalText: Shape = (value, place, say) => {
  if (typeof value !== 'string' || !/^-?\d{1,15}(?:\.\d{1,12})?$/.test(value))
    say(place, `应是写成文字的数，如"12.50"，写的是“${shown(value)}”。`)
}

export const scalar: Shape = (value, place, say) => {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value)))
    say(place, `应是文字或数，写的是“${shown(value)}”。`)
}

export const oneOf =
  (...known: readonly string[]): Shape =>
  (value, place, say) => {
    if (typeof value !== 'string' || !known.includes(value))
      say(place, `“${shown(value)}”不认识，应是${known.join('、')}之一。`)
  }

export const either =
  (isFirst: (value: unknown) => boolean, first: Shape, second: Shape): Shape =>
  (value, place, say) =>
    (isFirst(value) ? first : second)(value, place, say)

export const list =
  (of: Shape, least = 0): Shape =>
  (value, place, say) => {
    if (!Array.isArray(value)) return say(place, '应是一列。')
    if (value.length < least) say(place, `至少要有${least}项。`)
    value.forEach((one, at) => {
      of(one, `${place}[${keyOf(one) ?? at}]`, say)
    })
  }

/** Things of a list are told apart by their own names where they have one. */
const keyOf = (value: unknown): string | undefined => {
  if (!isRecord(value)) return undefined
  const name = value['key'] ?? value['title'] ?? value['kind']
  return typeof name === 'string' && name !== '' ? name : undefined
}

/** Names that every object has of itself: what looks one up would find it where nobody put it. */
const isInherent = (name: string): boolean => Object.hasOwn(Object.prototype, name)

/** A name of a form. */
export const name =
  (form: RegExp): Shape =>
  (value, place, say) => {
    if (typeof value !== 'string' || !form.test(value) || isInherent(value))
      say(place, `“${shown(value)}”不能用作名称；名称以小写字母开头，只用字母、数字、点和连字符。`)
  }

/** An object whose names are free but of one form. */
export const named =
  (form: RegExp, of: Shape): Shape =>
  (value, place, say) => {
    if (!isRecord(value)) return say(place, '应是一组名称和内容。')
    for (const [key, one] of Object.entries(value)) {
      name(form)(key, `${place}.${key}`, say)
      of(one, `${place}.${key}`, say)
    }
  }

/** An object with just these names. */
export const object =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, place, say) => {
    if (!isRecord(value)) return say(place, '应是一组名称和内容。')
    for (const [key, shape] of Object.entries(required)) {
      if (Object.hasOwn(value, key)) shape(value[key], `${place}.${key}`, say)
      else say(place, `缺少“${key}”。`)
    }
    for (const [key, one] of Object.entries(value)) {
      if (Object.hasOwn(required, key)) continue
      const shape = Object.hasOwn(optional, key) ? optional[key] : undefined
      if (shape) shape(one, `${place}.${key}`, say)
      else say(`${place}.${key}`, `“${key}”不认识。`)
    }
  }

/** An object whose further names depend on what stands under `kind`. */
export const variant =
  (kinds: Readonly<Record<string, Shape>>): Shape =>
  (value, place, say) => {
    const kind = isRecord(value) ? value['kind'] : undefined
    const shape = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (shape) shape(value, place, say)
    else say(`${place}.kind`, `“${shown(kind ?? '')}”不认识，应是${Object.keys(kinds).join('、')}之一。`)
  }

/** An object told by which of these names it has. */
export const byName =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, place, say) => {
    const name = isRecord(value) ? Object.keys(shapes).find((key) => Object.hasOwn(value, key)) : undefined
    const shape = name === undefined ? undefined : shapes[name]
    if (shape) shape(value, place, say)
    else say(place, `应写明${Object.keys(shapes).join('、')}之一。`)
  }

/** A shape that holds itself, to a depth. */
export function nested(shapeOf: (inner: Shape) => Shape): Shape {
  const at =
    (depth: number): Shape =>
    (value, place, say) =>
      depth > DEPTH_MAX ? say(place, `套得太深，最多${DEPTH_MAX}层。`) : shapeOf(at(depth + 1))(value, place, say)
  return at(1)
}

/**
 * Places where data would not survive being written to a file and read back: functions, dates, undefined, infinite numbers, objects of
 * a class, circles.
 */
export function unsurviving(value: unknown, place: string, say: Say, above: readonly unknown[] = []): void {
  const why = whyLost(value, above)
  if (why !== undefined) say(place, why)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      const inner = Array.isArray(value) ? `${place}[${keyOf(one) ?? key}]` : `${place}.${key}`
      unsurviving(one, inner, say, [...above, value])
    }
}

function whyLost(value: unknown, above: readonly unknown[]): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : '不是有限的数，写进文件就丢了。'
  if (typeof value !== 'object') return `是${typeof value}，写进文件就丢了；行业包里只放数据。`
  if (above.includes(value)) return '绕成了圈，写不进文件。'
  if (above.length > NESTED_MAX) return `套得太深，最多${NESTED_MAX}层。`
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  return isPlain ? undefined : '不是普通数据，写进文件就丢了。'
}
