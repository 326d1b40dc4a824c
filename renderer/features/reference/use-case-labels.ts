import type { CaseTheme } from '#common/domain/courses/case-facts.ts'
import { toLanguageTag } from '#renderer/i18n/use-formats.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** Names of themes, goals and countries in the interface language. */
export function useCaseLabels() {
  const { t, locale } = useWords()
  const themes = (): Readonly<Record<CaseTheme, string>> => ({
    planning: t('reference.themes.planning'),
    data: t('reference.themes.data'),
    coordination: t('reference.themes.coordination'),
    cooperation: t('reference.themes.cooperation'),
    services: t('reference.themes.services'),
    rights: t('reference.themes.rights'),
    gender: t('reference.themes.gender'),
    work: t('reference.themes.work'),
    enterprise: t('reference.themes.enterprise'),
    remittances: t('reference.themes.remittances'),
    diaspora: t('reference.themes.diaspora'),
    integration: t('reference.themes.integration'),
    reintegration: t('reference.themes.reintegration'),
    participation: t('reference.themes.participation'),
    protection: t('reference.themes.protection'),
    youth: t('reference.themes.youth'),
  })
  /** The short titles of the seventeen Sustainable Development Goals as the United Nations gives them. */
  const goals = (): readonly string[] => [
    t('reference.goals.g1'),
    t('reference.goals.g2'),
    t('reference.goals.g3'),
    t('reference.goals.g4'),
    t('reference.goals.g5'),
    t('reference.goals.g6'),
    t('reference.goals.g7'),
    t('reference.goals.g8'),
    t('reference.goals.g9'),
    t('reference.goals.g10'),
    t('reference.goals.g11'),
    t('reference.goals.g12'),
    t('reference.goals.g13'),
    t('reference.goals.g14'),
    t('reference.goals.g15'),
    t('reference.goals.g16'),
    t('reference.goals.g17'),
  ]
  return {
    theme: (theme: CaseTheme): string => themes()[theme],
    goal: (number: number): string => goals()[number - 1] ?? '',
    country: (code: string): string => new Intl.DisplayNames([toLanguageTag(locale())], { type: 'region' }).of(code) ?? code,
  }
}
