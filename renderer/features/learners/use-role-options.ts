import { computed, type ComputedRef } from 'vue'
import { LEARNER_ROLES, type LearnerRole } from '#common/domain/learners/learner.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

/** Labels for the kinds of organisation a learner may work in. */
export function useRoleOptions(): ComputedRef<readonly { readonly value: LearnerRole; readonly label: string }[]> {
  const { t } = useWords()
  const labels: Readonly<Record<LearnerRole, () => string>> = {
    'local-authority': () => t('learners.roles.localAuthority'),
    'national-authority': () => t('learners.roles.nationalAuthority'),
    'civil-society': () => t('learners.roles.civilSociety'),
    'migrant-association': () => t('learners.roles.migrantAssociation'),
    academia: () => t('learners.roles.academia'),
    'international-organisation': () => t('learners.roles.internationalOrganisation'),
    other: () => t('learners.roles.other'),
  }
  return computed(() => LEARNER_ROLES.map(role => ({ value: role, label: labels[role]() })))
}
