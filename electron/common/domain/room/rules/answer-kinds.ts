import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { CLOUD_WORDS, type RoomAnswerKind } from './answer.ts'

/** The kind of answer that an activity takes; undefined: it takes posts, or nothing. */
export function findAnswerKind(kind: ActivityKind): RoomAnswerKind | undefined {
  switch (kind) {
    case 'poll':
    case 'show-of-hands':
      return 'choice'
    case 'quiz-round':
    case 'pre-test':
    case 'post-test':
      return 'question'
    case 'ranking':
      return 'order'
    case 'scale':
    case 'evaluation':
      return 'ratings'
    case 'stakeholder-matrix':
      return 'places'
    case 'word-cloud':
    case 'question-wall':
    case 'group-work':
    case 'open-question':
      return undefined
    default:
      return assertNever(kind)
  }
}

/** Most posts of one participant to an activity; 0: it takes none. */
export function maxPosts(kind: ActivityKind): number {
  switch (kind) {
    case 'word-cloud':
      return CLOUD_WORDS
    case 'question-wall':
    case 'group-work':
      return 10
    case 'open-question':
      return 3
    case 'evaluation':
      return 1
    default:
      return 0
  }
}
