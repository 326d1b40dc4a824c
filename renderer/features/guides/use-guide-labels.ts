import type { Shortening, StepKind } from '#common/domain/guides/workshop-guide.ts'
import { toLanguageTag } from '#renderer/i18n/use-formats.ts'
import { useActivityKindNames } from '#renderer/i18n/use-activity-kind-names.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

const MINUTES_PER_HOUR = 60

/** Labels and times of a guide in the interface language. */
export function useGuideLabels() {
  const { t, locale, duration } = useWords()
  const steps = (): Readonly<Record<StepKind, string>> => ({
    input: t('guides.steps.input'),
    plenary: t('guides.steps.plenary'),
    group: t('guides.steps.group'),
    alone: t('guides.steps.alone'),
    activity: t('guides.steps.activity'),
  })
  function shortening(rule: Shortening): string {
    if (rule.kind === 'least') return t('guides.canBeShortened', { time: duration(rule.minutes) })
    return rule.kind === 'drop' ? t('guides.canBeSkipped') : ''
  }
  /** @param minutes after midnight */
  function formatTime(minutes: number): string {
    const at = new Date(Date.UTC(2000, 0, 1, Math.floor(minutes / MINUTES_PER_HOUR), minutes % MINUTES_PER_HOUR))
    return new Intl.DateTimeFormat(toLanguageTag(locale()), {
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }).format(at)
  }
  return {
    kind: useActivityKindNames(),
    step: (kind: StepKind): string => steps()[kind],
    shortening,
    formatTime,
  }
}
