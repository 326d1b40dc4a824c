import type { InsertedKind } from '#common/domain/courses/edit/inserted-kinds.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** The names of what the *Insert* menu offers. */
export function useInsertLabels(): Readonly<Record<InsertedKind, () => string>> {
  const { t } = useWords()
  return {
    note: () => t('authoring.insert.note'),
    tip: () => t('authoring.insert.tip'),
    warning: () => t('authoring.insert.warning'),
    gender: () => t('authoring.insert.gender'),
    rights: () => t('authoring.insert.rights'),
    data: () => t('authoring.insert.data'),
    case: () => t('authoring.insert.case'),
    town: () => t('authoring.insert.town'),
    activity: () => t('authoring.insert.activity'),
    reflection: () => t('authoring.insert.reflection'),
    facilitator: () => t('authoring.insert.facilitator'),
    slide: () => t('authoring.insert.slide'),
    table: () => t('authoring.insert.table'),
    single: () => t('authoring.insert.single'),
    multiple: () => t('authoring.insert.multiple'),
    'true-false': () => t('authoring.insert.trueFalse'),
    gap: () => t('authoring.insert.gap'),
    numeric: () => t('authoring.insert.numeric'),
    short: () => t('authoring.insert.short'),
    matching: () => t('authoring.insert.matching'),
    ordering: () => t('authoring.insert.ordering'),
    likert: () => t('authoring.insert.likert'),
    open: () => t('authoring.insert.open'),
  }
}
