import Big from 'big.js'

/** A formula of indicators as a tree. */
export type Formula =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'indicator'; readonly key: string }
  | { readonly kind: 'negative'; readonly of: Formula }
  | {
      readonly kind: 'operation'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: Formula
      readonly right: Formula
    }

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly message: string }

/** An indicator's key: words of letters, digits and hyphens with dots between. A minus beside spaces subtracts. */
const TOKEN = /\s*(?:([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*)|(\d+(?:\.\d+)?)|([-+*/()]))/gy

/** Nested deeper than any formula that a person writes. */
const DEPTH_MAX = 50

/** Reads `hazard.closed / hazard.found * 100`: + − * / and brackets, numbers, indicator keys. */
export function parseFormula(text: string): ParsedFormula {
  const tokens: { readonly text: string; readonly kind: 'key' | 'number' | 'sign'; readonly at: number }[] = []
  TOKEN.lastIndex = 0
  let end = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const kind = match[1] !== undefined ? 'key' : match[2] !== undefined ? 'number' : 'sign'
    tokens.push({ text: match[1] ?? match[2] ?? match[3] ?? '', kind, at: end })
    end = TOKEN.lastIndex
  }
  if (text.slice(end).trim() !== '')
    return { ok: false, message: `公式“${text}”第${end + 1}个字符处看不懂：“${text.slice(end, end + 10).trim()}”。` }
  let at = 0
  let depth = 0
  const fail = (): never => {
    const token = tokens[at]
    throw new FormulaMistake(
      token ? `公式“${text}”第${token.at + 1}个字符处多了或少了一项：“${token.text}”。` : `公式“${text}”没有写完。`,
    )
  }
  const takes = (...signs: string[]) => {
    const token = tokens[at]
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined
    at++
    return token.text
  }
  const factor = (): Formula => {
    if (++depth > DEPTH_MAX) fail()
    const token = tokens[at]
    let found: Formula
    if (takes('-')) found = { kind: 'negative', of: factor() }
    else if (takes('(')) {
      found = sum()
      if (!takes(')')) fail()
    } else if (token?.kind === 'number' || token?.kind === 'key') {
      at++
      found = token.kind === 'number' ? { kind: 'number', value: token.text } : { kind: 'indicator', key: token.text }
    } else return fail()
    depth--
    return found
  }
  const product = (): Formula => {
    let left = factor()
    for (let operator = takes('*', '/'); operator; operator = takes('*', '/'))
      left = { kind: 'operation', operator: operator as '*' | '/', left, right: factor() }
    return left
  }
  const sum = (): Formula => {
    let left = product()
    for (let operator = takes('+', '-'); operator; operator = takes('+', '-'))
      left = { kind: 'operation', operator: operator as '+' | '-', left, right: product() }
    return left
  }
  try {
    const formula = sum()
    if (at < tokens.length) fail()
    return { ok: true, formula }
  } catch (error) {
    if (error instanceof FormulaMistake) return { ok: false, message: error.message }
    throw error
  }
}

class FormulaMistake extends Error {}

/** The indicators that a formula takes, each once, in order. */
export function indicatorsOf(formula: Formula): string[] {
  const keys = new Set<string>()
  const walk = (node: Formula): void => {
    if (node.kind === 'indicator') keys.add(node.key)
    else if (node.kind === 'negative') walk(node.of)
    else if (node.kind === 'operation') {
      walk(node.left)
      walk(node.right)
    }
  }
  walk(formula)
  return [...keys]
}

/**
 * The first sum or difference of unlike units, written out (`元与人`); undefined where there is none. Products and quotients have units of
 * their own that are not compared. `unitOf` answers null for what has no unit of its own or is not known.
 */
export function unlikeUnits(formula: Formula, unitOf: (key: string) => string | null): string | undefined {
  let found: string | undefined
  const walk = (node: Formula): string | null => {
    if (node.kind === 'number') return null
    if (node.kind === 'indicator') return unitOf(node.key)
    if (node.kind === 'negative') return walk(node.of)
    const [left, right] = [walk(node.left), walk(node.right)]
    if (node.operator === '+' || node.operator === '-') {
      if (left !== null && right !== null && left !== right) found ??= `${left}与${right}`
      return left ?? right
    }
    // A number scales without changing what is measured.
    if (node.operator === '*' && (left === null || right === null)) return left ?? right
    return node.operator === '/' && right === null ? left : null
  }
  walk(formula)
  return found
}

/** Digits kept while computing; rounding to the indicator's decimals comes last. */
const Exact = Big()
Exact.DP = 30
Exact.RM = Big.roundHalfUp

/** The value of a formula; null where a divisor is 0. `value` gives each indicator's exact decimal text. */
export function evaluateFormula(formula: Formula, value: (key: string) => string): string | null {
  const walk = (node: Formula): Big | null => {
    switch (node.kind) {
      case 'number':
        return new Exact(node.value)
      case 'indicator':
        return new Exact(value(node.key))
      case 'negative': {
        return walk(node.of)?.neg() ?? null
      }
      case 'operation': {
        const left = walk(node.left)
        const right = walk(node.right)
        if (!left || !right || (node.operator === '/' && right.eq(0))) return null
        return node.operator === '+'
          ? left.plus(right)
          : node.operator === '-'
            ? left.minus(right)
            : node.operator === '*'
              ? left.times(right)
              : left.div(right)
      }
    }
  }
  const result = walk(formula)
  return result === null ? null : result.toString()
}

/** Rounds exact decimal text half up to so many decimals, as figures are printed. */
export const rounded = (value: string, decimals: number): string =>
  new Big(value).round(decimals, Big.roundHalfUp).toFixed(decimals)
