import { isMap, isSeq } from 'yaml'
import type { Document } from 'yaml'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { Locale, LocaleText } from '#common/domain/shared/locale.ts'
import { QUIZ_LIMITS } from '../quiz-limits.ts'
import { findKey, openYaml, printYaml, typedText } from './edit-yaml.ts'

/** What `course.yaml` says, as typed: the form shows what is wrong beside it. */
export interface CourseSettings {
  readonly title: LocaleText
  readonly summary: LocaleText
  readonly version: string
  readonly original: string
  /** Minutes. */
  readonly duration: string
  /** Per cent. */
  readonly passMark: string
  /** How many questions an attempt draws; '': all. */
  readonly quizQuestions: string
  /** Minutes for an attempt; '': any. */
  readonly quizMinutes: string
  /** How many attempts there are; '': any number. */
  readonly quizTries: string
  /** Hours between two attempts; '': none. */
  readonly quizWait: string
  readonly competencies: readonly string[]
  readonly prerequisites: readonly string[]
}

/** A change of one field. A text of one language that is empty is taken out. */
export type SettingChange =
  | { readonly key: 'title' | 'summary'; readonly lang: Locale; readonly text: string }
  | { readonly key: 'version' | 'original' | 'duration' | 'passMark' | QuizSetting; readonly text: string }
  | { readonly key: 'competencies' | 'prerequisites'; readonly ids: readonly string[] }

/** What stands under `quiz:`, by the key it has there. */
const QUIZ_KEYS = { quizQuestions: 'questions', quizMinutes: 'minutes', quizTries: 'tries', quizWait: 'wait' } as const
type QuizSetting = keyof typeof QUIZ_KEYS

/** Undefined when the text is so broken that a form cannot show it. */
export function readCourseSettings(text: string): CourseSettings | undefined {
  const yaml = openYaml(text)
  if (yaml === undefined) return undefined
  const at = (...path: readonly string[]): unknown => yaml.getIn([findKey(yaml, path[0] ?? ''), ...path.slice(1)], true)
  const words = (key: string): LocaleText =>
    isMap(at(key)) ? Object.fromEntries(LOCALES.map(lang => [lang, typedText(at(key, lang))]).filter(([, word]) => word !== '')) : {}
  const ids = (key: string): readonly string[] => {
    const list = at(key)
    return isSeq(list) ? list.items.map(typedText).filter(id => id !== '') : []
  }
  const ofQuiz = (key: QuizSetting): string => (isMap(at('quiz')) ? typedText(at('quiz', QUIZ_KEYS[key])) : '')
  return {
    title: words('title'),
    summary: words('summary'),
    version: typedText(at('version')),
    original: typedText(at('original')),
    duration: typedText(at('duration')),
    passMark: typedText(at('passMark')),
    quizQuestions: ofQuiz('quizQuestions'),
    quizMinutes: ofQuiz('quizMinutes'),
    quizTries: ofQuiz('quizTries'),
    quizWait: ofQuiz('quizWait'),
    competencies: ids('competencies'),
    prerequisites: ids('prerequisites'),
  }
}

/** `course.yaml` with one field changed; comments, unknown keys and the rest stay as they are. */
export function withCourseSetting(text: string, change: SettingChange): string {
  const yaml = openYaml(text)
  if (yaml === undefined) return text
  if ('ids' in change) setList(yaml, findKey(yaml, change.key), change.ids)
  else if ('lang' in change) setWord(yaml, findKey(yaml, change.key), change.lang, change.text)
  else if (isQuizSetting(change.key)) setNested(yaml, [findKey(yaml, 'quiz'), QUIZ_KEYS[change.key]], toScalar(change.text))
  else if (change.key === 'original' && change.text === '') yaml.delete(findKey(yaml, 'original'))
  else yaml.set(findKey(yaml, change.key), change.key === 'version' ? change.text : toScalar(change.text))
  return printYaml(yaml, text)
}

function isQuizSetting(key: string): key is QuizSetting {
  return Object.hasOwn(QUIZ_KEYS, key)
}

/** Digits become a number; anything else stays as typed, and is told. */
function toScalar(text: string): string | number {
  const typed = text.trim()
  return /^\d{1,9}$/.test(typed) ? Number(typed) : typed
}

function setWord(yaml: Document, key: string, lang: Locale, text: string): void {
  setNested(yaml, [key, lang], text)
}

function setNested(yaml: Document, path: readonly [string, string], value: string | number): void {
  const [key, inner] = path
  const before = yaml.get(key)
  if (value === '') {
    if (isMap(before)) before.delete(inner)
    if (isMap(before) && before.items.length === 0) yaml.delete(key)
  } else if (isMap(before)) before.set(inner, value)
  else yaml.set(key, yaml.createNode({ [inner]: value }))
}

/** Entries that stay keep their comments. */
function setList(yaml: Document, key: string, ids: readonly string[]): void {
  const before = yaml.get(key)
  if (!isSeq(before)) return yaml.set(key, yaml.createNode(ids, { flow: true }))
  const known = before.items.map(typedText)
  before.items = [
    ...before.items.filter((_, index) => ids.includes(known[index] ?? '')),
    ...ids.filter(id => !known.includes(id)).map(id => yaml.createNode(id)),
  ]
}

export type SettingField = keyof CourseSettings

const VERSION = /^\d+\.\d+\.\d+$/
const isWhole = (text: string, least: number, most: number): boolean => {
  const typed = text.trim()
  return /^\d{1,9}$/.test(typed) && Number(typed) >= least && Number(typed) <= most
}

/** The fields that a course cannot be packed with. `bank`: how many questions the course's bank has. */
export function findWrongSettings(settings: CourseSettings, bank: number): ReadonlySet<SettingField> {
  const { title, summary, version, original, duration, passMark, quizQuestions, quizMinutes, quizTries, quizWait } = settings
  const isRight: readonly (readonly [SettingField, boolean])[] = [
    ['title', Object.keys(title).length > 0],
    ['summary', Object.keys(summary).length > 0],
    ['version', VERSION.test(version)],
    ['original', original === '' || LOCALES.some(lang => lang === original)],
    ['duration', isWhole(duration, 1, Number.MAX_SAFE_INTEGER)],
    ['passMark', isWhole(passMark, 1, 100)],
    ['quizQuestions', quizQuestions === '' || isWhole(quizQuestions, 1, bank)],
    ['quizMinutes', quizMinutes === '' || isWhole(quizMinutes, 1, QUIZ_LIMITS.minutes)],
    ['quizTries', quizTries === '' || isWhole(quizTries, 1, QUIZ_LIMITS.tries)],
    ['quizWait', quizWait === '' || isWhole(quizWait, 1, QUIZ_LIMITS.waitHours)],
  ]
  return new Set(isRight.flatMap(([field, right]) => (right ? [] : [field])))
}
