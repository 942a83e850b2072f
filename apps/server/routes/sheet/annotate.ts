import { annotateSheet } from '@taizhang/contract'
import { attachment } from '../../attachment.ts'
import { importUpload, sheetUpload } from '../../import-request.ts'
import { route, succeeded } from '../../route.ts'

export default route(annotateSheet, async ({ params, query }, request) => {
  const upload = await sheetUpload(request, params.key, query)
  if (!upload.ok) return upload
  const result = await importUpload(request, upload.value, 'try')
  if (!result.ok) return result
  const pieces: Uint8Array[] = []
  for await (const piece of result.value.annotated()) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  return succeeded(attachment(`${query.name.replace(/\.\w+$/, '')}（已标出问题）.xlsx`, bytes, bytes.length))
})
