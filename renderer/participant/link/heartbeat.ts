import type { Connect, Transport, TransportListeners } from '#renderer/api/transport.ts'

/** A phone's Wi-Fi can drop without closing the socket. */
const PING_EVERY_MS = 10_000
/** No message for this long after a ping, or after connecting: the connection is dead. */
const DEAD_AFTER_MS = 8_000
/** After the page wakes up somebody is waiting, so a dead connection is reported sooner. */
const DEAD_AFTER_WAKING_MS = 3_000

const PING = '{"t":"ping"}'
const WAKE_EVENTS = ['pageshow', 'online', 'focus'] as const

/** Adds a heartbeat to a transport: sockets of a sleeping phone die without a close event, and the page wakes up believing it is connected. */
export function withHeartbeat(connect: Connect, page: Window): Connect {
  let heartbeat: Heartbeat | undefined
  const onWake = (): void => {
    if (!page.document.hidden) heartbeat?.ping(DEAD_AFTER_WAKING_MS)
  }
  page.document.addEventListener('visibilitychange', onWake)
  for (const name of WAKE_EVENTS) page.addEventListener(name, onWake)

  return listeners => {
    heartbeat?.stop()
    heartbeat = startHeartbeat(connect, listeners)
  }
}

interface Heartbeat {
  readonly ping: (timeoutMs: number) => void
  readonly stop: () => void
}

/** Watches one transport until it is lost; the loss is reported once, whether the socket closed or stayed silent. */
function startHeartbeat(connect: Connect, listeners: TransportListeners): Heartbeat {
  let transport: Transport | undefined
  let isStopped = false
  let timeout = setTimeout(reportLost, DEAD_AFTER_MS)
  const pings = setInterval(() => ping(DEAD_AFTER_MS), PING_EVERY_MS)

  function stop(): void {
    isStopped = true
    clearTimeout(timeout)
    clearInterval(pings)
  }

  function reportLost(): void {
    if (isStopped) return
    stop()
    transport?.close()
    listeners.lost()
  }

  function ping(timeoutMs: number): void {
    if (isStopped || transport === undefined) return
    transport.send(PING)
    clearTimeout(timeout)
    timeout = setTimeout(reportLost, timeoutMs)
  }

  connect({
    opened(next) {
      if (isStopped) return next.close()
      transport = next
      listeners.opened(next)
    },
    received(text) {
      if (isStopped) return
      clearTimeout(timeout)
      listeners.received(text)
    },
    lost: reportLost,
  })
  return { ping, stop }
}
