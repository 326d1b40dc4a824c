import { extname } from 'node:path'
import type { DocumentJob, DocumentPicture } from './document-job.ts'
import { guideData } from './guide-data.ts'
import type { GuideOnPaper } from './guide-data.ts'
import { picturesIn } from './rich-content.ts'

/** Reads a picture of a course by the address it has in a text; undefined: there is none. */
export type ReadPicture = (src: string) => Promise<Uint8Array | undefined>

/** What Typst can draw. */
const DRAWN = ['.svg', '.png', '.jpg', '.jpeg', '.gif', '.webp']

/** A guide with its pictures, each once. */
export async function guideJob(given: GuideOnPaper, readPicture: ReadPicture): Promise<DocumentJob> {
  const pictures = new Map<string, DocumentPicture>()
  for (const src of new Set(textsOf(given).flatMap(picturesIn))) {
    const type = extname(src).toLowerCase()
    const bytes = DRAWN.includes(type) ? await readPicture(src) : undefined
    if (bytes !== undefined) pictures.set(src, { name: `${pictures.size}${type}`, bytes })
  }
  return { template: 'guide', data: guideData(given, src => pictures.get(src)?.name), pictures: [...pictures.values()] }
}

function textsOf({ guide }: GuideOnPaper): readonly string[] {
  const sessions = guide.sessions.flatMap(session => (session.kind === 'session' ? [session.html, session.sayHtml, ...session.slides.map(slide => slide.html), ...session.activities.map(activity => activity.promptHtml)] : [session.html]))
  return [guide.html, ...sessions, ...guide.handOuts.map(({ html }) => html)]
}
