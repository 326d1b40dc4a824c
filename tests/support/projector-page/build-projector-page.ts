import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the projector alone, as the page builds it. @returns its folder */
export async function buildProjectorPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'projector-page-'))
  await build({
    configFile: fileURLToPath(new URL('../../../build/config/vite.renderer.config.ts', import.meta.url)),
    configLoader: 'bundle',
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  return outDir
}
