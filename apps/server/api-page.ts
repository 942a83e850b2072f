interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: unknown
  }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }
  readonly responses?: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }
    >
  >
}

const style = `
body { font: 15px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #222; max-width: 60em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.5em } h2 { font-size: 1.1em; margin-top: 2em; border-bottom: 1px solid #ccc }
summary { cursor: pointer; padding: .25em 0 } code, pre { font-family: ui-monospace, Consolas, monospace; font-size: .9em }
summary code { display: inline-block; min-width: 22em } .method { display: inline-block; width: 4em; font-weight: 600 }
pre { background: #f6f6f4; padding: .75em; overflow: auto; max-height: 24em } table { border-collapse: collapse }
td { padding: .15em 1em .15em 0; vertical-align: top }`

/** The interface as one page without scripts, from the OpenAPI document: it works where there is no network. */
export function apiPage(document: Readonly<Record<string, unknown>>): string {
  const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const parts = [...Map.groupBy(all, ({ operation }) => operation.tags?.[0] ?? '')].map(
    ([tag, operations]) => `<h2>${asText(tag)}</h2>${operations.map(operationPart).join('')}`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>台账：接口</title><style>${style}</style>
<h1>台账：接口</h1><p>共${all.length}个。机读的全文在 <a href="/openapi.json">/openapi.json</a>（OpenAPI 3.1）。写入请求须带 <code>X-Taizhang-Request: 1</code>。</p>
${parts.join('\n')}</html>`
}

function operationPart({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const rows = (operation.parameters ?? []).map(
    ({ name, in: where, required, schema }) =>
      `<tr><td><code>${asText(name)}</code><td>${asText(where)}${required ? '，必填' : ''}<td><code>${asText(JSON.stringify(schema ?? {}))}</code>`,
  )
  const body = schemaIn(operation.requestBody?.content)
  const answers = Object.entries(operation.responses ?? {}).map(
    ([status, { description }]) => `<tr><td><code>${asText(status)}</code><td>${asText(description)}`,
  )
  const [good] = Object.values(operation.responses ?? {})
  return `<details><summary><span class="method">${method.toUpperCase()}</span><code>${asText(path)}</code> ${asText(operation.summary ?? '')}</summary>
${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}${body ? `<p>送入</p><pre>${asText(body)}</pre>` : ''}
<table>${answers.join('')}</table>${schemaIn(good?.content) ? `<p>返回</p><pre>${asText(schemaIn(good?.content))}</pre>` : ''}</details>`
}

function schemaIn(content: Readonly<Record<string, { readonly schema?: unknown }>> | undefined): string {
  const [first] = Object.values(content ?? {})
  return first?.schema === undefined ? '' : JSON.stringify(first.schema, null, 2)
}

const asText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
