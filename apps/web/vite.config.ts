import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Puts a compressed copy beside every file that shrinks, once, so that the server sends it without any work. */
const compressedCopies: Plugin = {
  name: 'compressed-copies',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const file of readdirSync(join(dir, 'assets'))) {
      if (!/\.(?:js|css|txt|json|svg)$/.test(file)) continue
      const path = join(dir, 'assets', file)
      const content = readFileSync(path)
      const compressed = gzipSync(content, { level: 9 })
      if (compressed.length < content.length * 0.9) writeFileSync(`${path}.gz`, compressed)
    }
  },
}

// The page is served under a policy without inline scripts and without other hosts: everything is a file of its own. Scenes have
// addresses several folders deep and all of them get the same index.html, so files are named from the root.
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), compressedCopies],
  worker: { format: 'es' },
  // For work on the page: the interface comes from a workbench that runs on its usual port.
  server: {
    proxy: Object.fromEntries(['/api', '/healthz', '/openapi.json'].map((path) => [path, 'http://127.0.0.1:4870'])),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Browsers of the last five years, among them the Chromium kernels that Chinese office browsers carry.
    target: ['chrome108', 'edge108', 'firefox115', 'safari16'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // One file, in the order in which main.tsx imports: the schemas are told first what they may not do.
          groups: [{ name: 'contract', test: /schemas-without-eval|packages\/contract\/|node_modules\/zod\// }],
        },
      },
    },
  },
})
