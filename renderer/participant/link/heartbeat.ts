import type { Connect, Transport, TransportListeners } from '#renderer/api/transport.ts'

/** A phone's Wi-Fi goes away without a word: the line is asked this often whether it lives. */
const PING_EVERY_MS = 10_000
/** No word for so long after a ping, or after the line was asked for: it is dead. */
const DEAD_AFTER_MS = 8_000
/** The page was woken: whoever looks at it waits, so a dead line is told sooner. */
const WOKEN_DEAD_AFTER_MS = 3_000

const PING = '{"t":"ping"}'
const WAKES = ['pageshow', 'online', 'focus'] as const

/** Gives a line a pulse: sockets of a sleeping phone die without a close, and the page wakes believing that it is connected. */
export function withPulse(connect: Connect, page: Window): Connect {
  let beat: Pulse | undefined
  const woken = (): void => {
    if (!page.document.hidden) beat?.ask(WOKEN_DEAD_AFTER_MS)
  }
  page.document.addEventListener('visibilitychange', woken)
  for (const name of WAKES) page.addEventListener(name, woken)

  return listeners => {
    beat?.stop()
    beat = keepPulse(connect, listeners)
  }
}

interface Pulse {
  readonly ask: (withinMs: number) => void
  readonly stop: () => void
}

/** One transport from its opening to its loss, which is told once: by the socket, or by the silence. */
function keepPulse(connect: Connect, listeners: TransportListeners): Pulse {
  let transport: Transport | undefined
  let isOver = false
  let verdict = setTimeout(die, DEAD_AFTER_MS)
  const pings = setInterval(() => ask(DEAD_AFTER_MS), PING_EVERY_MS)

  function stop(): void {
    isOver = true
    clearTimeout(verdict)
    clearInterval(pings)
  }

  function die(): void {
    if (isOver) return
    stop()
    transport?.close()
    listeners.lost()
  }

  function ask(withinMs: number): void {
    if (isOver || transport === undefined) return
    transport.send(PING)
    clearTimeout(verdict)
    verdict = setTimeout(die, withinMs)
  }

  connect({
    opened(next) {
      if (isOver) return next.close()
      transport = next
      listeners.opened(next)
    },
    received(text) {
      if (isOver) return
      clearTimeout(verdict)
      listeners.received(text)
    },
    lost: die,
  })
  return { ask, stop }
}
