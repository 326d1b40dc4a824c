import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from '../build.mjs'
import { onEndSignal } from '../end-signal.mjs'
import { root } from '../lib.mjs'

/** Fixed, so that the page's proxy finds the backend again after each restart. */
const BACKEND_PORT = 4781
const PAGE_PORT = 4782

let backend, watcher, pages

/** The suite in the browser, rebuilt on save: the page is updated in place, and the backend starts again. */
export async function developInBrowser(options) {
  onEndSignal(async () => {
    await Promise.allSettled([endBackend(), watcher?.close(), pages?.close()])
    process.exit(0)
  })
  await build(['documents'])
  const vite = await import('vite')
  await watchBackend(vite, options)
  await servePages(vite)
}

/** The data folder is free for the next one when this resolves. */
async function endBackend() {
  if (backend === undefined || backend.exitCode !== null || backend.signalCode !== null) return
  const ended = once(backend, 'exit')
  backend.kill('SIGTERM')
  await ended
}

/** Runs the newest build; the open page reconnects by itself. */
async function restartBackend(options) {
  await endBackend()
  backend = spawn(
    process.execPath,
    [join(root, 'dist/electron/backend/cli.mjs'), 'serve', '--no-open', '--port', String(BACKEND_PORT), ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  backend.stdout.on('data', chunk => {
    const key = /^ready http:\/\/[^/]+(\/enter\S+)$/m.exec(String(chunk))?.[1]
    if (key === undefined) return
    console.log(`backend ready; the page: http://127.0.0.1:${PAGE_PORT}${key}`)
  })
}

async function watchBackend(vite, options) {
  const backendConfig = { configFile: join(root, 'build/config/vite.backend.config.ts'), logLevel: 'warn', configLoader: 'bundle' }
  await vite.build({ ...backendConfig, mode: 'launchers' })
  watcher = await vite.build({ ...backendConfig, mode: 'programs', build: { watch: {} } })
  watcher.on('event', event => {
    if (event.code === 'END') void restartBackend(options)
    if (event.code === 'ERROR') console.error(event.error)
  })
}

async function servePages(vite) {
  const target = `http://127.0.0.1:${BACKEND_PORT}`
  const proxied = { target, changeOrigin: true, headers: { Origin: target } }
  pages = await vite.createServer({
    configFile: join(root, 'build/config/vite.renderer.config.ts'),
    configLoader: 'bundle',
    server: {
      host: '127.0.0.1',
      port: PAGE_PORT,
      strictPort: true,
      proxy: { '/link': { ...proxied, ws: true }, '/files': proxied, '/enter': proxied },
    },
  })
  await pages.listen()
}
