import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Sentence } from './sentences.ts'
import type { Speech } from './speech.ts'

export type ReaderState = 'idle' | 'reading' | 'paused' | 'unheard'

export interface Reader {
  readonly state: Readonly<Ref<ReaderState>>
  /** What is being read, or will be when reading goes on. */
  readonly sentence: ComputedRef<Sentence | undefined>
  readonly read: (sentences: readonly Sentence[], from: number) => void
  readonly pause: () => void
  readonly resume: () => void
  /** Goes so many sentences on, or back. */
  readonly skip: (by: number) => void
  readonly stop: () => void
}

interface Saying {
  readonly speech: Speech
  /** Undefined: there is none any more. */
  readonly voice: () => SpeechSynthesisVoice | undefined
  readonly rate: () => number
}

/** Reads one sentence after the other. A pause stops the voice, and the sentence is begun again: a voice that is held often never goes on. */
export function createReader({ speech, voice, rate }: Saying): Reader {
  const state = shallowRef<ReaderState>('idle')
  const list = shallowRef<readonly Sentence[]>([])
  const at = shallowRef(0)
  let newest = 0

  async function go(): Promise<void> {
    const mine = ++newest
    state.value = 'reading'
    while (at.value < list.value.length) {
      const chosen = voice()
      const how = chosen === undefined ? 'unheard' : await speech.say(list.value[at.value]?.text ?? '', chosen, rate())
      if (mine !== newest) return
      if (how !== 'spoken') return void (state.value = how === 'unheard' ? 'unheard' : 'paused')
      at.value += 1
    }
    state.value = 'idle'
  }

  function halt(next: ReaderState): void {
    newest += 1
    state.value = next
    speech.stop()
  }

  function skip(by: number): void {
    at.value = Math.max(0, Math.min(list.value.length - 1, at.value + by))
    if (state.value === 'reading') void go()
  }

  return {
    state,
    sentence: computed(() => (state.value === 'idle' ? undefined : list.value[at.value])),
    read: (sentences, from) => {
      list.value = sentences
      at.value = from
      void go()
    },
    pause: () => state.value === 'reading' && halt('paused'),
    resume: () => void go(),
    skip,
    stop: () => state.value !== 'idle' && halt('idle'),
  }
}
