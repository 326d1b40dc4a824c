import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '#common/contract/errors.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joined, phoneLink, type PhoneLink } from '#tests/support/room/phone-link.ts'
import { phonesOf } from '#tests/support/room/open-phones.ts'

let room: TestRoom

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(() => room.close())

const { opened, phone } = phonesOf(() => room)

describe('who comes to a room', () => {
  it('sees the door with the code, in any case and with spaces, and joins', async () => {
    const link = phoneLink(room.port)
    opened.push(link)
    const typed = `${room.code.slice(0, 3).toLowerCase()} ${room.code.slice(3)}`
    expect(await link.call('room.look', { code: typed })).toMatchObject({
      kind: 'door',
      door: { titles: { en: 'Workshop: a table that lasts' }, names: [] },
    })
    const { token, my } = joined(
      await link.call('room.join', { code: typed, name: ' Amina  El Idrissi ', lang: 'ar', organisation: 'Town hall' }),
    )
    expect([token.length > 20, my.me.name, my.me.returnCode.length]).toEqual([true, 'Amina El Idrissi', 6])
    expect((await room.control()).people).toMatchObject([
      { name: 'Amina El Idrissi', organisation: 'Town hall', connected: true, hasPhone: true, claimedAgain: false },
    ])
  })

  it('comes back as the same person with the token after a reload, and with the return code where the storage is lost', async () => {
    const { link, token, my } = await phone('Binod')
    link.sleep()
    const reloaded = phoneLink(room.port)
    opened.push(reloaded)
    const back = await reloaded.call('room.look', { code: room.code, token })
    expect(back.kind === 'back' && back.my.me.id).toBe(my.me.id)
    const other = phoneLink(room.port)
    opened.push(other)
    const returned = joined(await other.call('room.return', { code: room.code, returnCode: my.me.returnCode.toLowerCase() }))
    expect(returned.my.me.id).toBe(my.me.id)
    expect((await room.control()).live.joined).toBe(1)
  })

  it('is not taken for somebody of the same name', async () => {
    await phone('Amina')
    const link = phoneLink(room.port)
    opened.push(link)
    expect(await link.call('room.join', { code: room.code, name: 'AMINA', lang: 'en', organisation: '' })).toEqual({ kind: 'name-taken' })
  })

  it('waits ever longer with wrong codes, and nobody else does', async () => {
    const guesser = phoneLink(room.port)
    opened.push(guesser)
    const waits: number[] = []
    for (let guess = 0; guess < 4; guess += 1) {
      const looked = await guesser.call('room.look', { code: 'AAAAAA' })
      waits.push(looked.kind === 'unknown' ? looked.waitMs : -1)
    }
    expect(waits[0]).toBe(0)
    expect(waits[2]).toBeGreaterThan(0)
    expect((await phone('Amina')).my.me.name).toBe('Amina')
    const right = await guesser.call('room.look', { code: room.code })
    expect(right.kind).toBe('unknown')
  })
})

describe('an activity', () => {
  it('takes answers once each, shows nothing before the reveal and everything after it', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const views: unknown[] = []
    two.link.subscribe('room.view', view => views.push(view))
    await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'hardest-answer',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    const answer = { kind: 'choice', items: [2] } as const
    expect(await one.link.call('room.answer', { runId, part: '', answer })).toEqual({ kind: 'kept' })
    expect(await one.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })).toEqual({ kind: 'kept' })
    expect(await two.link.call('room.answer', { runId, part: '', answer })).toEqual({ kind: 'kept' })
    expect(await two.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1, 2] } })).toEqual({
      kind: 'refused',
      because: 'does-not-fit',
    })
    const { activity } = (await two.link.call('room.mine')).view
    expect([activity?.anonymous, activity?.state, activity?.result]).toEqual([true, 'open', undefined])
    await room.laptop.call('room.setRun', { runId, to: 'revealed' })
    expect((await two.link.call('room.mine')).view.activity?.result).toMatchObject({ kind: 'choices', n: 2, counts: [0, 1, 1, 0, 0] })
    expect(await one.link.call('room.answer', { runId, part: '', answer })).toEqual({ kind: 'refused', because: 'not-open' })
  })

  it('that is anonymous leaves on the disk no key and no person beside an answer', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'hardest-answer',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    await one.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })
    const { storage } = room.backend
    expect(Object.keys(await storage.rooms.readAnonymityKeys(room.workshopId))).toEqual([runId])
    expect(JSON.stringify(await storage.rooms.readJournal(room.workshopId)).includes(`"by":"${one.my.me.id}"`)).toBe(false)
    await room.laptop.call('room.setRun', { runId, to: 'closed' })
    expect(await storage.rooms.readAnonymityKeys(room.workshopId)).toEqual({})
    expect(await storage.rooms.readJournal(room.workshopId)).toEqual([])
    expect(Object.keys((await storage.rooms.read(room.workshopId))?.runs[0]?.ballots ?? {})).toEqual(['sealed-1'])
    await expect(room.laptop.call('room.setRun', { runId, to: 'open' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('tells the gain of those who took both tests, and then forgets who they were', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const options = { again: false, points: false, teams: false, selfPaced: false }
    const before = await room.laptop.call('room.startActivity', { activityId: 'before', ...options })
    const questions = (await one.link.call('room.mine')).view.activity?.questions.en ?? []
    expect(JSON.stringify(questions)).not.toMatch(/"right"|feedback/)
    const keys = (await room.control()).live.runs[0]?.keys.en ?? []
    const respond = async (link: PhoneLink, runId: string, right: boolean): Promise<void> => {
      for (const question of questions) {
        if (question.kind !== 'single') continue
        const rightId = keys.find(({ questionId }) => questionId === question.id)?.optionIds[0] ?? ''
        const optionId = right ? rightId : (question.options.find(({ id }) => id !== rightId)?.id ?? '')
        expect(
          await link.call('room.answer', {
            runId,
            part: question.id,
            answer: { kind: 'question', response: { kind: 'single', optionId } },
          }),
        ).toEqual({ kind: 'kept' })
      }
    }
    await respond(one.link, before.runId, false)
    await respond(two.link, before.runId, true)
    await room.laptop.call('room.setRun', { runId: before.runId, to: 'closed' })
    const after = await room.laptop.call('room.startActivity', { activityId: 'after', ...options })
    await respond(one.link, after.runId, true)
    await room.laptop.call('room.setRun', { runId: after.runId, to: 'revealed' })
    const { live } = await room.control()
    expect(live.gain).toMatchObject({ n: 1, before: 0 })
    expect(live.gain?.after).toBeGreaterThan(0.3)
    expect(await room.backend.storage.rooms.readAnonymityKeys(room.workshopId)).toEqual({})
  })
})

describe('hands counted in the room', () => {
  it('are told to the facilitator as they were typed', async () => {
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'before',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    const question = (await room.control()).live.runs[0]?.questions.en?.find(one => 'options' in one)
    const counts = question !== undefined && 'options' in question ? question.options.map((_, index) => index + 1) : []
    await room.laptop.call('room.countHands', { runId, part: question?.id ?? '', counts })
    expect((await room.control()).live.runs[0]?.hands).toEqual({ [question?.id ?? '']: counts })
  })
})

describe('what is typed on a phone', () => {
  it('is cleaned before it is kept, and known as the same when it comes again', async () => {
    const one = await phone('One')
    const questionIds = ['q-which-form', 'q-five-numbers', 'q-roll-call', 'q-go-alone', 'q-money-first']
    const { runId } = await room.laptop.call('room.startOwnActivity', {
      activity: {
        id: 'typed',
        kind: 'quiz-round',
        title: 'Typed',
        promptHtml: '',
        items: [],
        questionIds,
        multiple: false,
        anonymous: false,
        translations: {},
      },
    })
    const send = (text: string) =>
      one.link.call('room.answer', { runId, part: 'q-which-form', answer: { kind: 'question', response: { kind: 'short', text } } })
    for (const text of ['\u202e a\u0007twin ', 'a twin']) expect(await send(text)).toEqual({ kind: 'kept' })
    expect((await one.link.call('room.mine')).answers).toEqual({
      'q-which-form': { kind: 'question', response: { kind: 'short', text: 'a twin' } },
    })
    expect(JSON.stringify(await room.backend.storage.rooms.readJournal(room.workshopId)).match(/"t":"answer"/g)).toHaveLength(1)
  })

  it('counts once in a cloud, however often one person sends it', async () => {
    const [one, other] = [await phone('One'), await phone('Other')]
    const { runId } = await room.laptop.call('room.startOwnActivity', {
      activity: {
        id: 'cloud',
        kind: 'word-cloud',
        title: 'One word',
        promptHtml: '',
        items: [],
        questionIds: [],
        multiple: false,
        anonymous: true,
        translations: {},
      },
    })
    for (const text of ['Trust', 'trust', ' TRUST']) expect(await one.link.call('room.post', { runId, text })).toEqual({ kind: 'kept' })
    expect(await other.link.call('room.post', { runId, text: 'trust' })).toEqual({ kind: 'kept' })
    expect((await one.link.call('room.mine')).posts.map(({ text }) => text)).toEqual(['Trust'])
    expect(JSON.stringify(await room.backend.storage.rooms.readJournal(room.workshopId)).match(/"t":"post"/g)).toHaveLength(2)
  })

  it('has an id on the disk that does not tell when it was written', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'one-page',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    await one.link.call('room.post', { runId, text: 'A page' })
    const { posts } = await one.link.call('room.mine')
    expect(posts.map(({ id }) => id[14])).toEqual(['8'])
  })
})

describe('a quiz round', () => {
  it('takes its questions from the bank of any module', async () => {
    const bank = await room.laptop.call('workshops.questions', { workshopId: room.workshopId, lang: 'en', courseId: 'core' })
    const questionIds = bank.slice(0, 5).map(({ id }) => id)
    const activity = {
      id: 'from-core',
      kind: 'quiz-round',
      title: 'From the Core Module',
      promptHtml: '',
      items: [],
      questionIds,
      multiple: false,
      anonymous: false,
      translations: {},
      courseId: 'core',
    } as const
    await room.laptop.call('room.startOwnActivity', { activity })
    const { view } = await (await phone('One')).link.call('room.mine')
    expect(view.activity?.questions.en?.map(({ id }) => id)).toEqual(questionIds)
  })
})

describe('roles', () => {
  it('keep a phone from everything that is a facilitator’s or a window’s', async () => {
    const { link } = await phone('One')
    const call = link.call as (name: string, input?: unknown) => Promise<unknown>
    for (const name of [
      'room.state',
      'room.close',
      'room.setRun',
      'workshops.list',
      'guides.read',
      'settings.read',
      'learners.list',
      'storage.backups',
      'facilitators.switch',
      'packs.list',
      'authoring.list',
      'room.projector',
    ]) {
      await expect(call(name), name).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  it('let a second facilitator in by the longer code, who may drive alone', async () => {
    const link = phoneLink(room.port)
    opened.push(link)
    expect(await link.call('room.steer', { code: 'ACDEFGHJ' })).toMatchObject({ kind: 'unknown' })
    const steering = await link.call('room.steer', { code: room.driveCode })
    expect(steering.kind).toBe('steering')
    await link.call('room.startEntry', { entryId: 'welcome' })
    await link.call('room.drive')
    await expect(room.laptop.call('room.startEntry', { entryId: 'close' })).rejects.toBeInstanceOf(CodedError)
    await room.laptop.call('room.drive')
    await room.laptop.call('room.startEntry', { entryId: 'close' })
    const again = phoneLink(room.port)
    opened.push(again)
    expect(await again.call('room.steer', { code: steering.kind === 'steering' ? steering.token : '' })).toMatchObject({ kind: 'steering' })
    expect((await again.call('room.state')).control?.live.current?.entryId).toBe('close')
  })
})

describe('a room that the process left', () => {
  it('goes on with the same codes, people and answers', async () => {
    const one = await phone('One')
    await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'one-page',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    await one.link.call('room.post', { runId, text: 'A page of nine answers' })
    const before = (await room.control()).live
    await room.backend.rooms.suspend()
    expect(await room.backend.rooms.resume()).toBe(true)
    const { live, people } = await room.control()
    expect(live).toMatchObject({ code: before.code, driveCode: before.driveCode, currentRun: runId, current: before.current })
    expect(people.map(({ name }) => name)).toEqual(['One'])
    expect(live.runs[0]?.result).toMatchObject({ kind: 'posts', posts: [{ text: 'A page of nine answers', state: 'waiting', by: 'One' }] })
  })

  it('is closed for good by its facilitator', async () => {
    await phone('One')
    await room.laptop.call('room.close')
    expect(await room.laptop.call('room.state')).toMatchObject({ control: null })
    expect((await room.backend.storage.rooms.read(room.workshopId))?.isOpen).toBe(false)
    expect(await room.backend.rooms.resume()).toBe(false)
    const link = phoneLink(room.port)
    opened.push(link)
    await expect(
      Promise.race([
        link.call('room.look', { code: room.code }),
        new Promise((_, reject) => setTimeout(() => reject(new Error('nobody answers')), 500)),
      ]),
    ).rejects.toThrow('nobody answers')
  })
})
