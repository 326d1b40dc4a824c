import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnchor, findAnchor, findTranslated } from '#common/domain/notes/anchor.ts'
import { joinParagraphs, type LessonText } from '#common/domain/notes/lesson-text.ts'

const lessonOf = (...texts: readonly string[]): LessonText =>
  joinParagraphs(texts.map((text, paragraph) => ({ block: 'prose:1', paragraph, text })))

function anchorOf(lesson: LessonText, quote: string, from = 0) {
  const start = lesson.text.indexOf(quote, from)
  const anchor = createAnchor(lesson, { start, end: start + quote.length }, 'en')
  if (start === -1 || anchor === undefined) throw new Error(`not in the lesson: ${quote}`)
  return anchor
}

function wordsAt(lesson: LessonText, anchor: ReturnType<typeof anchorOf>): string | undefined {
  const place = findAnchor(lesson, anchor)
  return place.kind === 'found' ? lesson.text.slice(place.start, place.end) : undefined
}

/** Letters of the Latin and the Arabic alphabet; few of them, so that sentences come to be alike. */
const word = fc.oneof(fc.stringMatching(/^[abc]{3,7}$/), fc.stringMatching(/^[ابت]{3,7}$/))
const sentence = fc.array(word, { minLength: 5, maxLength: 12 }).map(words => `${words.join(' ')}.`)
const sentences = fc.uniqueArray(sentence, { minLength: 3, maxLength: 12 })
/** A lesson, and which of its sentences is highlighted. */
const highlighted = sentences.chain(list => fc.tuple(fc.constant(list), fc.nat(list.length - 1)))
const toLesson = (list: readonly string[], perParagraph = 3): LessonText =>
  lessonOf(...list.flatMap((_, at) => (at % perParagraph === 0 ? [list.slice(at, at + perParagraph).join(' ')] : [])))

describe('a highlight in a lesson that was edited', () => {
  it('is not moved by paragraphs that are added elsewhere', () => {
    fc.assert(
      fc.property(highlighted, sentence, fc.nat(5), ([list, chosen], added, at) => {
        const lesson = toLesson(list)
        const quote = list[chosen] ?? ''
        const anchor = anchorOf(lesson, quote)
        const paragraphs = lesson.paragraphs.map(({ text }) => text)
        const place = Math.min(at, paragraphs.length)
        const edited = lessonOf(...paragraphs.slice(0, place), `New: ${added}`, ...paragraphs.slice(place))
        const found = findAnchor(edited, anchor)
        const was = lesson.text.indexOf(quote)
        const shift = edited.text.length - lesson.text.length
        const begins = edited.starts[place] ?? 0
        expect(found).toMatchObject({ kind: 'found', start: was >= begins ? was + shift : was })
      }),
      { numRuns: 500 },
    )
  })

  it('is in no wrong place once its sentence is deleted', () => {
    fc.assert(
      fc.property(highlighted, ([list, chosen]) => {
        const anchor = anchorOf(toLesson(list), list[chosen] ?? '')
        expect(findAnchor(toLesson(list.toSpliced(chosen, 1)), anchor)).toEqual({ kind: 'changed' })
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps its sentence when one letter of it is corrected', () => {
    fc.assert(
      fc.property(highlighted, fc.nat(), ([list, chosen], letter) => {
        const quote = list[chosen] ?? ''
        const at = letter % quote.length
        const corrected = `${quote.slice(0, at)}z${quote.slice(at + 1)}`
        const anchor = anchorOf(toLesson(list), quote)
        expect(wordsAt(toLesson(list.with(chosen, corrected)), anchor)).toBe(corrected)
      }),
      { numRuns: 500 },
    )
  })

  it('is told apart from the same sentence elsewhere by what stands around it', () => {
    const twice = 'Ask the town hall first.'
    const lesson = lessonOf(`Before you travel far. ${twice} It is open daily.`, `Before you sign a lease. ${twice} Bring your papers.`)
    const second = anchorOf(lesson, twice, 40)
    const edited = lessonOf('A new opening.', ...lesson.paragraphs.map(({ text }) => text))
    expect(findAnchor(edited, second)).toMatchObject({ kind: 'found', paragraph: 2 })
    expect(findAnchor(lessonOf(lesson.paragraphs[0]?.text ?? ''), second)).toEqual({ kind: 'changed' })
  })

  it('follows its sentence to another place of the lesson', () => {
    const moved = 'Every resident may speak at the council.'
    const lesson = lessonOf(`First this. ${moved}`, 'Then something else entirely.')
    expect(wordsAt(lessonOf('Then something else entirely.', `And so: ${moved}`), anchorOf(lesson, moved))).toBe(moved)
  })

  it('does not take a sentence that differs in a month for the deleted one', () => {
    const [march, may] = ['The office issues permits in March.', 'The office issues permits in May.']
    const anchor = anchorOf(lessonOf(`Note. ${march} ${may} Come early.`), march)
    expect(findAnchor(lessonOf(`Note. ${may} Come early.`), anchor)).toEqual({ kind: 'changed' })
  })

  it('does not take a word for the same word of another sentence', () => {
    const anchor = anchorOf(lessonOf('Pay the levy in the spring of the year.', 'Then rest.'), 'levy')
    expect(findAnchor(lessonOf('Then rest.', 'Nobody else collects a levy from you now.'), anchor)).toEqual({ kind: 'changed' })
  })

  it('may reach over several paragraphs', () => {
    const lesson = lessonOf('One two three.', 'Four five six.', 'Seven.')
    expect(wordsAt(lessonOf('Zero.', 'One two three.', 'Four five six.', 'Seven.'), anchorOf(lesson, 'three.\nFour five six.'))).toBe(
      'three.\nFour five six.',
    )
  })
})

describe('a highlight in another language', () => {
  const english = lessonOf('One.', 'Two.')
  const place = { block: 'prose:1', paragraph: 1 }

  it('is at the same paragraph of the same block', () => {
    expect(findTranslated(english, place, lessonOf('واحد.', 'اثنان.'))).toMatchObject({ text: 'اثنان.' })
  })

  it('is at the beginning of the block when its paragraphs are others', () => {
    expect(findTranslated(english, place, lessonOf('واحد.', 'و.', 'اثنان.'))).toMatchObject({ text: 'واحد.' })
  })

  it('is nowhere when the block is not there', () => {
    expect(findTranslated(english, { block: 'gone', paragraph: 0 }, lessonOf('واحد.'))).toBeUndefined()
  })
})
