// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { composeReport } from '#backend/documents/report/report-data.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { createWorkshopReport } from '#common/domain/reports/workshop-report.ts'
import ReportAttendance from '#renderer/features/reports/ReportAttendance.vue'
import ReportHeader from '#renderer/features/reports/ReportHeader.vue'
import ReportSection from '#renderer/features/reports/ReportSection.vue'
import DocumentSave from '#renderer/ui/DocumentSave.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { ARABIC, ENGLISH, reportRoom, type RoomTexts } from '#tests/support/room/report-room.ts'

function createReport(texts: RoomTexts = ENGLISH, lang: Locale = 'en') {
  const { workshop, room } = reportRoom(texts)
  const report = createWorkshopReport(workshop, room, { lang, withNames: true, storedDonorCounts: undefined })
  return { report, told: composeReport(report, lang) }
}

async function renderSection(id: string, texts: RoomTexts = ENGLISH, lang: Locale = 'en') {
  const { told } = createReport(texts, lang)
  return renderComponent(ReportSection, {
    props: { section: told.sections.find(section => section.id === id), level: 2, hidden: told.hidden },
    locale: lang,
  })
}

describe('the page of a report', () => {
  it('starts with the workshop and the number of participants', async () => {
    const { report, told } = createReport()
    const page = await renderComponent(ReportHeader, { props: { workshop: report.workshop, opening: told.opening }, pages: ['workshop'] })
    expect(page.getByRole('heading', { level: 1, name: /Migration in our town/ })).toBeTruthy()
    expect(page.getByText(/Participants: 34\./)).toBeTruthy()
    expect(page.getByText('Sousse')).toBeTruthy()
    expect(page.getByRole('link', { name: 'Go to the workshop' }).getAttribute('href')).toBe('/workshop')
  })

  it('shows each activity under its own heading, with a table that repeats its chart', async () => {
    const page = await renderSection('answers')
    const poll = page.getByRole('region', { name: 'Where to begin' })
    expect(within(poll).getByRole('heading', { level: 3 })).toBeTruthy()
    expect(poll.querySelector('.chart')?.getAttribute('aria-hidden')).toBe('true')
    expect(
      within(poll)
        .getAllByRole('row', { hidden: true })
        .map(row => row.textContent),
    ).toContain('Work and training2054%')
  })

  it('shows a suppressed number as “not shown”, never as 0', async () => {
    const page = await renderSection('donors')
    expect(page.getAllByText('not shown').length).toBeGreaterThan(0)
    expect(page.getByText(/means fewer than 5 people/)).toBeTruthy()
  })

  it('shows what people wrote as plain text, in its own direction', async () => {
    const page = await renderSection('answers', {
      ...ENGLISH,
      posts: ['<img src=x onerror=alert(1)>', 'من يدفع للمترجمين؟', '[x](javascript:alert(1))'],
    })
    expect(page.container.querySelector('img')).toBeNull()
    expect(page.getAllByText('<img src=x onerror=alert(1)>').length).toBeGreaterThan(0)
    expect(page.getAllByText('من يدفع للمترجمين؟')[0]?.tagName).toBe('BDI')
  })

  it('is available in Arabic', async () => {
    const page = await renderSection('attendance', ARABIC, 'ar')
    expect(page.getByRole('heading', { level: 2 }).textContent).toBe('الحضور')
  })
})

describe('attendance on the page of a report', () => {
  it('has a checkbox per session, labelled with the person and the session', async () => {
    const { report } = createReport()
    const page = await renderComponent(ReportAttendance, { props: { report, people: report.people ?? [], readonly: false } })
    // Queries by role over the whole table take seconds: one row is enough.
    const row = page.getByText('Amina El Khoury').closest('tr')!
    const box = (session: string) => within(row).getByRole<HTMLInputElement>('checkbox', { name: `Amina El Khoury was at “${session}”` })
    expect(box('Welcome').checked).toBe(true)
    expect(box('Who counts, who is missing?').checked).toBe(false)
    expect(page.queryByLabelText(/What we take home/)).toBeNull()
    expect(row.textContent).toContain('1 of 4')
  })

  it('cannot be changed while the room is open', async () => {
    const { report } = createReport()
    const page = await renderComponent(ReportAttendance, { props: { report, people: report.people ?? [], readonly: true } })
    const boxes = [...page.container.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    expect(boxes.length).toBeGreaterThan(0)
    for (const box of boxes) expect(box.disabled).toBe(true)
  })
})

describe('the choice of paper size', () => {
  it('is independent for two sets of documents on one page', async () => {
    const props = { documents: [{ id: 'pdf', label: 'PDF' }], make: () => Promise.reject(new Error('not asked for')), reassurance: '' }
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
