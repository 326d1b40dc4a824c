import { createHash } from 'node:crypto'
import { hostileZip, type ZipEntry, type ZipLies } from './hostile-zip.ts'

/** A small whole course of one lesson, as it stands in a pack. */
export function coursePackFiles(courseId = 'small-town', version = '1.0.0', lesson = 'Who lives here?'): ReadonlyMap<string, Buffer> {
  return new Map(
    Object.entries({
      [`${courseId}/course.yaml`]: `id: ${courseId}\nversion: ${version}\ntitle: { en: A small town }\nsummary: { en: One lesson. }\nduration: 10\npassMark: 70\ncompetencies: [count]\n`,
      [`${courseId}/en/01-first.md`]: `---\nid: first\ntitle: First\nminutes: 10\nobjectives:\n  - Count\n---\n\n${lesson} The registry knows [@7].\n\n![A circle.](../media/circle.svg)\n`,
      [`${courseId}/en/quiz.md`]:
        '---\ntitle: Quiz\n---\n\n## One {#one kind=true-false competency=count}\n\nIt is so.\n\n- [x] True {#true}\n  > Yes.\n- [ ] False {#false}\n  > No.\n',
      [`${courseId}/en/glossary.md`]: '---\ntitle: Glossary\n---\n\n## Town {#town}\n\nA place.\n',
      [`${courseId}/media/circle.svg`]: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>\n',
      'competencies.yaml': '- id: count\n  title: { en: Count }\n',
      'sources.yaml': '- id: 7\n  title: A register\n',
    }).map(([path, text]) => [path, Buffer.from(text)]),
  )
}

type Manifest = Readonly<Record<string, unknown>>

/** The manifest that is true of these files. */
export function makeManifest(files: ReadonlyMap<string, Uint8Array>, courseId = 'small-town', version = '1.0.0'): Manifest {
  const listed = [...files].map(([path, content]) => ({
    path,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }))
  return {
    format: 1,
    course: courseId,
    version,
    languages: ['en'],
    bytes: listed.reduce((sum, file) => sum + file.bytes, 0),
    files: listed,
  }
}

export interface PackLies {
  /** What the manifest says instead. */
  readonly manifest?: (manifest: Manifest) => unknown
  /** What an entry says instead. */
  readonly entry?: (entry: ZipEntry) => ZipEntry
  /** Entries that the manifest does not know. */
  readonly more?: readonly ZipEntry[]
  readonly zip?: ZipLies
}

/** A pack written by hand, with lies. */
export function packWith(files: ReadonlyMap<string, Uint8Array>, lies: PackLies = {}, courseId = 'small-town', version = '1.0.0'): Buffer {
  const manifest = makeManifest(files, courseId, version)
  const said = Buffer.from(JSON.stringify(lies.manifest?.(manifest) ?? manifest))
  const entries: ZipEntry[] = [
    { name: 'jmdipack.json', content: said, deflate: true },
    ...[...files].map(([name, content]) => ({ name, content, deflate: content.length > 0 })),
  ]
  return hostileZip([...entries.map(entry => lies.entry?.(entry) ?? entry), ...(lies.more ?? [])], lies.zip)
}

/** Changes one file's entry only. */
export function changeEntry(path: string, change: Partial<ZipEntry>): (entry: ZipEntry) => ZipEntry {
  return entry => (entry.name === path ? { ...entry, ...change } : entry)
}
