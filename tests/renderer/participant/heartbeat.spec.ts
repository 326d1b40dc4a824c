// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Transport, TransportListeners } from '#renderer/api/transport.ts'
import { withHeartbeat } from '#renderer/participant/link/heartbeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A transport that the test controls. */
function openTransport() {
  const sent: string[] = []
  const reported: string[] = []
  const attempts: TransportListeners[] = []
  let closed = 0
  const connect = withHeartbeat(listeners => void attempts.push(listeners), window)
  const listeners: TransportListeners = {
    opened: () => reported.push('opened'),
    received: text => reported.push(text),
    lost: () => reported.push('lost'),
  }
  const transport: Transport = { send: text => sent.push(text), close: () => (closed += 1) }
  connect(listeners)
  return {
    sent,
    reported,
    open: () => attempts.at(-1)?.opened(transport),
    say: (text: string) => attempts.at(-1)?.received(text),
    drop: () => attempts.at(-1)?.lost(),
    again: () => connect(listeners),
    first: attempts,
    closed: () => closed,
  }
}

describe('the heartbeat of a phone’s connection', () => {
  it('pings every ten seconds and stays alive on any message', () => {
    const connection = openTransport()
    connection.open()
    connection.say('hello')
    for (const _ of [1, 2, 3]) {
      vi.advanceTimersByTime(10_000)
      connection.say('pong')
    }
    expect([connection.sent.length, connection.reported.includes('lost')]).toEqual([3, false])
  })

  it('reports a loss once and closes the socket when nothing follows a ping', () => {
    const connection = openTransport()
    connection.open()
    connection.say('hello')
    vi.advanceTimersByTime(18_000)
    connection.drop()
    expect([connection.reported.filter(one => one === 'lost').length, connection.closed()]).toEqual([1, 1])
  })

  it('reports a loss when the laptop never answers', () => {
    const connection = openTransport()
    vi.advanceTimersByTime(8_000)
    expect(connection.reported).toEqual(['lost'])
  })

  it('pings at once when the phone wakes up, and reports a loss sooner', () => {
    const connection = openTransport()
    connection.open()
    connection.say('hello')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(connection.sent.length).toBe(1)
    vi.advanceTimersByTime(3_000)
    expect(connection.reported).toContain('lost')
  })

  it('ignores messages of a connection that was given up', () => {
    const connection = openTransport()
    vi.advanceTimersByTime(8_000)
    connection.again()
    connection.first[0]?.received('late')
    connection.first[0]?.lost()
    expect(connection.reported).toEqual(['lost'])
  })
})
