import { computed, type ComputedRef } from 'vue'
import type { AgendaName } from '#common/domain/guides/workshop-guide.ts'
import type { TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { useLoad, type Loaded } from '#renderer/state/load.ts'

interface Asked {
  /** '': none is chosen yet. */
  readonly courseId: string
  readonly agenda: AgendaName
}

interface GuideLanguages extends Loaded<readonly TextCoverage[]> {
  /** The chosen module has no guide. False while that is not known: what is there may still be about the one chosen before. */
  readonly hasNone: ComputedRef<boolean>
}

/** The languages of a module's guide, read anew for each choice. */
export function useGuideLanguages(asked: () => Asked, read: (asked: Asked) => Promise<readonly TextCoverage[]>): GuideLanguages {
  let about = ''
  const { load, refresh } = useLoad(
    async () => {
      const now = asked()
      const found = now.courseId === '' ? [] : await read(now)
      about = now.courseId
      return found
    },
    () => Object.values(asked()),
  )
  const hasNone = computed(() => {
    const { courseId } = asked()
    return load.value.kind === 'ready' && load.value.value.length === 0 && courseId !== '' && courseId === about
  })
  return { load, refresh, hasNone }
}
