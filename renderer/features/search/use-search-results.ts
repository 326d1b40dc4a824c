import { useDebounceFn } from '@vueuse/core'
import { ref, shallowRef, watch, type Ref } from 'vue'
import type { ErrorCode } from '#common/contract/errors.ts'
import type { Hits, NoteHit, SearchFindings } from '#common/contract/study/search.ts'
import { useApi } from '#renderer/api/index.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import { useSessionStore } from '#renderer/state/session.store.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

export interface Results {
  /** The query that they answer. */
  readonly text: string
  readonly courses: SearchFindings
  readonly notes: Hits<NoteHit>
}

const PAUSE_MS = 60
const FEW = 5
const ALL = 100
const NOTHING: Hits<NoteHit> = { total: 0, hits: [] }

/** What a query finds in courses and in the learner's own notes, as it is typed. What was found stays until the next answer is there. */
export function useSearchResults(text: Readonly<Ref<string>>, showsAll: Readonly<Ref<boolean>>) {
  const { call } = useApi()
  const { locale } = useWords()
  const session = useSessionStore()
  const results = shallowRef<Results>()
  const failure = ref<ErrorCode>()
  let latest = 0

  async function search(): Promise<void> {
    const mine = ++latest
    const asked = text.value
    if (asked.trim() === '') return void (results.value = undefined)
    const input = { text: asked, lang: locale(), most: showsAll.value ? ALL : FEW }
    try {
      const notes = session.learner === null ? NOTHING : call('search.notes', input)
      const found = { text: asked, courses: await call('search.courses', input), notes: await notes }
      if (mine !== latest) return
      results.value = found
      failure.value = undefined
    } catch (error) {
      if (mine === latest) failure.value = toErrorCode(error)
    }
  }

  watch([text, showsAll], useDebounceFn(search, PAUSE_MS))
  return { results, failure, search }
}
