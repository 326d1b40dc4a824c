// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { effectScope } from 'vue'
import { useLoad } from '#renderer/state/load.ts'

/** A loading whose answers come when they are given. */
function loadByHand() {
  const answers: ((value: string) => void)[] = []
  const scope = effectScope()
  const loaded = scope.run(() => useLoad(() => new Promise<string>(resolve => answers.push(resolve))))!
  return { ...loaded, answers, leave: () => scope.stop() }
}

it('who refreshes waits for the answer to a newer question, too, so that what was changed is there', async () => {
  const { load, refresh, answers } = loadByHand()
  let isDone = false
  const refreshed = refresh().then(() => (isDone = true))
  void refresh()
  answers[1]!('after the change')
  await Promise.resolve().then(() => new Promise(setImmediate))
  expect(isDone).toBe(false)
  answers[2]!('after the next')
  await refreshed
  expect(load.value).toEqual({ kind: 'ready', value: 'after the next' })
})

it('an older answer that comes last is dropped', async () => {
  const { load, refresh, answers } = loadByHand()
  const refreshed = refresh()
  answers[1]!('new')
  await refreshed
  answers[0]!('old')
  await new Promise(setImmediate)
  expect(load.value).toEqual({ kind: 'ready', value: 'new' })
})

it('who has left is not kept waiting', async () => {
  const { load, refresh, answers, leave } = loadByHand()
  const refreshed = refresh()
  leave()
  answers[1]!('too late')
  await refreshed
  expect(load.value.kind).toBe('loading')
})
