import { describe, expect, it } from 'vitest'
import { createEntryStartEvents } from '#common/domain/room/rules/start-entry.ts'
import { toProjectorView } from '#common/domain/room/views/projector.ts'
import { editWorkshop } from '#common/domain/workshops/edit-workshop.ts'
import type { EditedSlide } from '#common/domain/workshops/own-slides/own-slide.ts'
import { replaceSlides } from '#common/domain/workshops/own-slides/replace-slides.ts'
import { listSlides, listWorkshopPictures } from '#common/domain/workshops/own-slides/session-slides.ts'
import { findSlideNotes } from '#common/domain/workshops/own-slides/slide-notes.ts'
import { closedRoom, session, workshop } from '#tests/support/room/rooms.ts'

const NOW = new Date('2026-03-05T09:00:00.000Z')
const name = `${'a'.repeat(32)}.jpg`
const picture: EditedSlide = { id: 'slide-1', kind: 'picture', picture: name, title: '', notes: 'Say hello.' }
const text: EditedSlide = {
  id: 'slide-2',
  kind: 'text',
  title: 'Two',
  markdown: '**Bold** <script>alert(1)</script> ![x](http://a.b/c.png)',
  notes: '',
}
const plan = replaceSlides({ ...workshop(), agenda: [session('one'), session('two')] }, 'one', [picture, text])

function project(index: number) {
  if (plan === undefined) throw new Error('not replaced')
  const room = { ...closedRoom([]), projection: { kind: 'slide', entryId: 'one', slide: index } as const }
  return toProjectorView(room, plan, '', NOW).screen
}

describe('own slides of a session', () => {
  it('are shown on the projector in order, a picture with its number and a text as safe HTML', () => {
    expect(project(0)).toMatchObject({ kind: 'slide', title: '', picture: expect.stringContaining(name) as unknown, number: 1, count: 2 })
    const shown = project(1)
    expect(shown).toMatchObject({ kind: 'slide', title: 'Two' })
    const html = 'html' in shown ? shown.html : ''
    expect(html).toContain('<strong>Bold</strong>')
    expect(html).not.toMatch(/<script|<img/)
    expect(project(2)).toEqual({ kind: 'code' })
  })

  it('send no notes to the projector; the facilitator reads those of the slide on the screen', () => {
    expect(JSON.stringify(project(0))).not.toContain('Say hello.')
    const notes = (index: number) => findSlideNotes(plan ?? workshop(), { kind: 'slide', entryId: 'one', slide: index })
    expect([notes(0), notes(1), notes(9)]).toEqual(['Say hello.', '', ''])
    expect(findSlideNotes(plan ?? workshop(), { kind: 'code' })).toBe('')
  })

  it('are what a session begins with, and count among the pictures of the workshop', () => {
    const [one, two] = plan?.agenda ?? []
    const shown = (entry: typeof one) =>
      entry === undefined ? undefined : createEntryStartEvents(closedRoom([]), entry, NOW).find(({ t }) => t === 'projection')
    expect(shown(one)).toMatchObject({ projection: { kind: 'slide', entryId: 'one', slide: 0 } })
    expect(shown(two)).toMatchObject({ projection: { kind: 'code' } })
    expect(listWorkshopPictures(plan ?? workshop())).toEqual([name])
  })

  it('come after those of the guide', () => {
    const script = {
      html: '',
      steps: [],
      sayHtml: '',
      debrief: [],
      troubles: [],
      withoutDevicesHtml: '',
      slides: [{ title: 'Guide', html: '' }],
    }
    const planned = { ...workshop(), agenda: [session('one', { script })] }
    const both = replaceSlides(planned, 'one', [picture])
    expect(listSlides(both?.agenda[0]).map(({ kind }) => kind)).toEqual(['guide', 'picture'])
  })

  it('are refused where the session is unknown, an id comes twice, or there are too many', () => {
    const planned = { ...workshop(), agenda: [session('one')] }
    expect(replaceSlides(planned, 'none', [])).toBeUndefined()
    expect(replaceSlides(planned, 'one', [picture, picture])).toBeUndefined()
    const many = Array.from({ length: 101 }, (_, index) => ({ ...picture, id: `slide-${String(index)}` }))
    expect(replaceSlides(planned, 'one', many)).toBeUndefined()
  })

  it('stay in their language when the workshop gets another first one, until they are changed', () => {
    if (plan === undefined) throw new Error('not replaced')
    const french = editWorkshop(plan, { languages: ['fr', 'en'] })
    const langs = (planned: typeof plan): readonly unknown[] =>
      [0, 1].map(slide => {
        const { screen } = toProjectorView({ ...closedRoom([]), projection: { kind: 'slide', entryId: 'one', slide } }, planned, '', NOW)
        return 'lang' in screen ? screen.lang : undefined
      })
    expect(langs(french)).toEqual(['en', 'en'])
    const edited = replaceSlides(french, 'one', [
      { ...picture, notes: 'Dire bonjour.' },
      { ...text, markdown: '**Gras**' },
    ])
    expect(edited && langs(edited)).toEqual(['en', 'fr'])
    expect(langs(editWorkshop(french, { languages: ['en'] }))).toEqual(['en', 'en'])
  })
})
