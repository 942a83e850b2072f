import { damaged, entitiesRefused, Refusal } from '../problem.ts'
import { decodeEntities } from './entities.ts'

/** Short names for the namespaces that are read; the strict and the transitional dialect share one. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
}

export type TokenKind = 'open' | 'close' | 'text' | 'end'

interface Scope {
  readonly names: ReadonlyMap<string, string>
  /** From the name as written to its short name, for elements and for attributes. */
  readonly elements: Map<string, string>
  readonly attributes: Map<string, string>
}

/**
 * A pull scanner over one XML part that keeps the place of every token in the source string, so that the source can be
 * edited by inserting at those places and every other byte stays.
 *
 * Names come out with the short name of their namespace (`w:p`, whatever prefix the file uses); those of unknown
 * namespaces as `?:name`. A self-closing tag is an `open` with `selfClosing`, and no `close` follows.
 * Document types are refused, so no entity is ever expanded beyond the five that XML knows.
 */
export class XmlScanner {
  readonly source: string
  kind: TokenKind = 'end'
  name = ''
  /** Place of the whole token. */
  start = 0
  end = 0
  selfClosing = false

  private readonly place: string
  private readonly depthMax: number
  private readonly open: string[] = []
  private scope: Scope = { names: new Map([['xml', 'xml']]), elements: new Map(), attributes: new Map() }
  private readonly scopes: { readonly depth: number; readonly scope: Scope }[] = []
  private leaveScopeAt = -1

  constructor(source: string, place: string, depthMax: number) {
    this.source = source
    this.place = place
    this.depthMax = depthMax
  }

  /** Elements open around the current token; an `open` counts itself. */
  get depth(): number {
    return this.open.length
  }

  /** Moves to the next token. Comments, processing instructions and the XML declaration are passed over. */
  next(): TokenKind {
    const { source } = this
    // A scope opened by a tag without a close lasts until its attributes have been read.
    if (this.kind === 'open' && this.selfClosing && this.open.length === this.leaveScopeAt) this.leaveScope()
    for (;;) {
      this.start = this.end
      if (this.start >= source.length) {
        if (this.open.length > 0) throw damaged('内容不完整', this.place)
        this.kind = 'end'
        return this.kind
      }
      if (source.charCodeAt(this.start) !== 60) return this.takeText()
      const second = source.charCodeAt(this.start + 1)
      if (second === 47) return this.takeClose()
      if (second === 63) this.end = this.after('?>', 2)
      else if (second === 33) {
        if (source.startsWith('<!--', this.start)) this.end = this.after('-->', 4)
        else if (source.startsWith('<![CDATA[', this.start)) {
          this.end = this.after(']]>', 9)
          this.kind = 'text'
          return this.kind
        } else throw entitiesRefused(this.place)
      } else return this.takeOpen()
    }
  }

  /** From an `open`, moves past its end. */
  skip(): void {
    if (this.selfClosing) return
    const depth = this.open.length
    while (this.open.length >= depth) if (this.next() === 'end') return
  }

  /** The decoded text of a `text` token. */
  text(): string {
    const { source, start, end } = this
    if (source.startsWith('<![CDATA[', start)) return source.slice(start + 9, end - 3).replace(/\r\n?/g, '\n')
    return decodeEntities(source.slice(start, end), this.place)
  }

  /** Value of an attribute of the current `open`, by its short name (`w:val`, or `Id` where it has no prefix). */
  attribute(name: string): string | undefined {
    for (const [raw, valueStart, valueEnd] of this.attributePlaces()) {
      if (this.attributeName(raw) === name) return decodeEntities(this.source.slice(valueStart, valueEnd), this.place)
    }
    return undefined
  }

  private takeText(): TokenKind {
    const next = this.source.indexOf('<', this.start)
    this.end = next < 0 ? this.source.length : next
    this.kind = 'text'
    if (this.open.length === 0 && /[^\s\uFEFF]/.test(this.source.slice(this.start, this.end))) {
      throw damaged('不是规范的 XML', this.place)
    }
    return this.kind
  }

  private takeClose(): TokenKind {
    this.end = this.after('>', 2)
    const raw = this.source.slice(this.start + 2, this.end - 1).trimEnd()
    if (this.open.pop() !== raw) throw damaged('标签不配对', this.place)
    this.name = this.elementName(raw)
    this.kind = 'close'
    if (this.open.length === this.leaveScopeAt) this.leaveScope()
    return this.kind
  }

  private takeOpen(): TokenKind {
    const { source } = this
    let at = this.start + 1
    let quote = 0
    for (; ; at++) {
      const code = source.charCodeAt(at)
      if (Number.isNaN(code) || (code === 60 && quote === 0)) throw damaged('标签不完整', this.place)
      if (quote !== 0) {
        if (code === quote) quote = 0
      } else if (code === 34 || code === 39) quote = code
      else if (code === 62) break
    }
    this.end = at + 1
    this.selfClosing = source.charCodeAt(at - 1) === 47
    let nameEnd = this.start + 1
    while (!isNameEnd(source.charCodeAt(nameEnd))) nameEnd++
    const raw = source.slice(this.start + 1, nameEnd)
    if (raw === '') throw damaged('标签没有名字', this.place)
    if (source.slice(nameEnd, this.end).includes('xmlns')) this.enterScope()
    this.name = this.elementName(raw)
    if (!this.selfClosing) {
      this.open.push(raw)
      if (this.open.length > this.depthMax) throw tooDeep(this.depthMax, this.place)
    }
    this.kind = 'open'
    return this.kind
  }

  private after(mark: string, from: number): number {
    const at = this.source.indexOf(mark, this.start + from)
    if (at < 0) throw damaged('内容不完整', this.place)
    return at + mark.length
  }

  private enterScope(): void {
    const names = new Map(this.scope.names)
    for (const [raw, valueStart, valueEnd] of this.attributePlaces()) {
      if (raw !== 'xmlns' && !raw.startsWith('xmlns:')) continue
      const uri = this.source.slice(valueStart, valueEnd)
      names.set(raw === 'xmlns' ? '' : raw.slice(6), SHORT_NAMES[uri] ?? '?')
    }
    this.scopes.push({ depth: this.leaveScopeAt, scope: this.scope })
    this.scope = { names, elements: new Map(), attributes: new Map() }
    this.leaveScopeAt = this.open.length
  }

  private leaveScope(): void {
    const last = this.scopes.pop()
    if (last === undefined) return
    this.leaveScopeAt = last.depth
    this.scope = last.scope
  }

  private elementName(raw: string): string {
    const known = this.scope.elements.get(raw)
    if (known !== undefined) return known
    const colon = raw.indexOf(':')
    const short = `${this.scope.names.get(colon < 0 ? '' : raw.slice(0, colon)) ?? '?'}:${raw.slice(colon + 1)}`
    this.scope.elements.set(raw, short)
    return short
  }

  private attributeName(raw: string): string {
    const colon = raw.indexOf(':')
    if (colon < 0) return raw
    const known = this.scope.attributes.get(raw)
    if (known !== undefined) return known
    const short = `${this.scope.names.get(raw.slice(0, colon)) ?? '?'}:${raw.slice(colon + 1)}`
    this.scope.attributes.set(raw, short)
    return short
  }

  /** Attributes of the current tag as [name as written, start and end of the value]. */
  private *attributePlaces(): Generator<readonly [string, number, number]> {
    const { source, end } = this
    let at = this.start + 1
    while (at < end && !isNameEnd(source.charCodeAt(at))) at++
    while (at < end) {
      while (at < end && isSpace(source.charCodeAt(at))) at++
      const nameStart = at
      while (at < end && source.charCodeAt(at) !== 61 && !isNameEnd(source.charCodeAt(at))) at++
      const name = source.slice(nameStart, at)
      while (at < end && isSpace(source.charCodeAt(at))) at++
      if (name === '' || source.charCodeAt(at) !== 61) return
      at++
      while (at < end && isSpace(source.charCodeAt(at))) at++
      const quote = source[at]
      if (quote !== '"' && quote !== "'") throw damaged('属性没有引号', this.place)
      const close = source.indexOf(quote, at + 1)
      if (close < 0 || close >= end) throw damaged('属性不完整', this.place)
      yield [name, at + 1, close]
      at = close + 1
    }
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13
}

/** Space, `/`, `>` or the end of the source. */
function isNameEnd(code: number): boolean {
  return code === 47 || code === 62 || isSpace(code) || Number.isNaN(code)
}

function tooDeep(depthMax: number, place: string): Refusal {
  return new Refusal('too-deep', `文件内部嵌套超过 ${depthMax} 层（${place}），不像正常的办公文件，已拒绝读取。`, place)
}
