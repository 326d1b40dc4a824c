import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler'
import { z } from 'zod'
import type { DocumentJob, DocumentReply } from './document-job.ts'

export interface DocumentCompiler {
  /** The PDF of a job, or Typst's own words when the template refuses the data. Throws only when the compiler is broken. */
  readonly compile: (job: DocumentJob) => DocumentReply
}

/**
 * Memory taken and given back at the start, for what Typst keeps of each document: without it the wasm memory grows with
 * nearly every document, and each time it does V8 takes it for a new one and collects its garbage.
 */
const ROOM_BYTES = 64 * 1024 * 1024

/** Typst's words with file and line, as a terminal would show them. */
const DIAGNOSTICS_AS_TEXT = 2

const compiled = z.object({ result: z.instanceof(Uint8Array).optional(), diagnostics: z.array(z.unknown()).optional() })

/** Starts Typst with the fonts and templates of `assetsFolder`; it sees no other file and no network. */
export async function openTypstCompiler(assetsFolder: string): Promise<DocumentCompiler> {
  initSync({ module: await readFile(join(assetsFolder, 'typst.wasm')) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of await filesOf(join(assetsFolder, 'fonts'))) await builder.add_raw_font(font.bytes)
  const compiler = await builder.build()
  for (const template of await filesOf(join(assetsFolder, 'templates'))) compiler.map_shadow(`/${template.name}`, template.bytes)
  compiler.map_shadow('/room', new Uint8Array(ROOM_BYTES))
  compiler.unmap_shadow('/room')
  return { compile: job => replyOf(compiler, job) }
}

function replyOf(compiler: TypstCompiler, job: DocumentJob): DocumentReply {
  // As a file, not as an input: an input is part of Typst's library, and with another library nothing drawn before is used again.
  compiler.map_shadow('/data.json', new TextEncoder().encode(JSON.stringify(job.data)))
  for (const { name, bytes } of job.pictures) compiler.map_shadow(`/pictures/${name}`, bytes)
  const { result, diagnostics = [] } = compiled.parse(compiler.compile(`/${job.template}.typ`, undefined, 'pdf', DIAGNOSTICS_AS_TEXT))
  for (const { name } of job.pictures) compiler.unmap_shadow(`/pictures/${name}`)
  // A warning is a mistake of ours too: a font that is not there, a text that could not be set.
  return result === undefined || diagnostics.length > 0
    ? { kind: 'failed', because: `Typst: ${diagnostics.join('\n')}` }
    : { kind: 'made', pdf: result }
}

async function filesOf(folder: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const names = (await readdir(folder)).toSorted()
  return Promise.all(names.map(async name => ({ name, bytes: await readFile(join(folder, name)) })))
}
