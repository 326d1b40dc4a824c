import type { RouteLocationRaw } from 'vue-router'
import type { NoteHit, SearchHit } from '#common/contract/study/search.ts'
import type { ContentKind } from '#common/domain/search/passages.ts'

export type HitKind = ContentKind | 'notes'

/** So many marked words are enough to see where one is. */
const MOST_WORDS = 12

/** The page with what was found; `find` has the words to mark there, `block` or `at` where they are. */
export function hitRoute(kind: HitKind, hit: SearchHit | NoteHit): RouteLocationRaw {
  const { courseId, item, id, block } = hit
  const find = hit.words.slice(0, MOST_WORDS).join(' ')
  if (kind === 'glossary') return { name: 'terms', query: { q: hit.heading.text, find } }
  if (kind === 'documents') return { name: 'documents', query: { at: `document-${courseId}-${id}`, find } }
  if ('attemptId' in hit && hit.attemptId !== undefined)
    return { name: 'attempt', params: { courseId, attemptId: hit.attemptId }, query: { find } }
  if ('highlightId' in hit && hit.highlightId !== undefined)
    return { name: 'lesson', params: { courseId, lessonId: item }, query: { note: hit.highlightId } }
  if (item === '') return { name: 'course', params: { courseId } }
  const query = { find, ...(block === undefined ? {} : { block: String(block) }) }
  return { name: 'lesson', params: { courseId, lessonId: item }, query }
}
