import type { TestLink } from '#tests/support/test-links.ts'
import { joinByPhone } from '#tests/support/room/phone-link.ts'
import { openRoomIn } from '#tests/support/room/open-test-room.ts'
import type { TestBackend } from '#tests/support/test-backend.ts'

/** One word of as many letters as a field takes, at most 200, or an address of 200 characters. */
export const unbroken = (length = 200): string => 'Verwaltungszusammenarbeit'.repeat(10).slice(0, length)
const ADDRESS = `https://example.org/${'register-of-newcomers'.replaceAll('-', '').repeat(10)}`.slice(0, 200)

const LESSON = `---
id: first-lesson
title: ${unbroken()}
minutes: 15
objectives:
  - ${unbroken()}
---
${unbroken()} ${ADDRESS} \`${unbroken()}\` [${unbroken()}](glossary.md#your-term)[^why].

[^why]: ${unbroken()}

## ${unbroken()}

![${unbroken()}](../media/drawing.svg "${unbroken()}")

| ${unbroken()} | ${unbroken()} |
|---|---|
| ${unbroken()} | ${ADDRESS} |

    ${unbroken()}

- ${unbroken()}
- ${ADDRESS}

> [!NOTE] ${unbroken()}
> ${unbroken()}

> [!CASE] ${unbroken()} {#a-case country=CR themes=coordination,services sdgs=10,16}
> ${unbroken()}

> [!CHECK] ${unbroken()} {#a-check kind=single}
> ${unbroken()}
>
> - [x] ${unbroken()} {#this-line}
>   > ${unbroken()}
> - [ ] ${ADDRESS} {#line-above}
>   > ${unbroken()}

> [!ACTIVITY] ${unbroken()} {#an-activity}
> 1. ${unbroken()}
> 2. ${ADDRESS}

> [!REFLECTION] ${unbroken()} {#a-reflection}
> ${unbroken()}
`

const QUIZ = `---
title: ${unbroken()}
---

## ${unbroken()} {#one-right kind=single}

${unbroken()}

- [x] ${unbroken()} {#this-one}
  > ${unbroken()}
- [ ] ${ADDRESS} {#that-one}
  > ${unbroken()}
`

const GLOSSARY = `---
title: ${unbroken()}
---

## ${unbroken()} {#your-term}

${unbroken()} ${ADDRESS}
`

/** A course, a workshop and its open room in which every text is one long word. */
export async function seedUnbroken(backend: TestBackend, laptop: TestLink): Promise<{ readonly workshopId: string }> {
  const { call } = laptop
  await call('learners.create', { name: unbroken(120), organisation: unbroken(160), locale: 'en' })
  await seedCourse(call)
  await call('facilitators.setEnabled', { isOn: true })
  const { id: workshopId } = await call('workshops.create', { source: { kind: 'nothing', title: unbroken(160) }, lang: 'en' })
  await call('workshops.change', { workshopId, change: { place: unbroken(160), organisation: unbroken(160) } })
  await call('workshops.setAgenda', {
    workshopId,
    agenda: [{ kind: 'session', id: 'only', title: unbroken(160), minutes: 60 }],
  })
  await call('workshops.setActivities', { workshopId, entryId: 'only', activities: ACTIVITIES })
  await call('workshops.setParticipants', {
    workshopId,
    participants: [{ id: crypto.randomUUID(), name: unbroken(119), organisation: unbroken(120), group: 0 }],
    groups: [unbroken(160)],
  })
  await seedRoom(backend, laptop, workshopId)
  return { workshopId }
}

async function seedCourse(call: TestLink['call']): Promise<void> {
  const created = await call('authoring.create', { id: 'unbroken', title: unbroken(), lang: 'en' })
  if (created.kind !== 'created') throw new Error(`the draft was not created: ${created.because}`)
  const { folder } = created
  const texts = { 'en/01-first-lesson.md': LESSON, 'en/quiz.md': QUIZ, 'en/glossary.md': GLOSSARY }
  for (const [path, text] of Object.entries(texts)) {
    const { hash } = await call('authoring.text', { folder, path })
    await call('authoring.write', { folder, path, text, hash })
  }
  const installed = await call('authoring.install', { folder, consent: true })
  if (installed.kind !== 'installed') throw new Error(`the course was not installed: ${JSON.stringify(installed)}`)
  await call('progress.saveNote', { courseId: 'unbroken', noteId: 'a-reflection', text: unbroken() })
}

const ACTIVITIES = (
  [
    ['poll', 2],
    ['question-wall', 0],
    ['scale', 2],
    ['ranking', 3],
    ['stakeholder-matrix', 3],
  ] as const
).map(([kind, items], index) => ({
  id: kind,
  kind,
  title: `${String(index + 1)}${unbroken(150)}`,
  promptHtml: unbroken(),
  items: [unbroken(), ADDRESS, unbroken(150)].slice(0, items),
  questionIds: [],
  multiple: false,
  names: 'facilitator' as const,
  translations: {},
}))

async function seedRoom(backend: TestBackend, laptop: TestLink, workshopId: string): Promise<void> {
  const room = await openRoomIn(backend, laptop, workshopId)
  const { link } = await joinByPhone(room, unbroken(120), { organisation: unbroken(120) })
  await laptop.call('room.startEntry', { entryId: 'only' })
  await laptop.call('room.park', { text: unbroken() })
  const { runId } = await laptop.call('room.startActivity', {
    activityId: 'poll',
    again: false,
    points: false,
    teams: false,
    selfPaced: false,
  })
  await link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [0] } })
  link.close()
}
