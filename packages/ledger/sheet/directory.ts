import { likest } from './likeness.ts'

/** Something that a cell can name: a person with the office, an office with the one above it, an entry by its key. */
export interface Named {
  readonly id: string
  readonly name: string
  /** Tells two of one name apart. */
  readonly among?: string
}

/** What a name in a cell stands for. */
export type Found =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'many'; readonly candidates: readonly string[] }
  | { readonly kind: 'none'; readonly like: string | null }

/** Above so many names a likely one is not looked for. */
const LIKENESS_NAMES_MAX = 5_000

/** Names of one kind, both ways: what a name stands for, and by which name something is written so that it is found again. */
export class Directory {
  readonly #ids = new Map<string, string>()
  readonly #byName = new Map<string, Named[]>()
  readonly #byLongName = new Map<string, Named[]>()

  constructor(items: Iterable<Named>) {
    for (const item of items) {
      this.#ids.set(item.id, item.id)
      add(this.#byName, plain(item.name), item)
      if (item.among) add(this.#byLongName, plain(`${item.name}（${item.among}）`), item)
      this.#items.set(item.id, item)
    }
  }
  readonly #items = new Map<string, Named>()

  /** All names, for a list to choose from. */
  names(): readonly string[] {
    return [...this.#items.keys()].map((id) => this.nameOf(id))
  }

  find(text: string): Found {
    const wanted = plain(text)
    const found = this.#byName.get(wanted) ?? this.#byLongName.get(wanted) ?? []
    const [first] = found
    if (first && found.length === 1) return { kind: 'one', id: first.id }
    if (found.length > 1) return { kind: 'many', candidates: found.map(({ id }) => this.nameOf(id)) }
    const id = this.#ids.get(text.trim()) ?? this.#ids.get(/[（(]([^（）()]+)[）)]$/.exec(text.trim())?.[1] ?? '')
    if (id !== undefined) return { kind: 'one', id }
    const names =
      this.#byName.size > LIKENESS_NAMES_MAX ? [] : [...this.#byName.values()].map(([item]) => item?.name ?? '')
    return { kind: 'none', like: likest(text, names) }
  }

  /** The shortest name that stands for this alone: the name, with what tells it apart, or with its id. */
  nameOf(id: string): string {
    const item = this.#items.get(id)
    if (!item) return id
    if (this.#byName.get(plain(item.name))?.length === 1) return item.name
    const long = item.among ? `${item.name}（${item.among}）` : ''
    return long !== '' && this.#byLongName.get(plain(long))?.length === 1 ? long : `${item.name}（${id}）`
  }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

function add(map: Map<string, Named[]>, key: string, item: Named): void {
  const known = map.get(key)
  if (known) known.push(item)
  else map.set(key, [item])
}
