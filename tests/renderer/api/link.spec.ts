import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLink, type ConnectionState } from '#renderer/api/link.ts'
import type { Transport, TransportListeners } from '#renderer/api/transport.ts'
import type { ClientMessage } from '#common/contract/wire.ts'

/** A wire in the hands of the spec: what the page sent, and what the other side says. */
function openWire({ callTimeoutMs }: { readonly callTimeoutMs?: number } = {}) {
  const sent: ClientMessage[] = []
  const connections: TransportListeners[] = []
  const states: ConnectionState['kind'][] = []
  const reloads: string[] = []
  let ids = 0
  const link = createLink({
    connect: listeners => {
      connections.push(listeners)
      const transport: Transport = { send: text => sent.push(JSON.parse(text) as ClientMessage), close: () => undefined }
      listeners.opened(transport)
    },
    newId: () => `id-${++ids}`,
    onState: ({ kind }) => states.push(kind),
    onOtherContract: () => reloads.push('reload'),
    ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
  })
  const say = (message: object): void => connections.at(-1)?.received(JSON.stringify(message))
  const calls = (): (ClientMessage & { t: 'call' })[] => sent.filter(message => message.t === 'call')
  return { link, sent, calls, states, reloads, say, lose: () => connections.at(-1)?.lost(), connections }
}

const greeting = { t: 'hello', contract: 'source' }

afterEach(() => void vi.useRealTimers())

describe('the page’s link', () => {
  it('greets first and sends calls after the answer', async () => {
    const { link, sent, calls, say } = openWire()
    const settings = link.call('settings.read')
    expect(sent.map(({ t }) => t)).toEqual(['hello'])
    say(greeting)
    await vi.waitFor(() => expect(calls()).toHaveLength(1))
    say({ t: 'ok', n: calls()[0]?.n, output: { theme: 'dark' } })
    expect(await settings).toEqual({ theme: 'dark' })
  })

  it('sends again what was not answered, with its first id, after a loss', async () => {
    vi.useFakeTimers()
    const { link, calls, say, lose, states } = openWire()
    say(greeting)
    await vi.advanceTimersByTimeAsync(0)
    const saved = link.call('settings.change', { theme: 'dark' })
    lose()
    await vi.advanceTimersByTimeAsync(1000)
    say(greeting)
    await vi.advanceTimersByTimeAsync(0)
    expect(calls().map(({ id }) => id)).toEqual(['id-1', 'id-1'])
    say({ t: 'ok', n: calls()[0]?.n, output: 'saved' })
    expect(await saved).toBe('saved')
    expect(states).toEqual(['connecting', 'open', 'lost', 'open'])
  })

  it('says who learns before it sends what waited', async () => {
    vi.useFakeTimers()
    const { link, calls, say } = openWire()
    link.onGreeted(call => call('learners.choose', { learnerId: 'a' }))
    void link.call('progress.overview').catch(() => undefined)
    say(greeting)
    await vi.advanceTimersByTimeAsync(0)
    expect(calls().map(({ name }) => name)).toEqual(['learners.choose'])
    say({ t: 'ok', n: calls()[0]?.n, output: null })
    await vi.advanceTimersByTimeAsync(0)
    expect(calls().map(({ name }) => name)).toEqual(['learners.choose', 'progress.overview'])
  })

  it('lets no call hang', async () => {
    vi.useFakeTimers()
    const { link, say } = openWire({ callTimeoutMs: 5000 })
    say(greeting)
    await vi.advanceTimersByTimeAsync(0)
    const slow = expect(link.call('settings.read')).rejects.toMatchObject({ code: 'timeout' })
    await vi.advanceTimersByTimeAsync(5000)
    await slow
  })

  it('waits for a document that takes minutes, and for nothing else as long', async () => {
    vi.useFakeTimers()
    const { link, calls, say } = openWire()
    say(greeting)
    await vi.advanceTimersByTimeAsync(0)
    const slow = link.call('certificates.document', { certificateId: 'a', paper: 'a4' })
    const usual = expect(link.call('settings.read')).rejects.toMatchObject({ code: 'timeout' })
    await vi.advanceTimersByTimeAsync(220_000)
    await usual
    say({ t: 'ok', n: calls()[0]?.n, output: 'made' })
    expect(await slow).toBe('made')
  })

  it('fails a call that has had no connection for half a minute, however long it was connected before', async () => {
    vi.useFakeTimers()
    const { link, calls, say, lose } = openWire()
    const early = expect(link.call('settings.read')).rejects.toMatchObject({ code: 'disconnected' })
    await vi.advanceTimersByTimeAsync(30_000)
    await early
    say(greeting)
    await vi.advanceTimersByTimeAsync(0)
    const slow = link.call('certificates.document', { certificateId: 'a', paper: 'a4' })
    await vi.advanceTimersByTimeAsync(29_900)
    lose()
    await vi.advanceTimersByTimeAsync(29_900)
    say(greeting)
    await vi.advanceTimersByTimeAsync(29_900)
    say({ t: 'ok', n: calls().at(-1)?.n, output: 'made' })
    expect(await slow).toBe('made')
    const lost = expect(link.call('certificates.document', { certificateId: 'b', paper: 'a4' })).rejects.toMatchObject({
      code: 'disconnected',
    })
    lose()
    await vi.advanceTimersByTimeAsync(30_000)
    await lost
  })

  it('hands errors on with their code', async () => {
    const { link, calls, say } = openWire()
    say(greeting)
    const refused = link.call('settings.read')
    await vi.waitFor(() => expect(calls()).toHaveLength(1))
    say({ t: 'error', n: calls()[0]?.n, code: 'storage-full', details: {} })
    await expect(refused).rejects.toMatchObject({ code: 'storage-full' })
  })

  it('asks for a new page when the contract is another', () => {
    const { say, reloads, calls } = openWire()
    say({ t: 'hello', contract: 'other' })
    expect(reloads).toEqual(['reload'])
    expect(calls()).toEqual([])
  })

  it('hears events until it is told to stop', () => {
    const { link, say } = openWire()
    say(greeting)
    const heard: unknown[] = []
    const stop = link.subscribe('progress.changed', standing => heard.push(standing.courseId))
    say({ t: 'event', name: 'progress.changed', payload: { courseId: 'core' } })
    stop()
    say({ t: 'event', name: 'progress.changed', payload: { courseId: 'other' } })
    expect(heard).toEqual(['core'])
  })
})
