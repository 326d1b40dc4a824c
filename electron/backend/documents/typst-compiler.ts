import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler'
import { z } from 'zod'
import type { DocumentJob, DocumentReply } from './document-job.ts'

export interface DocumentCompiler {
  /** The PDF of a job, or Typst's diagnostics when the template fails. Throws only when the compiler itself is broken. */
  readonly compile: (job: DocumentJob) => DocumentReply
}

/**
 * Allocated and freed at the start, as room for what Typst retains per document: otherwise the wasm memory grows with nearly
 * every document, and each growth makes V8 run its garbage collector.
 */
const RESERVED_BYTES = 64 * 1024 * 1024

/** Diagnostics as text with file and line. */
const DIAGNOSTICS_AS_TEXT = 2

const compiled = z.object({ result: z.instanceof(Uint8Array).optional(), diagnostics: z.array(z.unknown()).optional() })

/** Starts Typst with the fonts and templates of `assetsFolder`; it has no access to other files or the network. */
export async function openTypstCompiler(assetsFolder: string): Promise<DocumentCompiler> {
  initSync({ module: await readFile(join(assetsFolder, 'typst.wasm')) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of await readFiles(join(assetsFolder, 'fonts'))) await builder.add_raw_font(font.bytes)
  const compiler = await builder.build()
  for (const template of await readFiles(join(assetsFolder, 'templates'))) compiler.map_shadow(`/${template.name}`, template.bytes)
  compiler.map_shadow('/room', new Uint8Array(RESERVED_BYTES))
  compiler.unmap_shadow('/room')
  return { compile: job => compileJob(compiler, job) }
}

function compileJob(compiler: TypstCompiler, job: DocumentJob): DocumentReply {
  // As a file rather than an input: inputs are part of Typst's library, and a changed library invalidates its cache.
  compiler.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(job.data)))
  for (const { name, bytes } of job.pictures) compiler.map_shadow(`/pictures/${name}`, bytes)
  const { result, diagnostics = [] } = compiled.parse(compiler.compile(`/${job.template}.typ`, undefined, 'pdf', DIAGNOSTICS_AS_TEXT))
  for (const { name } of job.pictures) compiler.unmap_shadow(`/pictures/${name}`)
  // Warnings are bugs too, such as a missing font.
  return result === undefined || diagnostics.length > 0
    ? { kind: 'failed', because: `Typst: ${diagnostics.join('\n')}` }
    : { kind: 'made', pdf: result }
}

async function readFiles(folder: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const names = (await readdir(folder)).toSorted()
  return Promise.all(names.map(async name => ({ name, bytes: await readFile(join(folder, name)) })))
}
