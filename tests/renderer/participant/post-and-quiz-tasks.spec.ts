// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { ownQuestion } from '#tests/support/room/own-questions.ts'
import { RECEIVED, SEND, useTaskRoom } from './task-room.ts'

const { room, join, start, startWithQuestions, findRun } = useTaskRoom()

describe('posts', () => {
  it('takes up to three words per person for a word cloud', async () => {
    const page = await join()
    const runId = await start('word-cloud', { items: [] })
    for (const word of ['bridge', 'home', 'work']) {
      await fireEvent.update(await page.findByLabelText('One or two words'), word)
      await fireEvent.click(page.getByRole('button', { name: 'Send' }))
      await page.findByText(word)
    }
    await expect.poll(() => page.queryByLabelText('One or two words')).toBeNull()
    expect((await findRun(runId)).result).toMatchObject({ kind: 'words', n: 1 })
  })

  it('takes a word that was sent in other letters for the same word, which uses up no second try', async () => {
    const page = await join()
    await start('word-cloud', { items: [] })
    const send = async (word: string): Promise<void> => {
      await fireEvent.update(await page.findByLabelText('One or two words'), word)
      await fireEvent.click(page.getByRole('button', { name: 'Send' }))
    }
    await send('Work')
    expect(await page.findByText('You can send 2 more.')).toBeTruthy()
    await send('WORK')
    expect(await page.findByText(/You have already sent “.?Work.?”. It counts once./)).toBeTruthy()
    expect(page.getByText('You can send 2 more.')).toBeTruthy()
  })

  it('shows approved questions on other phones as plain text and takes votes', async () => {
    const [one, other] = [await join(), await join()]
    const runId = await start('question-wall', { items: [] })
    await fireEvent.update(await one.findByLabelText('Your question to the room'), '<b>Who pays?</b>')
    await fireEvent.click(within(one.container as HTMLElement).getByRole('button', { name: 'Send' }))
    await expect.poll(async () => (await findRun(runId)).result).toMatchObject({ posts: [{ state: 'waiting' }] })
    const { result } = await findRun(runId)
    await room().call('room.moderate', { runId, postIds: result.kind === 'posts' ? result.posts.map(({ id }) => id) : [], state: 'shown' })
    const vote = await within(other.container as HTMLElement).findByRole('button', { name: /Vote for this/ })
    expect(within(other.container as HTMLElement).getByText('<b>Who pays?</b>')).toBeTruthy()
    await fireEvent.click(vote)
    await expect.poll(async () => (await findRun(runId)).result).toMatchObject({ posts: [{ votes: 1 }] })
  })

  it('shows the task of the participant’s group and takes its result', async () => {
    const page = await join()
    await room().call('room.assignGroups', { groups: 1, by: 'random' })
    await start('group-work', { items: ['Draw the map'] })
    expect(await page.findByText('Draw the map')).toBeTruthy()
    expect(await page.findByText(/Your group:/)).toBeTruthy()
    await fireEvent.update(page.getByLabelText('Your group’s result'), 'A map with two arrows')
    await fireEvent.click(page.getByRole('button', { name: 'Send' }))
    expect(await page.findByText(RECEIVED)).toBeTruthy()
  })

  it('takes an anonymous comment after the ratings of an evaluation', async () => {
    const page = await join()
    await start('evaluation', { items: ['It was useful'], names: 'anonymous' })
    expect(await page.findByText('Anonymous: no one sees who answered what.')).toBeTruthy()
    expect(page.queryByLabelText('A comment (optional)')).toBeNull()
    await fireEvent.click(page.getByRole('radio', { name: 'Fully' }))
    await fireEvent.click(page.getByRole('button', SEND))
    expect(await page.findByLabelText('A comment (optional)')).toBeTruthy()
  })

  it('names the steps as the facilitator does, asks the open question, and says first who sees names', async () => {
    const page = await join()
    const runId = await start('evaluation', {
      items: ['The day'],
      names: 'facilitator',
      steps: ['Poor', '', '', 'Excellent'],
      comment: 'What will you change?',
    })
    expect(await page.findByText('Only the facilitator sees your name with your answer.')).toBeTruthy()
    expect(page.getAllByRole('radio').map(radio => radio.closest('label')?.textContent?.trim())).toEqual(['Poor', '2', '3', 'Excellent'])
    await fireEvent.update(page.getByLabelText('What will you change?'), 'The way we ask')
    expect(page.queryByRole('button', { name: 'Send' })).toBeNull()
    await fireEvent.click(page.getByRole('radio', { name: 'Excellent' }))
    await fireEvent.click(page.getByRole('button', SEND))
    expect(await page.findByText(RECEIVED)).toBeTruthy()
    await expect.poll(async () => (await findRun(runId)).result).toMatchObject({ n: 1, comments: [{ text: 'The way we ask' }] })
  })
})

describe('quiz questions', () => {
  it('are asked one by one in a test, without feedback', async () => {
    const page = await join()
    const runId = await startWithQuestions('post-test')
    expect(await page.findByText(/^Question 1 of/)).toBeTruthy()
    const radios = await page.findAllByRole('radio')
    await fireEvent.click(radios[0] as HTMLElement)
    await fireEvent.click(page.getByRole('button', { name: 'Submit and continue' }))
    expect(await page.findByText(/^Question 2 of/)).toBeTruthy()
    expect(page.queryByText(/correct/i)).toBeNull()
    expect((await findRun(runId)).result.n).toBe(1)
  })

  it('start again from the first question once the answers of a test are revealed', async () => {
    const page = await join()
    const runId = await startWithQuestions('post-test')
    await fireEvent.click((await page.findAllByRole('radio'))[0] as HTMLElement)
    await fireEvent.click(page.getByRole('button', { name: 'Submit and continue' }))
    await page.findByText(/^Question 2 of/)
    await room().call('room.setRunState', { runId, to: 'revealed' })
    expect(await page.findByText('The correct answers are shown, question by question.')).toBeTruthy()
    expect(page.getByText(/Your answer: (in)?correct/)).toBeTruthy()
    expect(page.getByText(/^Question 1 of/)).toBeTruthy()
    expect(page.getByText(/^[01] of 1 people in the room answered correctly\.$/)).toBeTruthy()
    for (let next = page.queryByRole('button', { name: 'Next' }); next !== null; next = page.queryByRole('button', { name: 'Next' }))
      await fireEvent.click(next)
    expect(page.queryByText(/received/)).toBeNull()
  })

  it('call nothing right or wrong that was never sent', async () => {
    const page = await join()
    const runId = await startWithQuestions('quiz-round')
    await fireEvent.click((await page.findAllByRole('radio'))[0] as HTMLElement)
    await room().call('room.setQuestion', { runId, to: 'reveal' })
    expect(await page.findByText('Your answer was not received, so it does not count.')).toBeTruthy()
    expect(page.queryByText(/Your answer: (in)?correct/)).toBeNull()
    await room().call('room.setQuestion', { runId, to: 1 })
    await page.findByText(/^Question 2 of/)
    await room().call('room.setQuestion', { runId, to: 'reveal' })
    expect(await page.findByText('You did not answer.')).toBeTruthy()
    expect(await page.findByText('Nobody answered this question.')).toBeTruthy()
  })

  it('that were chosen and not sent say so once answers are closed', async () => {
    const page = await join()
    const runId = await start('poll')
    await fireEvent.click(await page.findByRole('radio', { name: 'Work' }))
    await room().call('room.setRunState', { runId, to: 'closed' })
    expect(await page.findByText('Your answer has not been submitted.')).toBeTruthy()
  })

  it('are stepped by the facilitator in a quiz round, with feedback once the answer is revealed', async () => {
    const page = await join()
    const runId = await startWithQuestions('quiz-round')
    await fireEvent.click((await page.findAllByRole('radio'))[0] as HTMLElement)
    await fireEvent.click(page.getByRole('button', SEND))
    await page.findByText(RECEIVED)
    expect(page.queryByText(/Your answer: /)).toBeNull()
    await room().call('room.setQuestion', { runId, to: 'reveal' })
    expect(await page.findByText(/Your answer: (in)?correct/)).toBeTruthy()
    await room().call('room.setQuestion', { runId, to: 1 })
    expect(await page.findByText(/^Question 2 of/)).toBeTruthy()
  })

  it('that are a facilitator’s own ask once what they ask, and take no answer after their time', { timeout: 40_000 }, async () => {
    const page = await join()
    const ownQuestions = [ownQuestion({ translations: {} })]
    await start('quiz-round', { items: [], questionIds: ['own-1'], ownQuestions, seconds: 10 })
    expect(await page.findByRole('heading', { name: 'Where do newcomers find work first?' })).toBeTruthy()
    expect(page.getAllByText('Where do newcomers find work first?', { ignore: 'legend' })).toHaveLength(1)
    await fireEvent.click(page.getByRole('radio', { name: /At the market/ }))
    expect(await page.findByText('Time is up. This question takes no more answers.', {}, { timeout: 20_000 })).toBeTruthy()
    expect(page.getByText('Your answer has not been submitted.')).toBeTruthy()
    expect(page.queryByRole('button', SEND)).toBeNull()
  })
})
