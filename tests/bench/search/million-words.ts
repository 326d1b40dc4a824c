import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '#backend/search/passage-store.ts'
import { CONTENT_KINDS } from '#common/domain/search/passages.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const WORDS_A_PASSAGE = 80
const PASSAGES_A_SOURCE = 20
const WORDS = 1_000_000
const WORDS_A_SENTENCE = 16

/** Endings that make a small vocabulary as large as that of a whole translated course; none is the most frequent. */
const ENDINGS: Readonly<Record<Locale, readonly string[]>> = {
  en: [''],
  fr: ['', '', '', '', 's', 'e', 'ment', 'ation'],
  es: ['', '', '', '', 's', 'es', 'mente', 'ción'],
  ar: ['', '', '', '', 'ون', 'ات', 'ين', 'ها'],
}

/** The words of the courses in English; of the other languages those of the screens, until the courses are translated. */
function readVocabulary(lang: Locale): readonly string[] {
  const text =
    lang === 'en'
      ? readdirSync(join(root, 'courses'), { recursive: true, encoding: 'utf8' })
          .filter(name => /[\\/]en[\\/].*\.md$/.test(name))
          .sort()
          .map(name => readFileSync(join(root, 'courses', name), 'utf8'))
          .join('\n')
      : ['renderer', 'electron/common'].map(folder => readFileSync(join(root, folder, 'i18n', `${lang}.json`), 'utf8')).join('\n')
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? []
}

/** A million words in four languages, the same in every run, as sources of an index. */
export function millionWords(): readonly Source[] {
  const random = seededRandom(15)
  const sources: Source[] = []
  for (const lang of LOCALES) {
    const vocabulary = readVocabulary(lang)
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
    const word = (): string => `${pick(vocabulary) ?? ''}${pick(ENDINGS[lang]) ?? ''}`
    const count = WORDS / LOCALES.length / WORDS_A_PASSAGE / PASSAGES_A_SOURCE
    for (let number = 0; number < count; number += 1) {
      const item = `${lang}-${number}`
      const passages = Array.from({ length: PASSAGES_A_SOURCE }, () => {
        const words = Array.from({ length: WORDS_A_PASSAGE }, (_, at) => `${word()}${at % WORDS_A_SENTENCE === 0 ? '.' : ''}`)
        return {
          kind: CONTENT_KINDS[random() < 0.7 ? 0 : 1 + Math.floor(random() * 3)] ?? 'lessons',
          item,
          id: '',
          block: 0,
          heading: word(),
          text: words.join(' '),
          aliases: [],
        }
      })
      sources.push({ key: item, courseId: 'large', lang, hash: item, passages })
    }
  }
  return sources
}

/** What is typed, by a reader of that language. */
export interface TypedQuery {
  readonly text: string
  readonly lang: Locale
}

/** Queries as people type them: one to three words of a passage, half of them not to their end, every tenth with a letter left out. */
export function typedQueries(sources: readonly Source[], count: number): readonly TypedQuery[] {
  const random = seededRandom(7)
  const upTo = (most: number): number => Math.floor(random() * most)
  return Array.from({ length: count }, () => {
    const source = sources[upTo(sources.length)]
    const words = source?.passages[upTo(source.passages.length)]?.text.split(/[\s.]+/) ?? []
    const typed = Array.from({ length: 1 + upTo(3) }, () => words[upTo(words.length)] ?? '')
    const last = typed.at(-1) ?? ''
    if (random() < 0.5 && last.length > 3) typed[typed.length - 1] = last.slice(0, 2 + upTo(last.length - 2))
    const [first = ''] = typed
    const cut = 1 + upTo(first.length - 2)
    if (random() < 0.1 && first.length > 4) typed[0] = first.slice(0, cut) + first.slice(cut + 1)
    return { text: typed.join(' '), lang: source?.lang ?? 'en' }
  })
}
