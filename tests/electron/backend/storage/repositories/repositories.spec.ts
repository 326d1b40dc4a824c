import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'
import { answerTo, attemptFinished, learnerNamed, lessonFinished, reviewOf, runningAttempt } from '#tests/support/records.ts'

describe('learners', () => {
  it('are stored', async () => {
    const path = await temporaryFolder()
    const amal = learnerNamed('أمل', { role: 'local-authority' })
    const first = await openedStorage({ path })
    await first.learners.add(amal)
    await first.close()
    expect(await (await openedStorage({ path })).learners.list()).toEqual([{ kind: 'known', learner: amal }])
  })

  it('are added once under one id', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const amal = learnerNamed('Amal')
    await storage.learners.add(amal)
    expect(await storage.learners.add({ ...amal, name: 'Another' })).toEqual(amal)
  })

  it('keep their id and creation time when they change', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const amal = await storage.learners.add(learnerNamed('Amal'))
    const changed = await storage.learners.change(amal.id, learner => ({ ...learner, id: 'other', createdAt: 'never', name: 'Amal B.' }))
    expect(changed).toEqual({ ...amal, name: 'Amal B.' })
  })

  it('that do not exist cannot be changed', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    await expect(storage.learners.change(learnerNamed('Nobody').id, learner => learner)).rejects.toMatchObject({ code: 'not-found' })
  })

  it.each(['../../etc', '', '.', '01932F6E-7B1A-7C3D-8E4F-000000000001', 'con'])('never use the id %j as a path', async id => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    await expect(storage.learners.read(id)).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('records', () => {
  it('are stored in the month of their id, in UTC', async () => {
    const path = await temporaryFolder()
    const storage = await openedStorage({ path })
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    await storage.records.append(id, 'core', [
      lessonFinished('who-moves', new Date('2025-12-31T23:59:59.999Z')),
      lessonFinished('how-linked', new Date('2026-01-01T00:00:00Z')),
    ])
    expect((await readdir(join(path, 'learners', id, 'core'))).sort()).toEqual(['2025-12.json', '2026-01.json'])
  })

  it('are read in the order of their ids, across months', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    const records = [2, 0, 1].map(month => lessonFinished(`lesson-${month}`, new Date(Date.UTC(2026, month, 1))))
    await storage.records.append(id, 'core', records)
    expect((await storage.records.list(id, 'core')).map(record => 'lessonId' in record && record.lessonId)).toEqual([
      'lesson-0',
      'lesson-1',
      'lesson-2',
    ])
  })

  it('appended twice are stored once', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    const record = lessonFinished('who-moves')
    await storage.records.append(id, 'core', [record])
    await storage.records.append(id, 'core', [record, lessonFinished('how-linked')])
    expect(await storage.records.list(id, 'core')).toHaveLength(2)
    expect(await storage.records.listCourses(id)).toEqual(['core'])
  })

  it.each(['attempts', 'notes', 'con', 'com1', '../core', 'Core', ''])('refuse the course id %j', async courseId => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    await expect(storage.records.append(learnerNamed('Amal').id, courseId, [lessonFinished('who-moves')])).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  it('refuse an id without a timestamp', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const record = { ...lessonFinished('who-moves'), id: 'd9428888-122b-4c3d-8e4f-000000000001' }
    await expect(storage.records.append(learnerNamed('Amal').id, 'core', [record])).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('attempts', () => {
  it('stay with their answers until they are removed', async () => {
    const path = await temporaryFolder()
    const first = await openedStorage({ path })
    const { id } = await first.learners.add(learnerNamed('Amal'))
    const attempt = await first.attempts.add(id, runningAttempt())
    const answer = answerTo('stock-or-flow')
    await first.attempts.change(id, attempt.id, current => ({ ...current, answers: [...current.answers, answer] }))
    await first.close()
    const second = await openedStorage({ path })
    expect(await second.attempts.listRunning(id)).toEqual([{ ...attempt, answers: [answer] }])
    await second.records.append(id, 'core', [attemptFinished({ ...attempt, answers: [answer] })])
    await second.attempts.remove(id, attempt.id)
    expect(await second.attempts.listRunning(id)).toEqual([])
    expect(await second.attempts.read(id, attempt.id)).toBeUndefined()
    await expect(second.attempts.change(id, attempt.id, current => current)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('stay unchanged when a change throws', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    const attempt = await storage.attempts.add(id, runningAttempt())
    const refuse = (): never => {
      throw new RangeError('no')
    }
    await expect(storage.attempts.change(id, attempt.id, refuse)).rejects.toThrow(RangeError)
    expect(await storage.attempts.read(id, attempt.id)).toEqual(attempt)
  })
})

describe('reviews', () => {
  it('are stored in the month of their id, and once, apart from the courses', async () => {
    const path = await temporaryFolder()
    const first = await openedStorage({ path })
    const { id } = await first.learners.add(learnerNamed('Amal'))
    const [january, february] = ['2026-01-31T23:59:59Z', '2026-02-01T00:00:00Z'].map(at => reviewOf('quiz:core:q', new Date(at)))
    await first.reviews.append(id, [february!, january!])
    await first.reviews.append(id, [february!])
    await first.close()
    const again = await openedStorage({ path })
    expect(await again.reviews.list(id)).toEqual([january, february])
    expect((await readdir(join(path, 'learners', id, 'practice_reviews'))).sort()).toEqual(['2026-01.json', '2026-02.json'])
    expect(await again.records.listCourses(id)).toEqual([])
  })

  it('of a kind of card that this program does not know are kept', async () => {
    const path = await temporaryFolder()
    const first = await openedStorage({ path })
    const { id } = await first.learners.add(learnerNamed('Amal'))
    const later = reviewOf('step:plan:talk-to-the-mayor')
    await first.reviews.append(id, [later])
    await first.reviews.append(id, [reviewOf('quiz:core:q')])
    await first.close()
    expect(await (await openedStorage({ path })).reviews.list(id)).toContainEqual(later)
  })

  it('refuse an id without a timestamp, and a learner whose id is a path', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const review = reviewOf('quiz:core:q')
    const { id } = learnerNamed('Amal')
    await expect(storage.reviews.append(id, [{ ...review, id: 'd9428888-122b-4c3d-8e4f-000000000001' }])).rejects.toMatchObject({
      code: 'bad-input',
    })
    await expect(storage.reviews.append('../other', [review])).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('notes', () => {
  it('are the last saved text, and disappear when removed', async () => {
    const path = await temporaryFolder()
    const storage = await openedStorage({ path })
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    await storage.notes.save(id, 'core', 'constructor', 'first', 'a')
    await storage.notes.save(id, 'core', 'constructor', 'second', 'b')
    await storage.notes.save(id, 'core', 'other', '', 'c')
    expect(await storage.notes.list(id, 'core')).toEqual({ constructor: 'second', other: '' })
    await storage.notes.remove(id, 'core', 'constructor', 'd')
    expect(await storage.notes.list(id, 'core')).toEqual({ other: '' })
  })

  it('saved again with the same write id change nothing', async () => {
    const storage = await openedStorage({ path: await temporaryFolder() })
    const { id } = await storage.learners.add(learnerNamed('Amal'))
    await storage.notes.save(id, 'core', 'box', 'first', 'a')
    await storage.notes.save(id, 'core', 'box', 'changed', 'a')
    expect(await storage.notes.list(id, 'core')).toEqual({ box: 'first' })
  })
})

describe('settings', () => {
  it('keep the device id of the first read, whatever a change says', async () => {
    const path = await temporaryFolder()
    const first = await openedStorage({ path })
    const { deviceId } = await first.settings.read()
    await first.settings.change(settings => ({ ...settings, theme: 'dark', deviceId: 'another' }))
    await first.close()
    const again = await openedStorage({ path })
    expect(await again.settings.read()).toMatchObject({ deviceId, theme: 'dark' })
  })
})

describe('browser sessions', () => {
  it('survive restarts', async () => {
    const path = await temporaryFolder()
    const first = await openedStorage({ path })
    const session = { cookieHash: 'c', tokenHash: 't', createdAt: '2026-03-05T10:00:00.000Z' }
    await first.browserSessions.add(session)
    await first.close()
    expect(await (await openedStorage({ path })).browserSessions.list()).toEqual([session])
  })
})
