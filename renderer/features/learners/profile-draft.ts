import type { InputOf } from '#common/contract/index.ts'
import type { Learner, LearnerRole } from '#common/domain/learners/learner.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** A profile being edited; an empty text means "not specified". */
export interface ProfileDraft {
  name: string
  organisation: string
  role: LearnerRole | ''
  country: string
}

export function toProfileDraft(learner: Learner | null): ProfileDraft {
  return {
    name: learner?.name ?? '',
    organisation: learner?.organisation ?? '',
    role: learner?.role ?? '',
    country: learner?.country ?? '',
  }
}

/** Empty optional fields are removed. */
export function toProfileChange(draft: ProfileDraft): InputOf<'learners.change'> {
  return {
    name: draft.name.trim(),
    organisation: draft.organisation.trim(),
    role: draft.role === '' ? null : draft.role,
    country: draft.country === '' ? null : draft.country,
  }
}

export function toNewLearner(draft: ProfileDraft, locale: Locale): InputOf<'learners.create'> {
  return {
    name: draft.name.trim(),
    organisation: draft.organisation.trim(),
    role: draft.role === '' ? undefined : draft.role,
    country: draft.country === '' ? undefined : draft.country,
    locale,
  }
}
