/** Who sends to everybody: our hub, or one of those it is measured against. */
export type Sender = 'hub' | 'ws' | 'socket.io'

export type ToServer =
  /** Sends the room's present view to everybody of one sender. */
  | { readonly t: 'broadcast'; readonly by: Sender }
  /** Collects what is garbage and tells how much memory the process holds. */
  | { readonly t: 'memory' }
  /** Asks for an address that signs one more browser in. */
  | { readonly t: 'address' }
  | { readonly t: 'end' }

export type FromServer =
  | { readonly t: 'ready'; readonly address: string; readonly wsPort: number; readonly ioPort: number }
  /** `at`: of the machine's own clock, which both processes read. */
  | { readonly t: 'sent'; readonly at: number; readonly bytes: number }
  | { readonly t: 'memory'; readonly bytes: number }
  | { readonly t: 'address'; readonly address: string }

/** Milliseconds of the machine's monotonic clock, the same in every process. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
