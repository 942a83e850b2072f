import { listIndicators, type Output } from '@taizhang/contract'
import { useMemo } from 'react'
import { useRead } from '../client/use-read.ts'

const FRESH_MS = 300_000

/** An indicator with its card (口径). */
export type ShownIndicator = Output<typeof listIndicators>['items'][number]

/** All indicators by key, read once and kept; undefined until they are there. */
export function useIndicators(): ReadonlyMap<string, ShownIndicator> | undefined {
  const items = useRead(listIndicators, {}, { freshMs: FRESH_MS }).value?.items
  return useMemo(() => items && new Map(items.map((indicator) => [indicator.key, indicator])), [items])
}
