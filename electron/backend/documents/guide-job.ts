import type { DocumentJob } from './document-job.ts'
import { guideData } from './guide-data.ts'
import type { GuideOnPaper } from './guide-data.ts'
import { picturesOf, type ReadPicture } from './job-pictures.ts'

/** A guide with its pictures. */
export async function guideJob(given: GuideOnPaper, readPicture: ReadPicture): Promise<DocumentJob> {
  const { pictures, nameOf } = await picturesOf(textsOf(given), readPicture)
  return { template: 'guide', data: guideData(given, nameOf), pictures }
}

function textsOf({ guide }: GuideOnPaper): readonly string[] {
  const sessions = guide.sessions.flatMap(session =>
    session.kind === 'session'
      ? [
          session.html,
          session.sayHtml,
          ...session.slides.map(slide => slide.html),
          ...session.activities.map(activity => activity.promptHtml),
        ]
      : [session.html],
  )
  return [guide.html, ...sessions, ...guide.handOuts.map(({ html }) => html)]
}
