import { createServer } from 'vite'
import { root } from './lib.mjs'

/** Imports a TypeScript file of the project; what it imports later, when it runs, is still found. */
export async function importTs(file) {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  })
  return server.environments.ssr.runner.import(file)
}
