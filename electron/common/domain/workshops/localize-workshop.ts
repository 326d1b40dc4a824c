import type { Locale } from '#common/domain/shared/locale.ts'
import { findTitle, type Titled } from './titles.ts'
import type { PlannedEntry, Workshop } from './workshop.ts'

/** The workshop with all titles in one language, for documents. */
export function localizeWorkshop(workshop: Workshop, lang: Locale): Workshop {
  const localize = <T extends Titled>(one: T): T => ({ ...one, title: findTitle(one, lang) })
  return { ...localize(workshop), agenda: workshop.agenda.map((entry): PlannedEntry => localize(entry)) }
}
