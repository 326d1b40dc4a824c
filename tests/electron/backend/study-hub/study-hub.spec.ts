import { get } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '#common/contract/index.ts'
import { readPdfPages } from '#tests/support/pdf/read-pdf.ts'
import { phoneLink, type PhoneLink } from '#tests/support/room/phone-link.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const PROFILE = { organisation: '', locale: 'en' } as const
const NOTE = { courseId: 'small', noteId: 'thought', text: 'Only for me' }
const [inProcess] = links

let backend: TestBackend
let facilitator: TestLink
let port: number
const opened: { readonly close: () => void }[] = []

async function window(): Promise<TestLink> {
  if (inProcess === undefined) throw new Error('There is no link in the process')
  const link = await inProcess.open(backend)
  opened.push(link)
  return link
}

function phone(): PhoneLink {
  const link = phoneLink(port, undefined, '/link')
  opened.push(link)
  return link
}

async function addLearner(name: string, pin: string | null): Promise<string> {
  const link = await window()
  const { id } = await link.call('learners.create', { name, ...PROFILE })
  await link.call('progress.saveNote', { ...NOTE, text: `By ${name}` })
  if (pin !== null) await link.call('learners.setPin', { pin })
  await link.call('learners.leave')
  return id
}

async function openHub(allowsNew = false): Promise<void> {
  const state = await facilitator.call('studyHub.open', { allowsNew })
  if (state.kind !== 'open') throw new Error(`The hub is ${state.kind}`)
  port = state.port
}

function statusUnderHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, headers: { host } }, response => resolve(response.resume().statusCode)).on('error', reject)
  })
}

beforeEach(async () => {
  backend = await openTestBackend()
  facilitator = await window()
  await facilitator.call('facilitators.setEnabled', { isOn: true })
})

afterEach(async () => {
  for (const link of opened.splice(0)) link.close()
  await backend.close()
  expect(backend.reported).toEqual([])
})

describe('a learner on a phone', () => {
  it('signs in by name and PIN, and reads and writes the own record only', async () => {
    const amina = await addLearner('Amina Diallo', '4711')
    await addLearner('Omar', '1234')
    await openHub()
    const link = phone()
    expect(await link.call('learners.current')).toBeNull()
    await expect(link.call('progress.notes', { courseId: 'small' })).rejects.toMatchObject({ code: 'not-signed-in' })
    const verdict = await link.call('studyHub.signIn', { name: ' amína DIALLO ', pin: '4711' })
    expect(verdict).toMatchObject({ kind: 'unlocked', learner: { id: amina } })
    expect(Object.values(await link.call('progress.notes', { courseId: 'small' }))).toEqual(['By Amina Diallo'])
    await link.call('progress.saveNote', { ...NOTE, text: 'From the phone' })
    const own = await window()
    await own.call('learners.unlock', { learnerId: amina, pin: '4711' })
    expect(Object.values(await own.call('progress.notes', { courseId: 'small' }))).toEqual(['From the phone'])
  })

  it('takes the own booklet along', async () => {
    await addLearner('Amina Diallo', '4711')
    await openHub()
    const link = phone()
    const wanted = { courseId: 'small', lang: 'en' as const, lessonIds: ['first'], paper: 'a4' as const }
    await expect(link.call('notes.booklet', wanted)).rejects.toMatchObject({ code: 'not-signed-in' })
    await link.call('studyHub.signIn', { name: 'Amina Diallo', pin: '4711' })
    await link.call('progress.saveNote', { courseId: 'small', noteId: 'think-first', text: 'Written on the phone' })
    const { base64 } = await link.call('notes.booklet', wanted)
    const pages = await readPdfPages(Buffer.from(base64, 'base64'))
    expect(pages.join(' ')).toMatch(/A small course.+Amina Diallo.+Written on the phone/)
  })

  it('is told the same of a wrong PIN, an unknown name and a learner without a PIN, and waits longer with each', async () => {
    await addLearner('Amina', '4711')
    await addLearner('Omar', null)
    await openHub()
    const link = phone()
    const guesses = [
      { name: 'Amina', pin: '0000' },
      { name: 'Nobody', pin: '0000' },
      { name: 'Omar', pin: '' },
    ]
    const verdicts = []
    for (const guess of guesses) verdicts.push(await link.call('studyHub.signIn', guess))
    expect(verdicts.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'wrong'])
    expect(await link.call('studyHub.signIn', { name: 'Amina', pin: '4711' })).toMatchObject({ kind: 'too-soon' })
  })

  it('is not known by how long a guess takes: a name that nobody has waits like one that somebody has, over all connections', async () => {
    await addLearner('Amina', '4711')
    await openHub()
    const waits = async (name: string): Promise<readonly string[]> => {
      const verdicts = []
      for (let guess = 0; guess < 3; guess++) verdicts.push(await phone().call('studyHub.signIn', { name, pin: '0000' }))
      return [...verdicts, await phone().call('studyHub.signIn', { name, pin: '0000' })].map(({ kind }) => kind)
    }
    expect(await waits('Nobody')).toEqual(await waits('Amina'))
  })

  it('is not let in where another learner has the same name and the same PIN', async () => {
    await addLearner('Amina', '4711')
    await addLearner('Amina', '4711')
    await openHub()
    expect(await phone().call('studyHub.signIn', { name: 'Amina', pin: '4711' })).toEqual({ kind: 'namesakes' })
  })

  it('cannot take the name of another one, nor two at one moment the same new name, nor one that cannot be seen', async () => {
    await addLearner('Amina', '4711')
    await openHub(true)
    const [one, other] = [phone(), phone()]
    const samir = { name: 'Samir', pin: '1234', locale: 'en' } as const
    const added = await Promise.all([one, other].map(link => link.call('studyHub.register', samir)))
    expect(added.map(({ kind }) => kind).toSorted()).toEqual(['added', 'name-taken'])
    const mine = added[0]?.kind === 'added' ? one : other
    await expect(mine.call('learners.change', { name: 'AMINA' })).rejects.toMatchObject({ code: 'bad-input' })
    const hidden = { ...samir, name: 'Amina\u200B' }
    expect(await phone().call('studyHub.register', hidden)).toEqual({ kind: 'name-taken' })
    await expect(phone().call('studyHub.register', { ...samir, name: '\u202E\u200B' })).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('who adds itself has a PIN from the first moment', async () => {
    await openHub(true)
    const names = ['Ana', 'Bo', 'Cy', 'Dee']
    const adding = names.map(name => phone().call('studyHub.register', { name, pin: '1234', locale: 'en' }))
    const open: unknown[] = []
    let isDone = false
    const watching = (async () => {
      while (!isDone) open.push(...(await facilitator.call('learners.list')).filter(entry => entry.kind === 'known' && !entry.hasPin))
    })()
    await Promise.all(adding)
    isDone = true
    await watching
    expect(open).toEqual([])
  })

  it('is told apart from a namesake by the PIN', async () => {
    const [first, second] = [await addLearner('Amina', '4711'), await addLearner('Amina', '2222')]
    await openHub()
    expect(await phone().call('studyHub.signIn', { name: 'Amina', pin: '2222' })).toMatchObject({ learner: { id: second } })
    expect(await phone().call('studyHub.signIn', { name: 'Amina', pin: '4711' })).toMatchObject({ learner: { id: first } })
  })

  it('signs in again with its pass after the connection broke, and no longer after signing out or a new PIN', async () => {
    const learnerId = await addLearner('Amina', '4711')
    await openHub()
    const signIn = async (): Promise<{ link: PhoneLink; pass: string }> => {
      const link = phone()
      const verdict = await link.call('studyHub.signIn', { name: 'Amina', pin: '4711' })
      return { link, pass: verdict.kind === 'unlocked' ? (verdict.pass ?? '') : '' }
    }
    const resume = (pass: string) => phone().call('studyHub.resume', { learnerId, pass })
    const first = await signIn()
    first.link.close()
    expect(await resume(first.pass)).toMatchObject({ id: learnerId })
    const second = await signIn()
    await second.link.call('studyHub.signOut')
    expect(await second.link.call('learners.current')).toBeNull()
    expect(await resume(second.pass)).toBeNull()
    const own = await window()
    await own.call('learners.unlock', { learnerId, pin: '4711' })
    await own.call('learners.setPin', { pin: '9999' })
    expect(await resume(first.pass)).toBeNull()
  })

  it('adds itself only where the facilitator allows it, under a name that nobody has', async () => {
    await addLearner('Amina', '4711')
    await openHub()
    const newcomer = { name: 'Rosa', pin: '5555', locale: 'es' } as const
    expect(await phone().call('studyHub.register', newcomer)).toEqual({ kind: 'not-allowed' })
    await openHub(true)
    expect(await phone().call('studyHub.entrance')).toEqual({ allowsNew: true })
    expect(await phone().call('studyHub.register', { ...newcomer, name: 'AMINA' })).toEqual({ kind: 'name-taken' })
    const link = phone()
    expect(await link.call('studyHub.register', newcomer)).toMatchObject({ kind: 'added', learner: { name: 'Rosa', locale: 'es' } })
    expect(await link.call('learners.current')).toMatchObject({ name: 'Rosa' })
    expect(await phone().call('studyHub.signIn', { name: 'Rosa', pin: '5555' })).toMatchObject({ kind: 'unlocked' })
  })

  it('reaches no procedure of windows, facilitators or participants', async () => {
    await addLearner('Amina', '4711')
    await openHub()
    const others = Object.entries(contract).filter(([, { reach }]) => !(reach as readonly string[]).includes('learner'))
    expect(others.length).toBeGreaterThan(100)
    const codes = new Set<unknown>()
    // A phone may send so many messages at once.
    for (let at = 0; at < others.length; at += 50) {
      const { call } = phone()
      await call('studyHub.signIn', { name: 'Amina', pin: '4711' })
      const calls = others.slice(at, at + 50).map(([name]) => (call as (name: string) => Promise<unknown>)(name))
      for (const outcome of await Promise.allSettled(calls))
        codes.add(outcome.status === 'rejected' ? (outcome.reason as { code?: string }).code : 'answered')
    }
    expect([...codes]).toEqual(['forbidden'])
  })

  it('gets the page of the suite and the files of courses, and nothing under the name of another host', async () => {
    await openHub()
    const page = await fetch(`http://127.0.0.1:${String(port)}/`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain(`ws://127.0.0.1:${String(port)}`)
    expect((await fetch(`http://127.0.0.1:${String(port)}/files/small/1/../../settings.json`)).status).not.toBe(200)
    expect(await statusUnderHost('elsewhere.test')).toBe(403)
  })
})

describe('the facilitator', () => {
  it('sees who is signed in, and closing ends the phones and turns them away', async () => {
    await addLearner('Amina', '4711')
    await addLearner('Omar', '1234')
    await openHub()
    const states: unknown[] = []
    facilitator.subscribe('studyHub.changed', state => states.push(state.kind === 'open' ? state.names : state.kind))
    const [amina, omar] = [phone(), phone()]
    await amina.call('studyHub.signIn', { name: 'Amina', pin: '4711' })
    await omar.call('studyHub.signIn', { name: 'Omar', pin: '1234' })
    expect(await facilitator.call('studyHub.state')).toMatchObject({ names: ['Amina', 'Omar'] })
    const learnerId = (await amina.call('learners.current'))?.id ?? ''
    const own = await window()
    await own.call('learners.unlock', { learnerId, pin: '4711' })
    await own.call('learners.setPin', { pin: '2222' })
    await expect.poll(() => states.at(-1)).toEqual(['Omar'])
    expect(await facilitator.call('studyHub.close')).toEqual({ kind: 'closed' })
    expect(states.at(-1)).toBe('closed')
    await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toBeDefined()
  })

  it('closes it by turning facilitator mode off, and nobody else opens it', async () => {
    await openHub()
    await facilitator.call('facilitators.setEnabled', { isOn: false })
    await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toBeDefined()
    await expect((await window()).call('studyHub.open', { allowsNew: true })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
