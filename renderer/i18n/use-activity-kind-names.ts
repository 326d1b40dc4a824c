import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { useWords } from './use-words.ts'

/** What a kind of activity is called: in a guide, a workshop and the room alike. */
export function useActivityKindNames(): (kind: ActivityKind) => string {
  const { t } = useWords()
  const words: Readonly<Record<ActivityKind, () => string>> = {
    poll: () => t('guides.kinds.poll'),
    'quiz-round': () => t('guides.kinds.quiz-round'),
    'word-cloud': () => t('guides.kinds.word-cloud'),
    'question-wall': () => t('guides.kinds.question-wall'),
    ranking: () => t('guides.kinds.ranking'),
    scale: () => t('guides.kinds.scale'),
    'stakeholder-matrix': () => t('guides.kinds.stakeholder-matrix'),
    'group-work': () => t('guides.kinds.group-work'),
    'open-question': () => t('guides.kinds.open-question'),
    'pre-test': () => t('guides.kinds.pre-test'),
    'post-test': () => t('guides.kinds.post-test'),
    evaluation: () => t('guides.kinds.evaluation'),
    'show-of-hands': () => t('guides.kinds.show-of-hands'),
  }
  return kind => words[kind]()
}
