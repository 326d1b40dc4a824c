import type { AgendaName } from '#common/domain/guides/workshop-guide.ts'
import { useWords } from './use-words.ts'

/** Names of the agendas of a guide in the interface language. */
export function useAgendaNames(): (name: AgendaName) => string {
  const { t } = useWords()
  const names = (): Readonly<Record<AgendaName, string>> => ({
    short: t('guides.agendas.short'),
    'two-hours': t('guides.agendas.two-hours'),
    'half-day': t('guides.agendas.half-day'),
    'one-day': t('guides.agendas.one-day'),
  })
  return name => names()[name]
}
