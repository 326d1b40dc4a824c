import { computed, type ComputedRef, type Ref, type ShallowRef, type WritableComputedRef } from 'vue'
import type { BankQuestion, WorkshopBank } from '#common/contract/workshops.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { useApi } from '#renderer/api/index.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { useLoad, type Load } from '#renderer/state/load.ts'
import type { ActivityDraft } from '#renderer/features/workshops/drafts/activity-draft.ts'

export interface QuestionBank {
  /** Choosing another one takes the questions of the bank before out of the activity. */
  readonly bankCourseId: WritableComputedRef<string>
  /** Whether the workshop comes from a module's guide. */
  readonly hasOwnBank: ComputedRef<boolean>
  readonly modules: ComputedRef<readonly { readonly value: string; readonly label: string }[]>
  readonly load: ShallowRef<Load<WorkshopBank>>
  readonly refresh: () => Promise<void>
  readonly findBankQuestion: (id: string) => BankQuestion | undefined
}

/** The bank that the questions of an activity come from. */
export function useQuestionBank(activity: Ref<ActivityDraft>, workshop: () => Workshop): QuestionBank {
  const { locale } = useWords()
  const { call } = useApi()
  const ownCourseId = computed(() => workshop().guide?.courseId ?? '')
  const bankCourseId = computed({ get: () => activity.value.courseId ?? ownCourseId.value, set: chooseBank })
  const library = useLoad(() => call('courses.library', { lang: locale() }), locale)
  const modules = computed(() =>
    library.load.value.kind === 'ready' ? library.load.value.value.map(({ id, title }) => ({ value: id, label: title })) : [],
  )
  const lang = computed(() => workshop().languages[0] ?? 'en')
  const { load, refresh } = useLoad<WorkshopBank>(
    async () =>
      bankCourseId.value === ''
        ? { questions: [], leftOut: 0 }
        : call('workshops.questions', { workshopId: workshop().id, lang: lang.value, courseId: bankCourseId.value }),
    () => [bankCourseId.value, lang.value],
  )
  const byId = computed(() => new Map(load.value.kind === 'ready' ? load.value.value.questions.map(one => [one.id, one]) : []))

  function chooseBank(chosen: string): void {
    const questionIds = activity.value.ownQuestions.map(({ id }) => id)
    const courseId = chosen === '' || chosen === ownCourseId.value ? undefined : chosen
    activity.value = { ...activity.value, courseId, questionIds }
  }

  return {
    bankCourseId,
    hasOwnBank: computed(() => ownCourseId.value !== ''),
    modules,
    load,
    refresh,
    findBankQuestion: id => byId.value.get(id),
  }
}
