import { visibleEvidence } from '@taizhang/store'
import type { SignedRequest } from './services.ts'

/** The first of some files that the caller neither uploaded nor sees: tying it to a thing of theirs would let them read it. */
export async function hiddenEvidence(
  { services, tenant, orgs, caller }: SignedRequest,
  hashes: Iterable<string>,
): Promise<string | undefined> {
  const all = [...new Set(hashes)]
  if (all.length === 0) return undefined
  return services.store.read({ tenant, orgs }, async (transaction) => {
    for (const hash of all) if ((await visibleEvidence(transaction, tenant, hash, caller.person)) === null) return hash
    return undefined
  })
}

export const hiddenEvidenceMessage = '佐证文件还没有上传成功，请重新上传。'
