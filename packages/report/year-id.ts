/**
 * Names for what is read from a report, from its words and not from its place: the same report read again gives the same names, and a
 * sentence put in front moves none of them. Words that stand more than once are told apart by their order.
 */
export class LineIds {
  private readonly times = new Map<string, number>()

  /** Twelve small letters behind the first letter of `kind`: fit for a key and for a link in a formula. Digits of the words don't count. */
  of(kind: 'figure' | 'task' | 'problem' | 'block', words: string): string {
    const said = `${kind}|${words.replace(/[\d０-９.．]+/g, '#').replace(/\s+/g, '')}`
    const times = this.times.get(said) ?? 0
    this.times.set(said, times + 1)
    return `${kind.charAt(0)}${letters(`${said}|${times}`)}`
  }
}

/** Twelve letters that stand for some words: two FNV-1a runs of 32 bits. */
export function letters(words: string): string {
  return six(run(words, 0x811c9dc5)) + six(run(words, 0x01000193))
}

function run(words: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function six(value: number): string {
  let rest = value
  let text = ''
  for (let at = 0; at < 6; at++) {
    text += String.fromCharCode(97 + (rest % 26))
    rest = Math.floor(rest / 26)
  }
  return text
}
