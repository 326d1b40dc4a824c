import fc from 'fast-check'
import type { GiftImportOptions } from '#common/domain/quizzes/gift/import-gift.ts'
import type { WrittenOption, WrittenQuestion } from '#common/domain/quizzes/gift/written-question.ts'

export const COMPETENCIES = ['read-figures', 'speak-plainly']

export const importTerms: GiftImportOptions = {
  title: undefined,
  otherwise: 'Quiz',
  competencies: new Set(COMPETENCIES),
  trueFalse: ['True', 'False'],
  htmlToMarkdown: html => html.replace(/<[^>]*>/g, ''),
}

/** Words in which every sign of GIFT occurs, and letters of several scripts. */
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('money', 'commune', 'été', 'الهجرة', 'año', 'मित्र', '48 000', '6.5') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'a=b',
      'x~y',
      '50%',
      'C#',
      'a:b',
      '::',
      '3:1',
      'back\\slash',
      '\\n',
      '{brace}',
      '}',
      '#',
      '%50%',
      '~%50%',
      '=',
      '//',
      '->x',
      '"quoted"',
      'it’s',
      '&amp',
      '$1',
      '@all',
      '(so)',
      'a/b',
      '**strong**',
      '`code{}`',
      '[plain]',
      '[html]x',
    ),
  },
)
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map(found => `A ${found.join(' ')} z`)
/** Markdown of one or more paragraphs. */
const markdown = fc.array(words, { minLength: 1, maxLength: 3 }).map(found => found.join('\n\n'))
const line = words
/** What a learner types: without a sign that means something there. */
const typed = fc
  .oneof(
    words,
    fc.constantFrom(
      '50% of it',
      '%50% of it',
      'a*b',
      '*',
      '[html] tag',
      'T',
      '10:30',
      'a=b',
      '#1',
      '~',
      'List<Age>',
      '<name>',
      '5 < 6',
      'a &lt; b',
    ),
  )
  .map(text => text.replaceAll('->', '→').replaceAll('[html]', 'html'))
const id = fc.constantFrom('one', 'two', 'three', 'stock-or-flow', 'a1', 'residents')
const feedback = fc.option(markdown, { nil: undefined })
const distinct = <T>(item: fc.Arbitrary<T>, by: (found: T) => unknown, range: { minLength: number; maxLength: number }) =>
  fc.uniqueArray(item, { selector: by, ...range })

const bareHead = fc.record({
  id,
  title: words,
  points: fc.constantFrom(1, 1, 2, 10),
  competencies: fc.subarray(COMPETENCIES),
  stem: markdown,
  explanation: fc.option(markdown, { nil: undefined }),
})
const head = fc
  .tuple(bareHead, fc.option(id, { nil: undefined }))
  .map(([bare, lesson]) => (lesson === undefined ? bare : { ...bare, lesson }))

function withRights(options: readonly WrittenOption[], rights: readonly number[]): readonly WrittenOption[] {
  return options.map((option, index) => ({ ...option, right: rights.includes(index) }))
}

const option = fc.record({ id, right: fc.constant(false), text: line, feedback })
const options = distinct(option, found => found.id, { minLength: 2, maxLength: 5 })
const single = fc.tuple(head, options, fc.boolean()).map(([given, found, isFixed]): WrittenQuestion => ({
  ...given,
  kind: 'single',
  options: withRights(found, [found.length - 1]),
  ...(isFixed ? { keepsOrder: true } : {}),
}))
const multiple = fc.tuple(head, options).map(([given, found]): WrittenQuestion => ({
  ...given,
  kind: 'multiple',
  options: withRights(
    found,
    found.map((_, index) => index).filter(index => index % 2 === 0),
  ),
}))
const trueFalse = fc
  .tuple(head, fc.boolean(), fc.boolean(), feedback, feedback)
  .map(([given, isTrue, turned, one, other]): WrittenQuestion => {
    const made = [
      { id: 'true', right: isTrue, text: 'True', feedback: one },
      { id: 'false', right: !isTrue, text: 'False', feedback: other },
    ]
    return { ...given, kind: 'true-false', options: turned ? made.toReversed() : made }
  })
const decimal = fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(1, 10, 1000)).map(([whole, by]) => whole / by)
const number = fc.record({ id, right: fc.boolean(), value: decimal, tolerance: fc.constantFrom(0, 0.1, 5), feedback })
const numeric = fc
  .tuple(
    head,
    distinct(number, found => found.id, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(undefined, '%', 'per cent'),
  )
  .map(([given, found, unit]): WrittenQuestion => ({
    ...given,
    kind: 'numeric',
    unit,
    numbers: found.map((one, index) => (index === 0 ? { ...one, right: true } : one)),
  }))
const answer = fc.record({ id, right: fc.boolean(), text: typed, feedback })
const short = fc
  .tuple(
    head,
    distinct(answer, found => found.id, { minLength: 1, maxLength: 4 }),
  )
  .map(([given, found]): WrittenQuestion => ({
    ...given,
    kind: 'short',
    answers: found.map((one, index) => (index === 0 ? { ...one, right: true } : one)),
  }))
const accepted = fc.uniqueArray(
  typed
    .map(text =>
      text
        .replace(/[|[\]{}*`~\\]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(text => text !== ''),
  { minLength: 1, maxLength: 3 },
)
/** Signs that begin emphasis or code in Markdown could end inside the gap. */
const gap = fc
  .tuple(
    head,
    line.map(text => text.replace(/[*`~]/g, '')),
    accepted,
    fc.constantFrom('', '.', ', so it is', ')'),
  )
  .map(([given, before, answers, after]): WrittenQuestion => ({
    ...given,
    kind: 'gap',
    stem: `${before} [${answers.join('|')}]{#money}${after}`,
    gaps: [{ id: 'money', accepted: answers }],
  }))
const open = head.chain(given =>
  fc
    .option(markdown, { nil: undefined })
    .map((model): WrittenQuestion => ({ ...given, points: 0, explanation: undefined, kind: 'open', model })),
)

const item = fc.record({ id, text: line.map(text => text.replaceAll('->', '→')) })
const items = distinct(item, found => found.id, { minLength: 3, maxLength: 5 }).filter(areDistinct)
/** Plain, on one line, each with a number of its own. */
const matchText = fc
  .tuple(line, fc.integer({ min: 0, max: 9 }))
  .map(([text, last]) => `${text.replace(/->|[[*`\]&_]/g, '')} ${last}`.replace(/\s+/g, ' '))
const matching = fc
  .tuple(
    head,
    items,
    fc.uniqueArray(matchText, { minLength: 8, maxLength: 8, selector: text => text.toLowerCase() }),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([given, found, texts, extras]): WrittenQuestion => {
    const toMatch = (index: number) => ({ id: `match-${index}`, text: texts[index] ?? '' })
    return {
      ...given,
      kind: 'matching',
      pairs: found.map((one, index) => ({ ...one, match: toMatch(index) })),
      extras: Array.from({ length: extras }, (_, index) => toMatch(found.length + index)),
    }
  })
const ordering = fc.tuple(head, items).map(([given, found]): WrittenQuestion => ({ ...given, kind: 'ordering', items: found }))
const likert = fc
  .tuple(head, items, fc.constantFrom(['Never', 'Often'], ['Not at all', 'A little', 'Fully']))
  .map(([given, found, scale]): WrittenQuestion => ({ ...given, points: 0, kind: 'likert', statements: found, scale }))

function areDistinct(found: readonly { readonly text: string }[]): boolean {
  return new Set(found.map(({ text }) => text.toLowerCase())).size === found.length
}

/** Any question of any kind that GIFT can carry. */
export const anyQuestion: fc.Arbitrary<WrittenQuestion> = fc.oneof(single, multiple, trueFalse, numeric, short, gap, matching, open)

/** Those that GIFT has no kind for. */
export const anyOtherQuestion: fc.Arbitrary<WrittenQuestion> = fc.oneof(ordering, likert)
