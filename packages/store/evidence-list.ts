import type { EntryId, PersonId } from '@taizhang/ledger'
import type { Queryable } from './database.ts'
import type { EvidenceFile } from './evidence.ts'

const columns = 'v.hash, v.size_bytes as "sizeBytes", v.media_type as "mediaType", v.name'

/** The files that an entry ever used, oldest first. */
export const evidenceOfEntry = (
  transaction: Queryable,
  tenant: string,
  entry: EntryId,
): Promise<readonly EvidenceFile[]> =>
  transaction.query<EvidenceFile>(
    `select ${columns} from evidence_use u join evidence v on v.tenant_id = u.tenant_id and v.hash = u.hash
     where u.tenant_id = $1 and u.entry_id = $2 order by v.added_at, v.hash`,
    [tenant, entry],
  )

/** A file that some entry or task which the transaction sees uses, or that the person added; null for any other. */
export async function visibleEvidence(
  transaction: Queryable,
  tenant: string,
  hash: string,
  person: PersonId,
): Promise<EvidenceFile | null> {
  const [file] = await transaction.query<EvidenceFile>(
    `select ${columns} from evidence v
     where v.tenant_id = $1 and v.hash = $2
       and (v.added_by = $3 or exists (select from evidence_use u where u.tenant_id = $1 and u.hash = $2)
         or exists (select from task_evidence u where u.tenant_id = $1 and u.hash = $2))`,
    [tenant, hash, person],
  )
  return file ?? null
}
