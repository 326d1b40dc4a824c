// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import AddParticipant from '#renderer/features/workshops/participants/AddParticipant.vue'
import ParticipantImport from '#renderer/features/workshops/participants/ParticipantImport.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const LIST = 'Name,Organisation\nMohamed Amrani,Town hall\nMohamed Amrani,Port\nMaria Silva,Town hall\nMaría Silva,School'
const PEOPLE = [
  { name: 'Mohamed Amrani', organisation: 'Town hall' },
  { name: 'Mohamed Amrani', organisation: 'Port' },
  { name: 'Maria Silva', organisation: 'Town hall' },
  { name: 'María Silva', organisation: 'School' },
]

const openImport = (people: readonly { readonly name: string; readonly organisation: string }[] = []) =>
  renderComponent(ParticipantImport, { props: { people, groups: [] } })

/** A file whose bytes can be read in jsdom. */
function toFile(bytes: readonly number[]): File {
  return Object.assign(new File([], 'list.csv'), { arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer) })
}

async function chooseFile(input: HTMLElement, bytes: readonly number[]): Promise<void> {
  Object.defineProperty(input, 'files', { value: [toFile(bytes)], configurable: true })
  await fireEvent(input, new Event('change'))
}

describe('importing a list of participants', () => {
  it('keeps namesakes whom their organisations tell apart, and asks about names that are nearly the same', async () => {
    const { getByLabelText, findByRole, getByRole, emitted } = await openImport()
    await fireEvent.update(getByLabelText('One person per line'), LIST)
    expect(await findByRole('button', { name: 'Add 4 people' })).toBeTruthy()
    const question = getByRole('checkbox', { name: 'María Silva · School' })
    await fireEvent.click(question)
    await fireEvent.click(getByRole('button', { name: 'Add 3 people' }))
    expect(emitted<[readonly { readonly name: string }[]]>('confirm')[0]?.[0].map(({ name }) => name)).toEqual([
      'Mohamed Amrani',
      'Mohamed Amrani',
      'Maria Silva',
    ])
  })

  it('says in one line how many were in the list already', async () => {
    const { getByLabelText, findByText, queryByRole } = await openImport(PEOPLE)
    await fireEvent.update(getByLabelText('One person per line'), LIST)
    expect(await findByText('4 people were already in the list.')).toBeTruthy()
    expect([queryByRole('status'), queryByRole('button', { name: /^Add/ })]).toEqual([null, null])
  })

  it('lets the facilitator choose the columns where no headings say what they hold', async () => {
    const { getByLabelText, findByLabelText, findByText, getByText } = await openImport()
    await fireEvent.update(getByLabelText('One person per line'), 'Benali,Samira\nThapa,Binod')
    await fireEvent.update(await findByLabelText('Column 1, such as “Benali”'), 'family')
    expect(getByText('No column headings were recognised. Check what each column holds.')).toBeTruthy()
    await fireEvent.update(await findByLabelText('Column 2, such as “Samira”'), 'given')
    expect(await findByText('Samira Benali')).toBeTruthy()
  })

  it('reads a file of an old Mac, and says when letters are only guessed', async () => {
    const { getByLabelText, findByText, findByRole } = await openImport()
    const mac = [...'Nom et pr\u008Enom;Structure\rRen\u008Ee Lef\u008Fvre;Mairie'].map(letter => letter.charCodeAt(0))
    const input = getByLabelText('Or choose a CSV file')
    await chooseFile(input, mac)
    expect(await findByText('Renée Lefèvre')).toBeTruthy()
    await chooseFile(input, [0x41, 0x81, 0x8d, 0x42])
    expect((await findByRole('alert')).textContent).toContain('Some letters may be wrong.')
  })
})

describe('adding somebody by hand', () => {
  it('takes a namesake with another organisation, and nobody twice', async () => {
    const { getByLabelText, getByRole, findByRole, queryByRole, emitted } = await renderComponent(AddParticipant, {
      props: { people: PEOPLE.slice(0, 1) },
    })
    await fireEvent.update(getByLabelText('Name'), 'mohamed amrani')
    await fireEvent.update(getByLabelText('Organisation'), 'Town hall')
    expect((await findByRole('alert')).textContent).toContain('This person is already in the list.')
    await fireEvent.update(getByLabelText('Organisation'), 'Port')
    expect(queryByRole('alert')).toBeNull()
    await fireEvent.click(getByRole('button', { name: 'Add' }))
    expect(emitted('add')).toEqual([[{ name: 'mohamed amrani', organisation: 'Port', group: '' }]])
  })
})
