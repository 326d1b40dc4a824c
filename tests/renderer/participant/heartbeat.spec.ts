// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Transport, TransportListeners } from '#renderer/api/transport.ts'
import { withPulse } from '#renderer/participant/link/heartbeat.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A wire in the hands of the spec. */
function openWire() {
  const sent: string[] = []
  const told: string[] = []
  const attempts: TransportListeners[] = []
  let closed = 0
  const connect = withPulse(listeners => void attempts.push(listeners), window)
  const listeners: TransportListeners = {
    opened: () => told.push('opened'),
    received: text => told.push(text),
    lost: () => told.push('lost'),
  }
  const transport: Transport = { send: text => sent.push(text), close: () => (closed += 1) }
  connect(listeners)
  return {
    sent,
    told,
    open: () => attempts.at(-1)?.opened(transport),
    say: (text: string) => attempts.at(-1)?.received(text),
    drop: () => attempts.at(-1)?.lost(),
    again: () => connect(listeners),
    first: attempts,
    closed: () => closed,
  }
}

describe('the pulse of a phone’s line', () => {
  it('asks every ten seconds and lives on with any word', () => {
    const wire = openWire()
    wire.open()
    wire.say('hello')
    for (const _ of [1, 2, 3]) {
      vi.advanceTimersByTime(10_000)
      wire.say('pong')
    }
    expect([wire.sent.length, wire.told.includes('lost')]).toEqual([3, false])
  })

  it('is told lost once when nothing follows a ping, and the socket is closed', () => {
    const wire = openWire()
    wire.open()
    wire.say('hello')
    vi.advanceTimersByTime(18_000)
    wire.drop()
    expect([wire.told.filter(one => one === 'lost').length, wire.closed()]).toEqual([1, 1])
  })

  it('does not wait for ever for a laptop that does not answer', () => {
    const wire = openWire()
    vi.advanceTimersByTime(8_000)
    expect(wire.told).toEqual(['lost'])
  })

  it('is felt at once when the phone wakes, and a dead line is told sooner', () => {
    const wire = openWire()
    wire.open()
    wire.say('hello')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(wire.sent.length).toBe(1)
    vi.advanceTimersByTime(3_000)
    expect(wire.told).toContain('lost')
  })

  it('hears nothing more of a line that was given up', () => {
    const wire = openWire()
    vi.advanceTimersByTime(8_000)
    wire.again()
    wire.first[0]?.received('late')
    wire.first[0]?.lost()
    expect(wire.told).toEqual(['lost'])
  })
})
