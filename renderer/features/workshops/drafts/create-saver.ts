import { nextTick, ref, type Ref } from 'vue'
import type { ActionState } from '#renderer/state/action.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import { adopt, copy, rebase, type Revised, type TrackedDraft } from './tracked-draft.ts'

interface Saver {
  readonly action: Ref<ActionState>
  readonly isRunning: () => boolean
  /** Saves until nothing is left to send, one save at a time, or until one is refused. */
  readonly saveAll: () => Promise<void>
}

export function createSaver<D>(
  tracked: TrackedDraft<D>,
  read: () => Revised<D>,
  save: (draft: D, revision: string) => Promise<void>,
): Saver {
  const action = ref<ActionState>({ kind: 'idle' })
  let running: Promise<void> | undefined
  const mayGoOn = (): boolean => !tracked.isClean() && tracked.other.value === undefined && action.value.kind !== 'failed'

  async function saveAll(): Promise<void> {
    if (running !== undefined) await running
    if (action.value.kind === 'failed') action.value = { kind: 'idle' }
    while (mayGoOn()) await (running ??= saveOnce())
  }

  async function saveOnce(): Promise<void> {
    action.value = { kind: 'running' }
    const sending = copy(tracked.savable())
    const { revision } = tracked.base.value
    try {
      await save(sending, revision)
      // Let the response arrive through the props before anything is compared with it.
      await nextTick()
      rebase(tracked, read(), sending)
      action.value = { kind: 'done' }
    } catch (error) {
      await nextTick()
      action.value = takeRefusal(toErrorCode(error), revision)
    }
    running = undefined
  }

  /** Another window was first: its version is taken in, and what is left is saved under its revision. */
  function takeRefusal(code: ReturnType<typeof toErrorCode>, revision: string): ActionState {
    if (code === 'conflict') adopt(tracked, read())
    const isSettled = tracked.other.value !== undefined || tracked.base.value.revision !== revision
    return code === 'conflict' && isSettled ? { kind: 'idle' } : { kind: 'failed', code }
  }

  return { action, isRunning: () => running !== undefined, saveAll }
}
