import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { QuestionView } from '#common/domain/quizzes/question.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { CalloutTone, LessonBlock } from './course.ts'

/** The blocks a learner receives: without facilitator notes and slides, and checks without their answer key. */
export type LessonBlockView =
  | { readonly kind: 'prose'; readonly html: string }
  | { readonly kind: 'figure'; readonly src: string; readonly alt: string; readonly caption: string | undefined }
  /** A recording; `html` is its transcript. */
  | { readonly kind: 'audio'; readonly src: string; readonly title: string; readonly html: string }
  | { readonly kind: 'callout'; readonly tone: CalloutTone; readonly title: string; readonly html: string }
  | { readonly kind: 'case' | 'town' | 'activity' | 'reflection'; readonly id: string; readonly title: string; readonly html: string }
  | { readonly kind: 'check'; readonly question: QuestionView }

export function toBlockViews(blocks: readonly LessonBlock[]): readonly LessonBlockView[] {
  return blocks.flatMap(toBlockView)
}

function toBlockView(block: LessonBlock): readonly LessonBlockView[] {
  switch (block.kind) {
    case 'facilitator':
    case 'slide':
      return []
    case 'check':
      return [{ kind: 'check', question: toQuestionView(block.question) }]
    case 'case':
      return [{ kind: 'case', id: block.id, title: block.title, html: block.html }]
    case 'prose':
    case 'figure':
    case 'audio':
    case 'callout':
    case 'town':
    case 'activity':
    case 'reflection':
      return [block]
    default:
      return assertNever(block)
  }
}
