/** Addresses of pdf.js's character maps for simplified Chinese, beside the page's own files. */
const addresses = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/cmaps/{GB*,UniGB*,Adobe-GB1*}.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
})

/**
 * Fetches a character map for a .pdf that names a Chinese character set without carrying it. The request goes to the
 * place the page came from and says nothing of the file.
 */
export async function readCharacterMap(file: string): Promise<Uint8Array | null> {
  const found = Object.entries(addresses).find(([path]) => path.endsWith(`/${file}`))
  if (!found) return null
  const response = await fetch(found[1])
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
}
