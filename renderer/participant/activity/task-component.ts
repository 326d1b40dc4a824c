import type { Component } from 'vue'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import ChoiceTask from './ChoiceTask.vue'
import MatrixTask from './MatrixTask.vue'
import PostsTask from './PostsTask.vue'
import QuizTask from './QuizTask.vue'
import RankingTask from './RankingTask.vue'
import ScaleTask from './ScaleTask.vue'
import TestTask from './TestTask.vue'

/** The component for each kind of activity. */
export function findTaskComponent({ kind, question }: Pick<ActivityView, 'kind' | 'question'>): Component {
  switch (kind) {
    case 'poll':
    case 'show-of-hands':
      return ChoiceTask
    case 'quiz-round':
    case 'pre-test':
    case 'post-test':
      return question === undefined ? TestTask : QuizTask
    case 'word-cloud':
    case 'question-wall':
    case 'open-question':
    case 'group-work':
      return PostsTask
    case 'ranking':
      return RankingTask
    case 'scale':
    case 'evaluation':
      return ScaleTask
    case 'stakeholder-matrix':
      return MatrixTask
    default:
      return assertNever(kind)
  }
}
