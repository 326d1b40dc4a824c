import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler'
import { z } from 'zod'
import type { DocumentJob } from './document-job.ts'

export interface DocumentCompiler {
  /** The PDF of a job. Throws with Typst's own words when the template refuses the data. */
  readonly compile: (job: DocumentJob) => Uint8Array
}

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
  return { compile: job => pdfOf(compiler, job) }
}

function pdfOf(compiler: TypstCompiler, job: DocumentJob): Uint8Array {
  const inputs = [['data', JSON.stringify(job.data)]]
  const { result, diagnostics } = compiled.parse(compiler.compile(`/${job.template}.typ`, inputs, 'pdf', DIAGNOSTICS_AS_TEXT))
  // A warning is a mistake of ours too: a font that is not there, text that could not be set.
  if (result === undefined || (diagnostics?.length ?? 0) > 0) throw new Error(`Typst: ${diagnostics?.join('\n') ?? 'no document'}`)
  return result
}

async function filesOf(folder: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const names = (await readdir(folder)).toSorted()
  return Promise.all(names.map(async name => ({ name, bytes: await readFile(join(folder, name)) })))
}
