import type { Endpoint } from '@taizhang/contract'
import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Given, Refused, Sending } from './answer.ts'
import { call } from './client.ts'
import { readKey } from './touched.ts'

/** What a component knows of what it reads. While it is read again the old value stays. */
export interface Read<T> {
  /** Undefined until the first answer, and where there is none. */
  readonly value: T | undefined
  readonly problem: Refused | undefined
  /** Nothing to show yet. */
  readonly waiting: boolean
  /** It is being read, also again. */
  readonly reading: boolean
  /** When the value was read, in milliseconds; 0 before. */
  readonly at: number
  readonly again: () => void
}

/** A refusal on its way through react-query, which wants failures thrown. */
class NotRead extends Error {
  readonly problem: Refused
  constructor(problem: Refused) {
    super(problem.message)
    this.problem = problem
  }
}

/** These say nothing of what was asked for: what is on the page stays as good as it was. */
const passing: ReadonlySet<string> = new Set([
  'no-connection',
  'broken-answer',
  'unavailable',
  'internal',
  'too-many-requests',
  'not-signed-in',
])

/**
 * What is to be said of a failure. Where a value is there already and only reading it again failed for a while, nothing: a form must
 * not give way to an error with what was typed in it; that the connection is lost the frame says.
 */
function problemOf({ error, data }: { readonly error: Error | null; readonly data: unknown }): Refused | undefined {
  if (!(error instanceof NotRead)) return undefined
  return data !== undefined && passing.has(error.problem.code) ? undefined : error.problem
}

interface ReadOptions {
  /** Not before this is so. */
  readonly when?: boolean
  /** For so long it is not asked for again; for what hardly changes. */
  readonly freshMs?: number
  /** Keep showing what another input gave until this one's answer is there. */
  readonly keepOld?: boolean
}

/** Reads an endpoint, keeps the answer, and reads it again when a change is told that touches it. */
export function useRead<E extends Endpoint>(endpoint: E, input: Sending<E>, options: ReadOptions = {}): Read<Given<E>> {
  const { when = true, freshMs, keepOld = false } = options
  // The library cannot follow what a generic endpoint gives; between it and us the answer is anything.
  const query = useQuery<unknown, Error, unknown, QueryKey>({
    queryKey: readKey(endpoint, input),
    queryFn: async ({ signal }) => {
      const answer = await call(endpoint, input, { signal })
      if (!answer.ok) throw new NotRead(answer.problem)
      return answer.value
    },
    enabled: when,
    ...(freshMs !== undefined && { staleTime: freshMs }),
    ...(keepOld && { placeholderData: keepPreviousData }),
  })
  return {
    value: query.data as Given<E> | undefined,
    problem: problemOf(query),
    waiting: query.isPending && query.fetchStatus !== 'idle',
    reading: query.isFetching,
    at: query.dataUpdatedAt,
    again: () => void query.refetch(),
  }
}

/** What a component knows of a list that is read page by page. */
export interface ReadPages<Item> extends Omit<Read<readonly Item[]>, 'value'> {
  /** All items of the pages read so far. */
  readonly items: readonly Item[]
  readonly hasMore: boolean
  readonly more: () => void
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** What is asked for next; null at the end. */
  readonly next: string | null
}

type PageIn<E extends Endpoint> = Given<E> extends Page<infer Item> ? Item : never

/** Reads a list page by page (`after`, `next`); `pageOf` finds the page in an answer that holds more than it. */
export function usePages<E extends Endpoint, Item = PageIn<E>>(
  endpoint: E,
  input: Sending<E>,
  options: ReadOptions & { readonly pageOf?: (answer: Given<E>) => Page<Item> } = {},
): ReadPages<Item> {
  const { when = true, freshMs, keepOld = false, pageOf } = options
  const query = useInfiniteQuery<Page<Item>, Error, InfiniteData<Page<Item>>, QueryKey, string | null>({
    // Not the key of useRead: pages are kept in another shape than one answer.
    queryKey: [...readKey(endpoint, input), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      const asked = pageParam === null ? input.query : { ...(input.query as object), after: pageParam }
      const answer = await call(endpoint, { ...input, query: asked } as Sending<E>, { signal })
      if (!answer.ok) throw new NotRead(answer.problem)
      return pageOf ? pageOf(answer.value) : (answer.value as unknown as Page<Item>)
    },
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    enabled: when,
    ...(freshMs !== undefined && { staleTime: freshMs }),
    ...(keepOld && { placeholderData: keepPreviousData }),
  })
  return {
    items: query.data?.pages.flatMap(({ items }) => items) ?? [],
    problem: problemOf(query),
    waiting: query.isPending && query.fetchStatus !== 'idle',
    reading: query.isFetching,
    at: query.dataUpdatedAt,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}
