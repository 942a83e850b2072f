import { layers } from '../layers.ts'
import { repositoryFiles, repositoryText } from '../repository.ts'

/** The names that each package exports, as JSON: a change of them is seen in review. */
export function exportedNames(): string {
  const files = new Set(repositoryFiles())
  const indexes = layers.filter(({ folder }) => files.has(`${folder}/index.ts`))
  const names = indexes.map((layer) => [layer.package, namesOf(repositoryText(`${layer.folder}/index.ts`))])
  return `${JSON.stringify(Object.fromEntries(names), null, 2)}\n`
}

/** An index is nothing but `export { … } from`, so its names can be read off. */
function namesOf(index: string): readonly string[] {
  const lists = [...index.matchAll(/export (?:type )?\{([^}]*)\}/g)].map(([, list = '']) => list)
  const names = lists.flatMap((list) => list.split(',')).map((name) => name.trim().replace(/^type /, ''))
  return names
    .filter((name) => name !== '')
    .map((name) => name.split(' as ').at(-1) ?? name)
    .sort()
}
