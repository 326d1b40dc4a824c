import type { LessonBlock } from '#common/domain/courses/course.ts'
import type { Question } from '../question.ts'
import { findLessonOfTopic } from '../topics.ts'

/** A level-2 heading of a lesson; `html` is what it says. */
export interface LessonHeading {
  readonly id: string
  readonly html: string
}

/** A lesson, and the heading in it under which something is taught; undefined: the lesson as a whole. */
export interface LessonPlace<L> {
  readonly lesson: L
  readonly heading: LessonHeading | undefined
}

interface TaughtLesson {
  readonly id: string
  readonly blocks: readonly LessonBlock[]
  /** The knowledge checks among the blocks. */
  readonly checks: readonly Question[]
}

/** Where a question is answered: at the place that it names, else where its topic is taught. Undefined: no lesson is known to. */
export function findPlaceOfQuestion<L extends TaughtLesson>(
  { lesson: named, competencies }: Pick<Question, 'lesson' | 'competencies'>,
  lessons: readonly L[],
): LessonPlace<L> | undefined {
  if (named !== undefined)
    for (const lesson of lessons) {
      if (lesson.id === named) return { lesson, heading: undefined }
      const places = listHeadings(lesson.blocks).filter(({ block }) => findBlockId(block) === named)
      if (places.length > 0) return { lesson, heading: places[0]?.heading }
    }
  return findPlaceOfTopic(competencies[0], lessons)
}

/** Where a topic is taught. Where several parts of the lesson check it, nobody could say which of them a question is about. */
export function findPlaceOfTopic<L extends TaughtLesson>(
  competencyId: string | undefined,
  lessons: readonly L[],
): LessonPlace<L> | undefined {
  const lesson = findLessonOfTopic(competencyId, lessons)
  if (lesson === undefined || competencyId === undefined) return undefined
  const headings = listHeadings(lesson.blocks)
    .filter(({ block }) => block.kind === 'check' && block.question.competencies.includes(competencyId))
    .map(({ heading }) => heading)
  return { lesson, heading: headings.every(heading => heading?.id === headings[0]?.id) ? headings[0] : undefined }
}

function findBlockId(block: LessonBlock): string | undefined {
  if (block.kind === 'check') return block.question.id
  return 'id' in block ? block.id : undefined
}

const HEADING = /<h2 id="([^"]+)">(.*?)<\/h2>/gs

/** Each block with the last heading above it. */
function listHeadings(
  blocks: readonly LessonBlock[],
): readonly { readonly block: LessonBlock; readonly heading: LessonHeading | undefined }[] {
  let heading: LessonHeading | undefined
  return blocks.map(block => {
    const [, id, html] = (block.kind === 'prose' ? [...block.html.matchAll(HEADING)].at(-1) : undefined) ?? []
    if (id !== undefined && html !== undefined) heading = { id, html }
    return { block, heading }
  })
}
