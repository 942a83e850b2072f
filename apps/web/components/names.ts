import { listOrgs, listPeople } from '@taizhang/contract'
import { useMemo } from 'react'
import { useRead } from '../client/use-read.ts'

const FRESH_MS = 300_000

/** What offices and people are called. An id that is not known stands for itself. */
export interface Names {
  readonly org: (id: string) => string
  readonly person: (id: string) => string
}

/** The names of all offices and people, read once and kept. */
export function useNames(): Names {
  const orgs = useRead(listOrgs, {}, { freshMs: FRESH_MS }).value
  const people = useRead(listPeople, {}, { freshMs: FRESH_MS }).value
  return useMemo(() => {
    const orgNames = new Map(orgs?.items.map(({ id, name }) => [id, name]))
    const personNames = new Map(people?.items.map(({ id, name }) => [id, name]))
    return { org: (id) => orgNames.get(id) ?? id, person: (id) => personNames.get(id) ?? id }
  }, [orgs, people])
}
