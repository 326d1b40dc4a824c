import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The data of every document below settings and learners, by path; what memory of older generations there is counts for nothing. */
export async function readContents(root: string): Promise<Readonly<Record<string, unknown>>> {
  const names = await readdir(root, { recursive: true })
  const documents = names.filter(name => /^(settings\.json|learners\/.*\.json)$/.test(name.replaceAll('\\', '/')))
  return Object.fromEntries(await Promise.all(documents.sort().map(async name => [name, await readData(join(root, name))])))
}

async function readData(path: string): Promise<unknown> {
  const envelope: { readonly data?: unknown } = JSON.parse(await readFile(path, 'utf8'))
  return envelope.data
}
