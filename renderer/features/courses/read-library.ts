import type { CourseSummary } from '#common/contract/courses.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { useApi } from '#renderer/api/index.ts'

let prefetched: { readonly lang: Locale; readonly courses: Promise<readonly CourseSummary[]> } | undefined

/** Asks for the library before its page is drawn. @returns what tells when the answer is there */
export function prefetchLibrary(lang: Locale): Promise<unknown> {
  const { call, subscribe } = useApi()
  const courses = call('courses.library', { lang })
  courses.catch(() => undefined)
  prefetched = { lang, courses }
  subscribe('packs.changed', () => (prefetched = undefined))
  return courses
}

/** What was prefetched in this language is used once; after that the library is read anew. */
export function readLibrary(lang: Locale): Promise<readonly CourseSummary[]> {
  const courses = prefetched?.lang === lang ? prefetched.courses : useApi().call('courses.library', { lang })
  prefetched = undefined
  return courses
}
