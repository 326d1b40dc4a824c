import type { LessonBlockView } from '#common/contract/courses.ts'
import type { DocumentJob } from '#backend/documents/document-job.ts'
import { loadPictures, type ReadPicture } from '#backend/documents/job-pictures.ts'
import type { QuestionItem, QuestionView } from '#common/domain/quizzes/question.ts'
import { figureHtml } from './booklet-blocks.ts'
import { buildBookletData, type BookletInput } from './booklet-data.ts'

export async function createBookletJob(input: BookletInput, readPicture: ReadPicture): Promise<DocumentJob> {
  const htmls = input.lessons.flatMap(({ view }) => view.blocks.flatMap(listHtml))
  const { pictures, pictureName } = await loadPictures(htmls, readPicture)
  return { template: 'booklet', data: buildBookletData(input, pictureName), pictures }
}

function listHtml(block: LessonBlockView): readonly string[] {
  if (block.kind === 'figure') return [figureHtml(block)]
  if (block.kind !== 'check') return [block.html]
  const { question } = block
  return [question.stemHtml, ...listItems(question).map(({ html }) => html)]
}

function listItems(question: QuestionView): readonly QuestionItem[] {
  switch (question.kind) {
    case 'matching':
      return question.premises
    case 'likert':
      return question.statements
    case 'ordering':
      return question.items
    default:
      return 'options' in question ? question.options : []
  }
}
