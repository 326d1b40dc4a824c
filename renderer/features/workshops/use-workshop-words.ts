import type { ActivityKind } from '../../../electron/common/domain/workshops/activity-kinds.ts'
import { tagOf } from '../../i18n/use-formats.ts'
import { useWords } from '../../i18n/use-words.ts'

const MINUTES_PER_HOUR = 60

/** What a workshop is made of, in the language of the interface. */
export function useWorkshopWords() {
  const { t, locale, date } = useWords()
  const kinds = (): Readonly<Record<ActivityKind, string>> => ({
    poll: t('guides.kinds.poll'),
    'quiz-round': t('guides.kinds.quiz-round'),
    'word-cloud': t('guides.kinds.word-cloud'),
    'question-wall': t('guides.kinds.question-wall'),
    ranking: t('guides.kinds.ranking'),
    scale: t('guides.kinds.scale'),
    'stakeholder-matrix': t('guides.kinds.stakeholder-matrix'),
    'group-work': t('guides.kinds.group-work'),
    'open-question': t('guides.kinds.open-question'),
    'pre-test': t('guides.kinds.pre-test'),
    'post-test': t('guides.kinds.post-test'),
    evaluation: t('guides.kinds.evaluation'),
    'show-of-hands': t('guides.kinds.show-of-hands'),
  })

  /** A time of day, given in minutes after midnight. */
  function clock(minutes: number): string {
    const at = new Date(Date.UTC(2000, 0, 1, Math.floor(minutes / MINUTES_PER_HOUR) % 24, minutes % MINUTES_PER_HOUR))
    return new Intl.DateTimeFormat(tagOf(locale()), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }).format(at)
  }

  /** First and last day; empty: none is fixed. */
  function days(from: string, to: string): string {
    if (from === '') return ''
    return to === '' || to === from ? date(from) : t('workshops.days', { from: date(from), to: date(to) })
  }

  return { kind: (kind: ActivityKind): string => kinds()[kind], clock, days }
}
