// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { openRoomPage, phoneStorage } from '#tests/support/room/room-page.ts'
import { RECEIVED, SEND, useTaskRoom } from './task-room.ts'

const { room, join, start, findRun } = useTaskRoom()

describe('a poll on a phone', () => {
  it('says whether answers carry a name, and says "received" only once the laptop has the answer', async () => {
    const page = await join()
    const runId = await start('poll')
    expect(await page.findByText('Only the facilitator sees your name with your answer.')).toBeTruthy()
    expect((page.getByRole('button', SEND) as HTMLButtonElement).disabled).toBe(true)
    await fireEvent.click(page.getByRole('radio', { name: 'Work' }))
    expect(page.queryByText(RECEIVED)).toBeNull()
    await fireEvent.click(page.getByRole('button', SEND))
    expect(await page.findByText(RECEIVED)).toBeTruthy()
    expect((await findRun(runId)).result).toMatchObject({ kind: 'choices', counts: [0, 1, 0] })
  })

  it('lets participants change their answer while it is open', async () => {
    const page = await join()
    const runId = await start('poll', { names: 'anonymous' })
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await fireEvent.click(await page.findByRole('button', { name: 'Change answer' }))
    await fireEvent.click(page.getByRole('radio', { name: 'School' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect((await findRun(runId)).result).toMatchObject({ counts: [0, 0, 1] })
  })

  it('keeps an unsent choice after a reload and a change of language', async () => {
    const storage = phoneStorage()
    const page = await join({ storage: () => storage })
    await start('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'School' }))
    await fireEvent.update(page.getByLabelText('Page language'), 'fr')
    await page.findByRole('button', { name: 'Envoyer la réponse' })
    expect((page.getByRole('radio', { name: 'School' }) as HTMLInputElement).checked).toBe(true)
    page.unmount()
    const again = await openRoomPage(room(), { storage: () => storage })
    expect(((await again.findByRole('radio', { name: 'School' })) as HTMLInputElement).checked).toBe(true)
  })

  it('is shown in the phone’s language if it was translated', async () => {
    const page = await join()
    await fireEvent.update(page.getByLabelText('Page language'), 'es')
    await start('poll', { translations: { es: { title: 'La tarea', promptHtml: '', items: ['Vivienda', 'Trabajo', 'Escuela'] } } })
    expect(await page.findByRole('radio', { name: 'Trabajo' })).toBeTruthy()
  })

  it('cannot be answered while paused or closed, and marks the own answer in the result', async () => {
    const page = await join()
    const runId = await start('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    await room().call('room.setRunState', { runId, to: 'paused' })
    expect(await page.findByText(/^Paused/)).toBeTruthy()
    expect(page.queryByRole('button', { name: 'Change answer' })).toBeNull()
    await room().call('room.setRunState', { runId, to: 'closed' })
    expect(await page.findByText(/Now look at the screen/)).toBeTruthy()
    await room().call('room.setRunState', { runId, to: 'revealed' })
    const row = (await page.findByText('Your answer')).closest('li') as HTMLElement
    expect(within(row).getByText('Work')).toBeTruthy()
  })

  it('refuses an answer after it is closed', async () => {
    const page = await join()
    const runId = await start('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await room().call('room.setRunState', { runId, to: 'closed' })
    expect(await page.findByText(/Now look at the screen/)).toBeTruthy()
    expect(await page.client.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })).toEqual({
      kind: 'refused',
      because: 'not-open',
    })
  })
})

describe('ranking, scale and stakeholder matrix', () => {
  it('ranks items in the order of the taps, with an undo', async () => {
    const page = await join()
    const runId = await start('ranking')
    const tap = async (name: RegExp): Promise<void> => void (await fireEvent.click(await page.findByRole('button', { name })))
    for (const name of [/School/, /Housing/]) await tap(name)
    await fireEvent.click(page.getByRole('button', { name: 'Undo last choice' }))
    for (const name of [/Work/, /Housing/]) await tap(name)
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect((await findRun(runId)).result).toMatchObject({ items: [{ meanPlace: 3 }, { meanPlace: 2 }, { meanPlace: 1 }] })
  })

  it('rates statements in four steps and lets participants skip some', async () => {
    const page = await join()
    const runId = await start('scale', { names: 'anonymous' })
    const statement = (await page.findByText('Work')).closest('fieldset') as HTMLElement
    await fireEvent.click(within(statement).getByRole('radio', { name: 'Mostly' }))
    expect(page.getByText(/2 left/)).toBeTruthy()
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect((await findRun(runId)).result).toMatchObject({ items: [{ counts: [0, 0, 0, 0] }, { mean: 2 }, { counts: [0, 0, 0, 0] }] })
  })

  it('places one actor after another and saves each step', async () => {
    const page = await join()
    const runId = await start('stakeholder-matrix')
    const cell = (power: string, interest: string): HTMLElement =>
      page.getByRole('button', {
        name: (_, element) =>
          (element.getAttribute('aria-label') ?? '')
            .replace(/[\u2068\u2069]/g, '')
            .startsWith(`Influence: ${power}. Interest: ${interest}.`),
      })
    await page.findByText(/1 of 3/)
    await fireEvent.click(cell('very high', 'low'))
    await fireEvent.click(page.getByRole('button', { name: 'Next' }))
    await expect
      .poll(async () => (await findRun(runId)).result)
      .toMatchObject({ actors: [{ power: 3, interest: 1 }, { spread: 0 }, { spread: 0 }] })
    expect(page.queryByText(RECEIVED)).toBeNull()
    await fireEvent.click(cell('low', 'high'))
    await fireEvent.click(page.getByRole('button', { name: 'Next' }))
    await fireEvent.click(cell('very low', 'very high'))
    await fireEvent.click(page.getByRole('button', SEND))
    expect(await page.findByText(RECEIVED)).toBeTruthy()
    expect((await findRun(runId)).result).toMatchObject({
      actors: [
        { power: 3, interest: 1 },
        { power: 1, interest: 2 },
        { power: 0, interest: 3 },
      ],
    })
  })
})

describe('the download of results', () => {
  it('is offered once a result is revealed, at an address with a ticket', async () => {
    const page = await join()
    const runId = await start('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    await room().call('room.setRunState', { runId, to: 'revealed' })
    await room().call('room.showRun', { runId: null })
    const clicked: string[] = []
    const recordClick = (event: MouseEvent): void => {
      if (event.target instanceof HTMLAnchorElement) clicked.push(event.target.pathname)
      event.preventDefault()
    }
    document.addEventListener('click', recordClick)
    await fireEvent.click(await page.findByRole('button', { name: 'Download results (PDF)' }))
    await expect.poll(() => clicked).toEqual([expect.stringMatching(/^\/take-home\/[\w-]+\.pdf$/)])
    document.removeEventListener('click', recordClick)
  })
})
