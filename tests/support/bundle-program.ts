import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { contractHash } from '../../build/config/contract-hash.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles a TypeScript file into `<folder>/<name>.mjs`, as the product's programs are, and gives its path. */
export async function bundleProgram(source: string, folder: string, name: string, external: readonly string[] = []): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { __CONTRACT_HASH__: JSON.stringify(contractHash(root)) },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { [name]: source },
        external: [...external],
        // Two programs may have a chunk of one name and hash with exports named otherwise.
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: `${name}-chunks/[name]-[hash].mjs` },
      },
    },
  })
  return join(folder, `${name}.mjs`)
}
