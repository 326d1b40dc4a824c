import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { copyDocumentsAssets } from '../../build/copy-documents-assets.mjs'

export interface BuiltDocuments {
  readonly assetsFolder: string
  readonly workerFile: string
  readonly remove: () => Promise<void>
}

/** The real worker and its assets, built as the product's are, in a folder of their own. */
export async function builtDocuments(): Promise<BuiltDocuments> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-documents-'))
  const assetsFolder = join(folder, 'documents')
  await Promise.all([copyDocumentsAssets(assetsFolder), buildWorker(folder)])
  return { assetsFolder, workerFile: join(folder, 'typst-worker.mjs'), remove: () => rm(folder, { recursive: true, force: true }) }
}

async function buildWorker(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { 'typst-worker': fileURLToPath(new URL('../../electron/backend/documents/typst-worker.ts', import.meta.url)) },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  })
}
