// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import type { ProjectorScreen, ProjectorView } from '#common/domain/room/views/projector.ts'
import { hasAllMessages, loadAllMessages } from '#renderer/i18n/index.ts'
import ProjectorStage from '#renderer/features/room/projector/ProjectorStage.vue'
import { renderComponent } from '#tests/support/render-component.ts'

function toView(screen: ProjectorScreen, langs: readonly Locale[] = ['en']): ProjectorView {
  return {
    titles: { [langs[0] ?? 'en']: 'A town plans' },
    languages: { mode: 'one', langs: langs.slice(0, 1), seconds: 15 },
    cornerCode: true,
    langs,
    groups: ['Table 1', 'Table 2'],
    code: 'ACD347',
    url: 'http://192.168.43.1/ACD347',
    wifi: { name: 'Room', password: 'river-2026', hidden: false },
    frozen: false,
    isRehearsal: false,
    joined: 7,
    now: '2026-03-05T09:00:00.000Z',
    timer: undefined,
    screen,
  }
}

async function renderStage(screen: ProjectorScreen, langs?: readonly Locale[]) {
  await Promise.all((langs ?? []).map(loadAllMessages))
  const page = await renderComponent(ProjectorStage, { props: { view: toView(screen, langs) } })
  await nextTick()
  return page
}

const question = {
  id: 'q',
  title: 'Water',
  stemHtml: '<p>Who counts the meters?</p>',
  points: 1,
  contentHash: 'x',
  kind: 'single',
  options: [
    { id: 'a', html: 'The market' },
    { id: 'b', html: 'The water office' },
  ],
} as const
const round: ActivityView = {
  runId: 'r',
  kind: 'quiz-round',
  state: 'open',
  names: 'anonymous',
  multiple: false,
  options: { points: false, teams: false, selfPaced: false },
  texts: { en: { title: 'Round', promptHtml: '', items: [] } },
  questions: { en: [question] },
  langs: ['en'],
  question: 0,
  isTimeUp: false,
  keys: {},
  posts: [],
  result: undefined,
}
const answers = {
  kind: 'questions',
  n: 5,
  questions: [
    {
      questionId: 'q',
      n: 5,
      right: 3,
      partly: 0,
      earned: 0,
      wrong: 2,
      options: [
        { id: 'a', count: 2 },
        { id: 'b', count: 3 },
      ],
    },
  ],
} as const

describe('the help card', () => {
  it('has its words in each language of the room before one is shown, whatever the interface speaks', async () => {
    await renderComponent(ProjectorStage, { props: { view: toView({ kind: 'code' }, ['fr', 'es', 'ar']) } })
    await expect.poll(() => (['fr', 'es', 'ar'] as const).every(hasAllMessages)).toBe(true)
  })
})

describe('the projector', () => {
  it('shows how to join: both QR codes, the address, the room code and the password', async () => {
    const page = await renderStage({ kind: 'code' })
    expect(page.getByRole('img', { name: 'Code to join the Wi-Fi Room' })).toBeTruthy()
    expect(page.getByRole('img', { name: 'Code to join the room' })).toBeTruthy()
    for (const words of ['192.168.43.1', 'ACD\u2009347', 'river-2026', '7 participants'])
      expect(page.container.textContent).toContain(words)
  })

  it('uses the room’s first language, whatever the language of the page', async () => {
    const page = await renderStage({ kind: 'help' }, ['ar'])
    expect(page.container.querySelector('.projection')?.getAttribute('dir')).toBe('rtl')
    expect(page.getByRole('heading', { name: 'كيف تنضم بهاتفك' })).toBeTruthy()
  })

  it('sets untranslated text in its own direction on an Arabic screen', async () => {
    const activity: ActivityView = {
      ...round,
      kind: 'poll',
      question: undefined,
      questions: {},
      langs: ['ar'],
      texts: { ar: { title: 'Where would you begin?', promptHtml: '<p>Think of your town.</p>', items: ['Housing'] } },
    }
    const page = await renderStage({ kind: 'activity', activity, answered: 0, words: undefined }, ['ar'])
    expect(page.getByText('Where would you begin?').closest('[dir]')?.getAttribute('dir')).toBe('ltr')
    expect(page.getByText('Think of your town.').closest('[dir]')?.getAttribute('dir')).toBe('ltr')
    const asked = await renderStage(
      { kind: 'activity', activity: { ...round, langs: ['ar'], questions: { ar: [question] } }, answered: 0, words: undefined },
      ['ar'],
    )
    expect(asked.getByText('Who counts the meters?').closest('[dir]')?.getAttribute('dir')).toBe('ltr')
  })

  it('keeps the room code in the corner, but not on a blank screen', async () => {
    expect((await renderStage({ kind: 'parked', items: [] })).container.textContent).toContain('ACD\u2009347')
    expect((await renderStage({ kind: 'blank' })).container.querySelector('.projection.blank')?.textContent).toBe('')
  })

  it('has a code to scan in the corner of a screen, unless it is switched off or the screen is blank', async () => {
    const name = 'Code to join the room'
    expect((await renderStage({ kind: 'parked', items: [] })).queryByRole('img', { name })).toBeTruthy()
    const off = { ...toView({ kind: 'parked', items: [] }), cornerCode: false }
    for (const view of [off, toView({ kind: 'blank' })]) {
      const page = await renderComponent(ProjectorStage, { props: { view } })
      expect(page.container.querySelector('.foot .code')).toBeNull()
    }
  })

  it('keeps what was asked above the words that were answered', async () => {
    const result = { kind: 'words', n: 0, words: [] } as const
    const texts = { en: { title: 'One word', promptHtml: '<p>What comes to mind?</p>', items: [] } }
    const cloud: ActivityView = { ...round, kind: 'word-cloud', question: undefined, questions: {}, texts, result }
    const page = await renderStage({ kind: 'results', activity: cloud, result, gain: undefined })
    expect(page.getByText('What comes to mind?')).toBeTruthy()
  })

  it('says in each language of the room when the break ends, and for how long', async () => {
    const endsAt = new Date(Date.parse('2026-03-05T09:00:00.000Z') + 600_000).toISOString()
    const page = await renderStage({ kind: 'break', titles: { fr: 'Pause café', ar: 'استراحة' }, endsAt }, ['fr', 'ar'])
    const lines = page.getAllByRole('heading').map(heading => [heading.textContent, heading.closest('[dir]')?.getAttribute('dir')])
    const clock = new Intl.DateTimeFormat('fr', { timeStyle: 'short' }).format(new Date(endsAt))
    expect(lines[0]).toEqual([`De retour à ${clock}`, 'ltr'])
    expect(lines[1]?.[0]).toContain('نعود الساعة')
    expect(lines[1]?.[1]).toBe('rtl')
    expect(page.getByRole('timer').textContent).toBe('10:00')
  })

  it('thanks once the room is over, with the title and without a code', async () => {
    const page = await renderComponent(ProjectorStage, { props: { view: toView({ kind: 'podium', places: [] }), isOver: true } })
    expect(page.getByRole('heading', { name: 'Thank you' })).toBeTruthy()
    expect(page.container.querySelector('.sheet')?.textContent).toContain('A town plans')
    expect(page.container.textContent).not.toContain('ACD')
  })

  it('shows title, question and options in two languages at once, each in its direction, or in one where a text is missing', async () => {
    const arabic = { ...question, stemHtml: '<p>من يعد العدادات؟</p>', options: [{ id: 'a', html: 'السوق' }] }
    const activity: ActivityView = { ...round, langs: ['en', 'ar'], questions: { en: [question], ar: [arabic] } }
    await Promise.all((['en', 'ar'] as const).map(loadAllMessages))
    const languages = { mode: 'both', langs: ['en', 'ar'], seconds: 15 } as const
    const view = { ...toView({ kind: 'activity', activity, answered: 0, words: undefined }, ['en', 'ar']), languages }
    const page = await renderComponent(ProjectorStage, { props: { view } })
    expect(page.getByText('من يعد العدادات؟').closest('[dir]')?.getAttribute('dir')).toBe('rtl')
    expect(page.getByText('Who counts the meters?').closest('[dir]')?.getAttribute('dir')).toBe('ltr')
    expect(page.getAllByRole('listitem').map(item => item.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'A The market السوق',
      'B The water office',
    ])
  })

  it('changes the language by turns', async () => {
    await Promise.all((['en', 'fr'] as const).map(loadAllMessages))
    const turns = { mode: 'turns', langs: ['en', 'fr'], seconds: 15 } as const
    vi.useFakeTimers({ now: 0, toFake: ['Date', 'setInterval', 'clearInterval'] })
    const view = { ...toView({ kind: 'parked', items: [] }, ['en', 'fr']), languages: turns }
    const page = await renderComponent(ProjectorStage, { props: { view } })
    const shown = (): string | null | undefined => page.container.querySelector('.projection')?.getAttribute('lang')
    const first = shown()
    vi.advanceTimersByTime(16_000)
    await nextTick()
    expect([first, shown()]).toEqual(['en', 'fr'])
    vi.useRealTimers()
  })

  it('shows a question without its results', async () => {
    const page = await renderStage({ kind: 'activity', activity: round, answered: 5, words: undefined })
    expect(page.container.textContent).toContain('5 answers')
    expect(page.container.textContent).not.toContain('Correct answer')
    expect(page.container.textContent).not.toContain('%')
  })

  it('lets a word cloud grow below its question while it is open', async () => {
    const activity: ActivityView = { ...round, kind: 'word-cloud', question: undefined, questions: {} }
    const words = { kind: 'words', n: 2, words: [{ text: 'Water', count: 2, state: 'shown', postIds: [] }] } as const
    const page = await renderStage({ kind: 'activity', activity, answered: 2, words })
    expect(page.container.querySelector('.cloud')?.textContent).toBe('Water')
  })

  it('marks no answer as correct before it is revealed', async () => {
    const page = await renderStage({ kind: 'results', activity: round, result: answers, gain: undefined })
    expect(page.container.textContent).not.toContain('Correct answer')
    expect(page.container.textContent).toContain('5 people have answered.')
  })

  it('marks the correct answer with an icon and a word', async () => {
    const keys = { en: [{ questionId: 'q', optionIds: ['b'], model: undefined, explanationHtml: undefined }] }
    const page = await renderStage({ kind: 'results', activity: { ...round, keys }, result: answers, gain: undefined })
    const right = page.getByText('Correct answer').closest('li')
    expect(right?.textContent).toContain('The water office')
    expect(right?.querySelector('svg')).not.toBeNull()
    expect(page.container.textContent).toContain('3 of 5 answers are correct.')
  })

  it('shows posts only once they are approved', async () => {
    const post = { votes: 0, group: undefined, by: undefined, merged: 0 }
    const result = {
      kind: 'posts',
      n: 2,
      posts: [
        { ...post, id: '1', text: 'Shown', state: 'shown' },
        { ...post, id: '2', text: 'Waits', state: 'waiting' },
      ],
    } as const
    const page = await renderStage({ kind: 'results', activity: { ...round, kind: 'question-wall' }, result, gain: undefined })
    expect(page.container.textContent).toContain('Shown')
    expect(page.container.textContent).not.toContain('Waits')
  })
})

describe('the leaderboard', () => {
  it('says who is tied, and how many more are than it has room for', async () => {
    const places = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(name => ({ place: 1, name, points: 100 }))
    const page = await renderComponent(ProjectorStage, { props: { view: toView({ kind: 'podium', places }) } })
    await expect.poll(() => page.container.textContent).toContain('A tied')
    expect(page.container.textContent).toContain('2 more are tied with them.')
    await page.rerender({ view: toView({ kind: 'podium', places: [{ place: 1, name: 'A', points: 100 }] }) })
    expect(page.container.textContent).not.toContain('tied')
  })
})
