import type { CourseOutline } from '#common/contract/courses.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { useApi } from '#renderer/api/index.ts'

/** From a look at the library to the click; a course whose files are edited is read anew soon. */
const FRESH_MS = 30_000

interface Read {
  readonly key: string
  readonly at: number
  readonly outline: Promise<CourseOutline>
}

let last: Read | undefined
let listens = false

/** The outline read last is used again for a moment: the button to the next step has asked for it when its course is opened. */
export function readOutline(courseId: string, lang: Locale): Promise<CourseOutline> {
  const { call, subscribe } = useApi()
  if (!listens) subscribe('packs.changed', () => (last = undefined))
  listens = true
  const key = `${courseId} ${lang}`
  if (last?.key === key && performance.now() - last.at < FRESH_MS) return last.outline
  const read: Read = { key, at: performance.now(), outline: call('courses.outline', { courseId, lang }) }
  last = read
  // A failure is asked for again; that of an older question leaves the newer answer.
  read.outline.catch(() => last === read && (last = undefined))
  return read.outline
}
