import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { checkActivity, editActivities, createActivity, changeFirstLanguage } from '#common/domain/workshops/edit-activities.ts'
import { toParagraphs } from '#common/domain/workshops/to-paragraphs.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'

const KINDS = Object.keys(ACTIVITY_KINDS) as ActivityKind[]
const OPTIONS = { takenIds: [], hasBank: true }
const poll: PlannedActivity = {
  id: 'doubtful',
  kind: 'poll',
  title: 'Doubtful',
  promptHtml: '<p>Who <strong>decides</strong>?</p>',
  items: ['Us', 'Them'],
  questionIds: [],
  multiple: false,
  names: 'anonymous',
  translations: { fr: { title: 'Douteux', promptHtml: '<p>Qui ?</p>', items: ['Nous', 'Eux'] } },
}
const change = (edited: Partial<PlannedActivity>, before: readonly PlannedActivity[] = [poll]) =>
  editActivities(before, [{ ...poll, ...edited }], OPTIONS)

describe('activities of a session', () => {
  it('keep unedited HTML of the guide', () => {
    expect(change({ title: 'Whose?' })).toEqual([{ ...poll, title: 'Whose?' }])
  })

  it('escape edited text, in every language', () => {
    const [edited] =
      change({
        promptHtml: 'A <b>bold</b> & "quoted" line\nand another\n\n next',
        translations: { fr: { title: 'Douteux', promptHtml: '<script>', items: ['Nous', 'Eux'] } },
      }) ?? []
    expect(edited?.promptHtml).toBe('<p>A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; line<br>and another</p><p>next</p>')
    expect(edited?.translations.fr?.promptHtml).toBe('<p>&lt;script&gt;</p>')
  })

  it('escape HTML of another activity', () => {
    const other = { ...poll, id: 'new' }
    expect(editActivities([poll], [poll, other], OPTIONS)?.[1]?.promptHtml).toBe(
      '<p>&lt;p&gt;Who &lt;strong&gt;decides&lt;/strong&gt;?&lt;/p&gt;</p>',
    )
  })

  it.each([
    ['too few options', { items: ['One'] }],
    ['too many options', { items: ['1', '2', '3', '4', '5', '6', '7'] }],
    ['an empty option', { items: ['One', ' '] }],
    ['questions where none are allowed', { questionIds: ['q-1'] }],
    ['a translation with fewer options', { translations: { fr: { title: 'T', promptHtml: '', items: ['Un'] } } }],
    ['a translation that does not name the steps', { kind: 'scale', steps: ['Bad', '', '', 'Good'] }],
    ['a translation that does not ask the open question', { kind: 'evaluation', comment: 'And then?' }],
    ['a translation without a title', { translations: { fr: { title: '', promptHtml: '', items: ['Un', 'Deux'] } } }],
    ['an invalid id', { id: '../x' }],
  ] as const)('are refused with %s', (_, edited) => {
    expect(change(edited)).toBeUndefined()
  })

  it('are refused with an id repeated in this or another session', () => {
    expect(editActivities([], [poll, poll], OPTIONS)).toBeUndefined()
    expect(editActivities([], [poll], { takenIds: ['doubtful'], hasBank: true })).toBeUndefined()
  })

  it('have five to eight distinct questions of a bank', () => {
    const round = { ...createActivity('quiz-round', []), title: 'Quiz', questionIds: ['a', 'b', 'c', 'd', 'e'] }
    expect(checkActivity(round, true)).toEqual([])
    expect(checkActivity(round, false)).toEqual(['no-bank'])
    expect(checkActivity({ ...round, courseId: 'core' }, false)).toEqual([])
    expect(checkActivity({ ...round, questionIds: ['a', 'b', 'c', 'd', 'd'] }, true)).toEqual(['questions'])
  })

  it.each(KINDS)('%s starts with its minimum of items and a new id', kind => {
    const { id, items } = createActivity(kind, [`${kind}-1`, 'other'])
    expect(id).toBe(`${kind}-2`)
    expect(items).toHaveLength(ACTIVITY_KINDS[kind].items?.min ?? 0)
  })

  it('never contain unescaped HTML', () => {
    fc.assert(fc.property(fc.string(), text => !/[<>"']/.test(toParagraphs(text).replace(/<\/?p>|<br>/g, ''))))
  })
})

describe('changeFirstLanguage', () => {
  it('swaps texts and translations, and can be undone', () => {
    const [french] = changeFirstLanguage([poll], 'en', 'fr')
    expect(french).toMatchObject({
      title: 'Douteux',
      items: ['Nous', 'Eux'],
      translations: { en: { title: 'Doubtful', items: ['Us', 'Them'] } },
    })
    expect(french === undefined ? [] : changeFirstLanguage([french], 'fr', 'en')).toEqual([poll])
  })

  it('swaps the names of the steps and the open question, too', () => {
    const evaluation: PlannedActivity = {
      ...poll,
      kind: 'evaluation',
      steps: ['Poor', '', '', 'Excellent'],
      comment: 'What will you change?',
      translations: {
        fr: { title: 'T', promptHtml: '', items: ['A', 'B'], steps: ['Mauvais', '', '', 'Excellent'], comment: 'Et après ?' },
      },
    }
    const [french] = changeFirstLanguage([evaluation], 'en', 'fr')
    expect(french).toMatchObject({ steps: ['Mauvais', '', '', 'Excellent'], comment: 'Et après ?' })
    expect(french?.translations.en).toMatchObject({ steps: evaluation.steps, comment: evaluation.comment })
    const [plain] = changeFirstLanguage([{ ...poll, steps: undefined, translations: { fr: { ...evaluation, title: 'T' } } }], 'en', 'fr')
    expect(plain && changeFirstLanguage([plain], 'fr', 'en')[0]?.steps).toBeUndefined()
  })

  it('keeps activities that have no translation, with the language that they are in until they are written anew', () => {
    const [kept] = changeFirstLanguage([poll], 'en', 'ar')
    expect(kept).toEqual({ ...poll, textLang: 'en' })
    expect(change({ multiple: true }, kept && [kept])?.[0]?.textLang).toBe('en')
    expect(change({ title: 'مشكوك فيه' }, kept && [kept])?.[0]).not.toHaveProperty('textLang')
  })
})
