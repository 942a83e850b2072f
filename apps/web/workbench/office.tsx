import { listOrgs } from '@taizhang/contract'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useRead } from '../client/use-read.ts'
import { useMe } from '../client/use-session.ts'
import { browserStore } from '../components/browser-store.ts'

/** The office in whose name somebody works just now: what lists and figures begin with. */
export interface Office {
  /** The office's id. */
  readonly org: string
  /** Every office in which the person holds a role today. */
  readonly own: readonly string[]
  readonly choose: (org: string) => void
}

const OfficeContext = createContext<Office | null>(null)

/** The tree of offices hardly changes. */
export const TREE_FRESH_MS = 300_000

/** The office in whose name the person works. */
export function useOffice(): Office {
  const office = useContext(OfficeContext)
  if (office === null) throw new Error('useOffice is for scenes of the frame')
  return office
}

/** Keeps which office was chosen, in this browser, for each person. */
export function OfficeProvider({ children }: { readonly children: ReactNode }) {
  const { person, grants, tenant } = useMe()
  const own = useMemo(() => [...new Set(grants.map(({ org }) => org))], [grants])
  const place = `taizhang.office.${tenant}.${person.id}`
  const [chosen, setChosen] = useState(() => browserStore().getItem(place))
  // The tree is wanted by almost every scene; it is asked for while the scene itself is still loading.
  useRead(listOrgs, {}, { freshMs: TREE_FRESH_MS })
  const org = own.find((one) => one === chosen) ?? own.find((one) => one === person.org) ?? own[0] ?? person.org
  const office = useMemo(
    () => ({
      org,
      own,
      choose: (next: string) => {
        setChosen(next)
        try {
          browserStore().setItem(place, next)
        } catch {
          // A browser that keeps nothing forgets it with the page.
        }
      },
    }),
    [org, own, place],
  )
  return <OfficeContext value={office}>{children}</OfficeContext>
}
