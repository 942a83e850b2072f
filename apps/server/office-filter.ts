import { isUsedBy, originKey, type TenantSetup } from '@taizhang/store'
import { type Failed, failed } from './route.ts'

type Kind = Parameters<typeof isUsedBy>[2]

/** Definitions that an office has to do with, each with where it comes from; all of them where no office is named. */
export function usedBy<T extends { readonly key: string }>(
  setup: TenantSetup,
  kind: Kind,
  definitions: Iterable<T>,
  org: string | undefined,
): { readonly ok: true; readonly items: readonly (T & { readonly origin?: OriginView })[] } | Failed<'unknown-org'> {
  if (org !== undefined && !setup.orgs.has(org)) return failed('unknown-org', 'org', '没有这个单位。')
  const items: (T & { readonly origin?: OriginView })[] = []
  for (const definition of definitions) {
    if (org !== undefined && !isUsedBy(setup, org, kind, definition.key)) continue
    const origin = originView(setup, kind, definition.key)
    items.push(origin ? { ...definition, origin } : definition)
  }
  return { ok: true, items }
}

/** Where a definition comes from, as answers show it. */
export interface OriginView {
  readonly pack: string | null
  readonly version: number | null
  readonly org: string | null
  readonly retired: boolean
}

/** Of a definition that a pack or an office brought; undefined for what the jurisdiction was set up with. */
export function originView(setup: TenantSetup, kind: Kind, key: string): OriginView | undefined {
  const origin = setup.origins.get(originKey(kind, key))
  return origin && { pack: origin.pack, version: origin.version, org: origin.org, retired: origin.retired }
}
