import type { Shortening, StepKind } from '#common/domain/guides/workshop-guide.ts'
import { toLanguageTag } from '#renderer/i18n/use-formats.ts'
import { useActivityKindNames } from '#renderer/i18n/use-activity-kind-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

const MINUTES_PER_HOUR = 60

/** What a guide is made of, in the language of the interface. */
export function useGuideWords() {
  const { t, locale, number } = useWords()
  const steps = (): Readonly<Record<StepKind, string>> => ({
    input: t('guides.steps.input'),
    plenary: t('guides.steps.plenary'),
    group: t('guides.steps.group'),
    alone: t('guides.steps.alone'),
    activity: t('guides.steps.activity'),
  })
  function shortening(how: Shortening): string {
    if (how.kind === 'least') return t('guides.least', { count: number(how.minutes) })
    return how.kind === 'drop' ? t('guides.drop') : ''
  }
  /** A time of day, given in minutes after midnight. */
  function clock(minutes: number): string {
    const at = new Date(Date.UTC(2000, 0, 1, Math.floor(minutes / MINUTES_PER_HOUR), minutes % MINUTES_PER_HOUR))
    return new Intl.DateTimeFormat(toLanguageTag(locale()), { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }).format(at)
  }
  return { kind: useActivityKindNames(), step: (kind: StepKind): string => steps()[kind], shortening, clock }
}
