import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'

/** Words that French glues to the next one with an apostrophe; they say nothing to a search. */
const ELIDED: ReadonlySet<string> = new Set(['l', 'd', 'j', 'm', 't', 's', 'n', 'c', 'qu', 'lorsqu', 'puisqu', 'jusqu', 'quoiqu'])

/** What an apostrophe cuts off and nobody looks for: `l'eau`, `d'une`, `council's`. */
export function isParticle(part: string): boolean {
  return ELIDED.has(part)
}

type Ending = readonly [end: RegExp, instead: string]
type LatinLocale = Exclude<Locale, 'ar'>

/**
 * How plurals are taken back, on folded words; the first ending that fits counts. A singular comes out the same as
 * its plural, and the first letter stays. */
const ENDINGS: Readonly<Record<LatinLocale, readonly Ending[]>> = {
  en: [
    [/^(wo)?men$/, '$1man'],
    [/^children$/, 'child'],
    [/(?<=..)ies$/, 'y'],
    [/(?<=.(?:ss|ch|sh|x|zz))es$/, ''],
    [/(?<=..[^sui])s$/, ''],
  ],
  fr: [
    [/^travaux$/, 'travail'],
    [/(?<=.)eaux$/, 'eau'],
    [/(?<=.)aux$/, 'al'],
    [/(?<=..[aeo]u)x$/, ''],
    [/(?<=...)s$/, ''],
  ],
  es: [
    [/(?<=..)ces$/, 'c'],
    [/(?<=..)z$/, 'c'],
    [/(?<=..[^aeiou])es?$/, ''],
    [/(?<=..[aeiou])s$/, ''],
  ],
}

const ARABIC = /^[\u0600-\u06ff]/

/** The other forms by which a folded word is found: its singular, or an Arabic word without what is glued to it. */
export function findStems(form: string, locales: readonly Locale[] = LOCALES): readonly string[] {
  if (ARABIC.test(form)) return arabicStems(form)
  const stems = locales.flatMap(locale => (locale === 'ar' ? [] : (takeEnding(form, ENDINGS[locale]) ?? [])))
  return [...new Set(stems)].filter(stem => stem !== form)
}

function takeEnding(form: string, endings: readonly Ending[]): string | undefined {
  const fitting = endings.find(([end]) => end.test(form))
  return fitting && form.replace(...fitting)
}

/** A word has at least so many letters beside what is glued to it. */
const SHORTEST = 3

function arabicStems(form: string): readonly string[] {
  const stems = [form, ...unglueFront(form)].flatMap(word => [word, ...unglueEnd(word)])
  return [...new Set(stems)].filter(stem => stem !== form)
}

/** `وبالبلدية` → `بالبلدية`, `البلدية`, `بلدية`: and, in, the. Which of them are meant, only the word without them would tell. */
function unglueFront(form: string): readonly string[] {
  const withoutAnd = [form, ...cut(form, /^[وف]/)]
  const withoutIn = withoutAnd.flatMap(word => [word, ...cut(word, /^[بكل]/)])
  const withoutThe = withoutIn.flatMap(word => [word, ...cut(word, /^ال/)])
  const withoutToThe = withoutAnd.flatMap(word => cut(word, /^لل/))
  return [...new Set([...withoutThe, ...withoutToThe])].filter(word => word !== form)
}

/** With these an Arabic word can begin for what is glued to its front, with those it can end for what is glued to its end. */
export const ARABIC_FIRST_LETTERS = 'وفبكلا'
export const ARABIC_LAST_LETTERS = 'اتكمنه'

/**
 * `عاصمتهم` → `عاصمة`, `سياسات` → `سياسة`, `لاجئون` → `لاجئ`, `ملفًا` → `ملف`: whose it is, more than one, the accusative. `ه` stays: folded
 * it may be the `ة` that makes another word.
 */
function unglueEnd(form: string): readonly string[] {
  const owned = [...cut(form, /(?:هما|ها|هم|هن|نا|كم|كن)$/), ...cut(form, /(?<=....)ك$/)].flatMap(restoreFeminine)
  const single = [form, ...owned].flatMap(word => {
    const plural = cut(word, /ات$/)
    const other = [...cut(word, /[وي]ن$/), ...cut(word, /(?<=....)ان$/)].flatMap(restoreFeminine)
    return [...plural, ...plural.map(rest => `${rest}ه`), ...other]
  })
  return [...owned, ...single, ...cut(form, /ا$/)]
}

/** `ة` is written `ت` before an ending. */
function restoreFeminine(word: string): readonly string[] {
  return /[^ا]ت$/.test(word) ? [word, word.replace(/ت$/, 'ه')] : [word]
}

function cut(word: string, glued: RegExp): readonly string[] {
  const rest = word.replace(glued, '')
  return rest === word || rest.length < SHORTEST ? [] : [rest]
}
