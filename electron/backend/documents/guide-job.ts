import type { DocumentJob } from './document-job.ts'
import { buildGuideData } from './guide-data.ts'
import type { GuideDocumentInput } from './guide-data.ts'
import { loadPictures, type ReadPicture } from './job-pictures.ts'

export async function createGuideJob(input: GuideDocumentInput, readPicture: ReadPicture): Promise<DocumentJob> {
  const { pictures, pictureName } = await loadPictures(collectHtml(input), readPicture)
  return { template: 'guide', data: buildGuideData(input, pictureName), pictures }
}

function collectHtml({ guide }: GuideDocumentInput): readonly string[] {
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
