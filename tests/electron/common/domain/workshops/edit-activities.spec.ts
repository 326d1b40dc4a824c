import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import {
  checkActivity,
  editActivities,
  createActivity,
  toParagraphs,
  changeFirstLanguage,
} from '#common/domain/workshops/edit-activities.ts'
import type { PlannedActivity } from '#common/domain/workshops/workshop.ts'

const KINDS = Object.keys(ACTIVITY_KINDS) as ActivityKind[]
const FREE = { taken: [], hasBank: true }
const poll: PlannedActivity = {
  id: 'doubtful',
  kind: 'poll',
  title: 'Doubtful',
  promptHtml: '<p>Who <strong>decides</strong>?</p>',
  items: ['Us', 'Them'],
  questionIds: [],
  multiple: false,
  anonymous: true,
  translations: { fr: { title: 'Douteux', promptHtml: '<p>Qui ?</p>', items: ['Nous', 'Eux'] } },
}
const change = (edited: Partial<PlannedActivity>, before: readonly PlannedActivity[] = [poll]) =>
  editActivities(before, [{ ...poll, ...edited }], FREE)

describe('activities of a session', () => {
  it('keep the mark-up of the guide where nobody touched it', () => {
    expect(change({ title: 'Whose?' })).toEqual([{ ...poll, title: 'Whose?' }])
  })

  it('take what is written as plain text, in every language', () => {
    const [made] =
      change({
        promptHtml: 'A <b>bold</b> & "quoted" line\nand another\n\n next',
        translations: { fr: { title: 'Douteux', promptHtml: '<script>', items: ['Nous', 'Eux'] } },
      }) ?? []
    expect(made?.promptHtml).toBe('<p>A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; line<br>and another</p><p>next</p>')
    expect(made?.translations.fr?.promptHtml).toBe('<p>&lt;script&gt;</p>')
  })

  it('take no mark-up that another activity has', () => {
    const other = { ...poll, id: 'new' }
    expect(editActivities([poll], [poll, other], FREE)?.[1]?.promptHtml).toBe(
      '<p>&lt;p&gt;Who &lt;strong&gt;decides&lt;/strong&gt;?&lt;/p&gt;</p>',
    )
  })

  it.each([
    ['too few options', { items: ['One'] }],
    ['too many options', { items: ['1', '2', '3', '4', '5', '6', '7'] }],
    ['an empty option', { items: ['One', ' '] }],
    ['questions where none belong', { questionIds: ['q-1'] }],
    ['a translation with fewer options', { translations: { fr: { title: 'T', promptHtml: '', items: ['Un'] } } }],
    ['a translation without a title', { translations: { fr: { title: '', promptHtml: '', items: ['Un', 'Deux'] } } }],
    ['an id that is none', { id: '../x' }],
  ] as const)('are refused with %s', (_, edited) => {
    expect(change(edited)).toBeUndefined()
  })

  it('are refused with an id that comes twice, here or in another session', () => {
    expect(editActivities([], [poll, poll], FREE)).toBeUndefined()
    expect(editActivities([], [poll], { taken: ['doubtful'], hasBank: true })).toBeUndefined()
  })

  it('have five to eight questions of a bank, each once', () => {
    const round = { ...createActivity('quiz-round', [], false), title: 'Quiz', questionIds: ['a', 'b', 'c', 'd', 'e'] }
    expect(checkActivity(round, true)).toEqual([])
    expect(checkActivity(round, false)).toEqual(['no-bank'])
    expect(checkActivity({ ...round, courseId: 'core' }, false)).toEqual([])
    expect(checkActivity({ ...round, questionIds: ['a', 'b', 'c', 'd', 'd'] }, true)).toEqual(['questions'])
  })

  it.each(KINDS)('%s begins with the lines it needs, under an id of its own', kind => {
    const { id, items } = createActivity(kind, [`${kind}-1`, 'other'], false)
    expect(id).toBe(`${kind}-2`)
    expect(items).toHaveLength(ACTIVITY_KINDS[kind].items?.least ?? 0)
  })

  it('say nothing that a browser takes for mark-up, whatever is written', () => {
    fc.assert(fc.property(fc.string(), text => !/[<>"']/.test(toParagraphs(text).replace(/<\/?p>|<br>/g, ''))))
  })
})

describe('another first language', () => {
  it('comes forward, and the old one is kept; there and back is the same', () => {
    const [french] = changeFirstLanguage([poll], 'en', 'fr')
    expect(french).toMatchObject({
      title: 'Douteux',
      items: ['Nous', 'Eux'],
      translations: { en: { title: 'Doubtful', items: ['Us', 'Them'] } },
    })
    expect(french === undefined ? [] : changeFirstLanguage([french], 'fr', 'en')).toEqual([poll])
  })

  it('leaves the words that nobody has said in it yet', () => {
    expect(changeFirstLanguage([poll], 'en', 'ar')).toEqual([poll])
  })
})
