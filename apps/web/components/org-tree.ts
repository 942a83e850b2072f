/** An office in its place in the tree. */
export interface OrgInTree<O> {
  readonly org: O
  /** 0 for the highest that is shown. */
  readonly depth: number
}

interface TreeOrg {
  readonly id: string
  readonly parent: string | null
  readonly order: number
  readonly name: string
}

/** Offices from the top down, siblings in their order, each with its depth; `under` gives that office and those below it alone. */
export function orgTree<O extends TreeOrg>(orgs: readonly O[], under?: string): readonly OrgInTree<O>[] {
  const known = new Set(orgs.map(({ id }) => id))
  const below = Map.groupBy(orgs, ({ parent }) => (parent !== null && known.has(parent) ? parent : null))
  const list: OrgInTree<O>[] = []
  const walk = (org: O, depth: number) => {
    list.push({ org, depth })
    for (const child of inOrder(below.get(org.id) ?? [])) walk(child, depth + 1)
  }
  const tops = under === undefined ? (below.get(null) ?? []) : orgs.filter(({ id }) => id === under)
  for (const org of inOrder(tops)) walk(org, 0)
  return list
}

/** An office and those above it, from below. */
export function lineUp(orgs: readonly TreeOrg[], org: string): readonly string[] {
  const known = new Map(orgs.map((one) => [one.id, one]))
  const line: string[] = []
  for (let at: string | null = org; at !== null && !line.includes(at); at = known.get(at)?.parent ?? null) line.push(at)
  return line
}

const inOrder = <O extends TreeOrg>(orgs: readonly O[]): readonly O[] =>
  [...orgs].sort((one, other) => one.order - other.order || one.name.localeCompare(other.name, 'zh'))
