import { LESSON_FILE, languagePreference } from '#common/domain/courses/choose-lessons.ts'
import { COURSE_MANIFEST } from '#common/domain/courses/course-pages.ts'
import { parseLessonId } from '#common/domain/courses/parse-lesson-head.ts'
import { notedOriginal, originalHash, withOriginal } from '#common/domain/courses/translation.ts'
import { foldPath } from '#common/domain/packs/pack-path.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { withCourseSetting } from './course-settings.ts'
import { linksToAny, rewriteLinks } from './rewrite-links.ts'

/** A file of a course before and after a change; undefined: there is none. */
export interface FileChange {
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

export type FilePlan =
  /** `path`: where the chosen file is now; undefined when it is gone. */
  | { readonly kind: 'planned'; readonly changes: readonly FileChange[]; readonly path: string | undefined }
  | { readonly kind: 'refused'; readonly because: 'bad-name' | 'taken' | 'fixed-name' | 'gone' }

export interface PlannedCourse {
  /** Every text of the course by path: `en/quiz.md`. */
  readonly texts: ReadonlyMap<string, string>
  readonly original: Locale
  /** Paths of files that are there but cannot be read. */
  readonly unreadable?: readonly string[]
}

const SLUG = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,59}$/u

/** Gives a lesson's file another name behind its number; translations of the same name follow, and all links. */
export function planRename(course: PlannedCourse, path: string, slug: string): FilePlan {
  const name = nameOf(path)
  if (!LESSON_FILE.test(name)) return { kind: 'refused', because: 'fixed-name' }
  if (!course.texts.has(path)) return { kind: 'refused', because: 'gone' }
  const wanted = slug.trim().normalize('NFC')
  if (!SLUG.test(wanted)) return { kind: 'refused', because: 'bad-name' }
  const before = slugOf(name)
  const moves = listVersions(course, path).filter(one => slugOf(nameOf(one)) === before)
  return planMoves(course, new Map(moves.map(one => [one, `${folderOf(one)}/${numberOf(nameOf(one))}-${wanted}.md`])), path)
}

/** Puts a lesson at another place (from 0) among the lessons of its language: the numbers of the files change, and all links. */
export function planMove(course: PlannedCourse, path: string, to: number): FilePlan {
  if (!LESSON_FILE.test(nameOf(path))) return { kind: 'refused', because: 'fixed-name' }
  if (!course.texts.has(path)) return { kind: 'refused', because: 'gone' }
  const order = listLessons(course, path)
  const rest = order.filter(one => one !== path)
  const next = [...rest.slice(0, Math.max(0, to)), path, ...rest.slice(Math.max(0, to))]
  const width = Math.max(2, ...order.map(one => numberOf(nameOf(one)).length))
  const numbers = chooseNumbers(order)
  const moves = new Map<string, string>()
  next.forEach((lesson, index) => {
    const number = String(numbers[index] ?? index + 1).padStart(width, '0')
    for (const one of listVersions(course, lesson)) moves.set(one, `${folderOf(one)}/${number}-${slugOf(nameOf(one))}.md`)
  })
  return planMoves(course, new Map([...moves, ...makeRoom(course, moves, width)]), path)
}

/** Lessons that only a translation has go to the next free number when one that was moved has theirs. */
function makeRoom({ texts }: PlannedCourse, moves: ReadonlyMap<string, string>, width: number): ReadonlyMap<string, string> {
  const lessons = [...texts.keys()].filter(one => isPage(one) && LESSON_FILE.test(nameOf(one)))
  const toNumber = (path: string): number => Number.parseInt(nameOf(path))
  const used = new Set(lessons.map(one => toNumber(moves.get(one) ?? one)))
  const room = new Map<string, string>()
  for (const [from, to] of moves)
    for (const one of lessons) {
      if (from === to || moves.has(one) || room.has(one) || folderOf(one) !== folderOf(to) || toNumber(one) !== toNumber(to)) continue
      let number = toNumber(one)
      while (used.has(number)) number += 1
      used.add(number)
      room.set(one, `${folderOf(one)}/${String(number).padStart(width, '0')}-${slugOf(nameOf(one))}.md`)
    }
  return room
}

/** Takes a file out; that of the original with its translations. Links to it become their words. */
export function planDelete(course: PlannedCourse, path: string): FilePlan {
  if (path === COURSE_MANIFEST || !course.texts.has(path)) return { kind: 'refused', because: 'fixed-name' }
  const { next, dead } = takeOut(course, path)
  for (const [one, text] of next)
    if (isPage(one))
      next.set(
        one,
        rewriteLinks(text, name => (dead.has(name) ? 'gone' : undefined)),
      )
  const manifest = next.get(COURSE_MANIFEST)
  if (dead.has('quiz.md') && manifest !== undefined)
    next.set(COURSE_MANIFEST, withCourseSetting(manifest, { key: 'quizQuestions', text: '' }))
  return { kind: 'planned', changes: listChanges(course, keepNotes(course, next, new Map())), path: undefined }
}

/** The files in which links go dead when `path` is deleted as `planDelete` does. */
export function findLinking(course: PlannedCourse, path: string): readonly string[] {
  const { next, dead } = takeOut(course, path)
  return [...next].filter(([one, text]) => isPage(one) && linksToAny(text, dead)).map(([one]) => one)
}

/** `next`: the texts that stay; `dead`: the names of files that no language has any more. */
function takeOut(course: PlannedCourse, path: string): { readonly next: Map<string, string>; readonly dead: ReadonlySet<string> } {
  const gone = new Set(folderOf(path) === course.original ? listVersions(course, path) : [path])
  const next = new Map([...course.texts].filter(([one]) => !gone.has(one)))
  const names = new Set([...next.keys()].map(nameOf))
  return { next, dead: new Set([...gone].map(nameOf).filter(name => !names.has(name))) }
}

/** The lessons of a file's language in their order. */
export function listLessons({ texts }: PlannedCourse, path: string): readonly string[] {
  return [...texts.keys()]
    .filter(one => folderOf(one) === folderOf(path) && LESSON_FILE.test(nameOf(one)))
    .toSorted((one, other) => Number.parseInt(nameOf(one)) - Number.parseInt(nameOf(other)) || (one < other ? -1 : 1))
}

/** Numbers stay as they are unless two lessons share one. */
function chooseNumbers(order: readonly string[]): readonly number[] {
  const numbers = order.map(one => Number.parseInt(nameOf(one)))
  return new Set(numbers).size === numbers.length ? numbers : order.map((_, index) => index + 1)
}

/** A file in all its languages: lessons by id, other files by name. */
function listVersions({ texts }: PlannedCourse, path: string): readonly string[] {
  const name = nameOf(path)
  const id = LESSON_FILE.test(name) ? parseLessonId(texts.get(path) ?? '') : undefined
  return [...texts.keys()].filter(one => {
    if (one === path) return true
    if (!isPage(one) || folderOf(one) === folderOf(path)) return false
    return id === undefined ? nameOf(one) === name : LESSON_FILE.test(nameOf(one)) && parseLessonId(texts.get(one) ?? '') === id
  })
}

function planMoves(course: PlannedCourse, moves: ReadonlyMap<string, string>, path: string): FilePlan {
  const next = new Map<string, string>()
  const taken = new Set([...course.texts.keys(), ...(course.unreadable ?? [])].filter(one => !moves.has(one)).map(foldPath))
  for (const to of moves.values()) {
    if (taken.has(foldPath(to))) return { kind: 'refused', because: 'taken' }
    taken.add(foldPath(to))
  }
  for (const [one, text] of course.texts) {
    const to = moves.get(one) ?? one
    next.set(to, isPage(one) ? rewriteLinks(text, findTarget(course, moves, folderOf(one))) : text)
  }
  return { kind: 'planned', changes: listChanges(course, keepNotes(course, next, moves)), path: moves.get(path) ?? path }
}

/** A link means the file of its own language, else the original's, else any other: see `lessonIdsByFile`. */
function findTarget(
  { texts, original }: PlannedCourse,
  moves: ReadonlyMap<string, string>,
  folder: string,
): (name: string) => string | undefined {
  const own = LOCALES.find(lang => lang === folder) ?? original
  return name => {
    const from = languagePreference(own, original)
      .map(lang => `${lang}/${name}`)
      .find(one => texts.has(one))
    const to = from === undefined ? undefined : moves.get(from)
    return to === undefined || to === from ? undefined : nameOf(to)
  }
}

/** Mended links make no translation out of date: it notes the new hash where it had the old one. */
function keepNotes(
  { texts, original }: PlannedCourse,
  next: Map<string, string>,
  moves: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>()
  for (const [one, text] of texts) {
    const after = next.get(moves.get(one) ?? one)
    if (folderOf(one) === original && after !== undefined && after !== text) hashes.set(originalHash(text), originalHash(after))
  }
  for (const [one, text] of next) {
    const hash = folderOf(one) === original || !isPage(one) ? undefined : hashes.get(notedOriginal(text) ?? '')
    if (hash !== undefined) next.set(one, withOriginal(text, hash))
  }
  return next
}

function listChanges({ texts }: PlannedCourse, next: ReadonlyMap<string, string>): readonly FileChange[] {
  return [...new Set([...texts.keys(), ...next.keys()])]
    .map(path => ({ path, before: texts.get(path), after: next.get(path) }))
    .filter(({ before, after }) => before !== after)
}

const nameOf = (path: string): string => path.slice(path.indexOf('/') + 1)
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.indexOf('/')))
const numberOf = (name: string): string => /^\d+/.exec(name)?.[0] ?? ''
const slugOf = (name: string): string => name.slice(numberOf(name).length + 1, -'.md'.length)
const isPage = (path: string): boolean => LOCALES.some(lang => path.startsWith(`${lang}/`)) && path.endsWith('.md')
