import { useWords } from '#renderer/i18n/use-words.ts'
import type { GroupKind } from './list-groups.ts'

export function useGroupNames(): Readonly<Record<GroupKind, () => string>> {
  const { t } = useWords()
  return {
    places: () => t('search.groups.places'),
    actions: () => t('search.groups.actions'),
    lessons: () => t('search.groups.lessons'),
    glossary: () => t('courses.glossary.title'),
    cases: () => t('search.groups.cases'),
    documents: () => t('reference.documents.title'),
    notes: () => t('search.groups.notes'),
  }
}
