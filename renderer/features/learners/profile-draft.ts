import type { InputOf } from '#common/contract/index.ts'
import type { Learner, LearnerRole } from '#common/domain/learners/learner.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** A profile while it is being written: an empty text is "not said". */
export interface ProfileDraft {
  name: string
  organisation: string
  role: LearnerRole | ''
  country: string
}

export function draftOf(learner: Learner | null): ProfileDraft {
  return {
    name: learner?.name ?? '',
    organisation: learner?.organisation ?? '',
    role: learner?.role ?? '',
    country: learner?.country ?? '',
  }
}

/** As a change: what is empty now is taken back. */
export function changeOf(draft: ProfileDraft): InputOf<'learners.change'> {
  return {
    name: draft.name.trim(),
    organisation: draft.organisation.trim(),
    role: draft.role === '' ? null : draft.role,
    country: draft.country === '' ? null : draft.country,
  }
}

export function profileOf(draft: ProfileDraft, locale: Locale): InputOf<'learners.create'> {
  return {
    name: draft.name.trim(),
    organisation: draft.organisation.trim(),
    role: draft.role === '' ? undefined : draft.role,
    country: draft.country === '' ? undefined : draft.country,
    locale,
  }
}
