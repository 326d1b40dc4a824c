// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { composeReport } from '#backend/documents/report/report-data.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { createWorkshopReport } from '#common/domain/reports/workshop-report.ts'
import ReportAttendance from '#renderer/features/reports/ReportAttendance.vue'
import ReportHead from '#renderer/features/reports/ReportHead.vue'
import ReportPart from '#renderer/features/reports/ReportPart.vue'
import DocumentSave from '#renderer/ui/DocumentSave.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { ARABIC, ENGLISH, reportRoom, type RoomTexts } from '#tests/support/room/report-room.ts'

function held(texts: RoomTexts = ENGLISH, lang: Locale = 'en') {
  const { workshop, room } = reportRoom(texts)
  const report = createWorkshopReport(workshop, room, { lang, withNames: true, storedDonorCounts: undefined })
  return { report, told: composeReport(report, lang) }
}

async function part(id: string, texts: RoomTexts = ENGLISH, lang: Locale = 'en') {
  const { told } = held(texts, lang)
  return renderComponent(ReportPart, {
    props: { section: told.sections.find(section => section.id === id), level: 2, hidden: told.hidden },
    locale: lang,
  })
}

describe('the page of a report', () => {
  it('begins with what it is of, and how many came', async () => {
    const { report, told } = held()
    const page = await renderComponent(ReportHead, { props: { workshop: report.workshop, opening: told.opening } })
    expect(page.getByRole('heading', { level: 1, name: /Migration in our town/ })).toBeTruthy()
    expect(page.getByText(/Participants: 34\./)).toBeTruthy()
    expect(page.getByText('Sousse')).toBeTruthy()
  })

  it('has every activity under its own heading, with a table that says what its chart shows', async () => {
    const page = await part('answers')
    const poll = page.getByRole('region', { name: 'Where to begin' })
    expect(within(poll).getByRole('heading', { level: 3 })).toBeTruthy()
    expect(poll.querySelector('.chart')?.getAttribute('aria-hidden')).toBe('true')
    expect(
      within(poll)
        .getAllByRole('row', { hidden: true })
        .map(row => row.textContent),
    ).toContain('Work and training2054%')
  })

  it('shows a hidden number as not shown, never as 0', async () => {
    const page = await part('donors')
    expect(page.getAllByText('not shown').length).toBeGreaterThan(0)
    expect(page.getByText(/means fewer than 5 people/)).toBeTruthy()
  })

  it('shows what people wrote as text, in the direction of its own letters', async () => {
    const page = await part('answers', {
      ...ENGLISH,
      posts: ['<img src=x onerror=alert(1)>', 'من يدفع للمترجمين؟', '[x](javascript:alert(1))'],
    })
    expect(page.container.querySelector('img')).toBeNull()
    expect(page.getAllByText('<img src=x onerror=alert(1)>').length).toBeGreaterThan(0)
    expect(page.getAllByText('من يدفع للمترجمين؟')[0]?.tagName).toBe('BDI')
  })

  it('is in Arabic as in English', async () => {
    const page = await part('attendance', ARABIC, 'ar')
    expect(page.getByRole('heading', { level: 2 }).textContent).toBe('الحضور')
  })
})

describe('attendance on the page of a report', () => {
  it('has a box for each session with its person and its session in its name', async () => {
    const { report } = held()
    const page = await renderComponent(ReportAttendance, { props: { report, people: report.people ?? [], fixed: false } })
    const box = page.getByRole<HTMLInputElement>('checkbox', { name: 'Amina El Khoury was at “Welcome”' })
    expect(box.checked).toBe(true)
    expect(page.getByRole<HTMLInputElement>('checkbox', { name: 'Amina El Khoury was at “Who counts, who is missing?”' }).checked).toBe(
      false,
    )
    expect(page.queryByRole('checkbox', { name: /What we take home/ })).toBeNull()
    expect(page.getAllByRole('row', { name: /Amina El Khoury/ })[0]?.textContent).toContain('1 of 4')
  })

  it('cannot be changed while the room is open', async () => {
    const { report } = held()
    const page = await renderComponent(ReportAttendance, { props: { report, people: report.people ?? [], fixed: true } })
    for (const box of page.getAllByRole<HTMLInputElement>('checkbox')) expect(box.disabled).toBe(true)
  })
})

describe('the choice of paper', () => {
  it('is one for each thing to save: on a page with two, both stay chosen', async () => {
    const props = { documents: [{ id: 'pdf', label: 'PDF' }], make: () => Promise.reject(new Error('not asked for')), kept: '' }
    const two = await renderComponent({
      components: { DocumentSave },
      setup: () => ({ props }),
      template: '<DocumentSave v-bind="props" /><DocumentSave v-bind="props" />',
    })
    const a4 = two.getAllByRole<HTMLInputElement>('radio', { name: 'A4' })
    for (const choice of a4) await fireEvent.click(choice)
    expect(a4.map(({ checked }) => checked)).toEqual([true, true])
  })
})
