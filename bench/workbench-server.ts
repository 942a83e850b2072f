/** A workbench in a process of its own, for measurements: says its port on standard output, ends when it is asked to. */
import { createWorkbench, openInstallation, serve } from '@taizhang/server'

const [folder = '', databaseUrl] = process.argv.slice(2)
const { database, evidence, seal } = await openInstallation(folder, databaseUrl)
const workbench = createWorkbench({
  database,
  evidence,
  seal,
  // One machine plays hundreds of persons: what holds a single one back must not.
  limits: { requestsPerMinute: 1e9, signInsPerMinute: 1e9 },
})
const { port, stop } = await serve(workbench, { host: '127.0.0.1', ports: [0], page: null })
process.stdout.write(`${port}\n`)
process.once('SIGTERM', async () => {
  await stop()
  await database.close()
})
