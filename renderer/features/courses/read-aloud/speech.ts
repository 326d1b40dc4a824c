import { useEventListener } from '@vueuse/core'
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

/** How a sentence ended. `unheard`: the voice gave no sign of life. */
export type Spoken = 'spoken' | 'stopped' | 'unheard'

export interface Speech {
  readonly say: (text: string, voice: SpeechSynthesisVoice, rate: number) => Promise<Spoken>
  readonly stop: () => void
}

/** A voice that says nothing for so long after a sentence should have ended is taken for dead. */
const GRACE_MS = 8000
const MS_PER_LETTER = 140

/**
 * The computer's own voices. Engines are known to forget the end of a sentence or never to begin, so each has a time limit; an utterance
 * that nobody holds may be forgotten together with its events.
 */
export function computerSpeech(synthesis: SpeechSynthesis): Speech {
  let current: { readonly utterance: SpeechSynthesisUtterance; readonly end: (how: Spoken) => void } | undefined

  function stop(): void {
    current?.end('stopped')
    synthesis.cancel()
  }

  function say(text: string, voice: SpeechSynthesisVoice, rate: number): Promise<Spoken> {
    stop()
    return new Promise(resolve => {
      const utterance = new SpeechSynthesisUtterance(text)
      Object.assign(utterance, { voice, lang: voice.lang, rate })
      let hasBegun = false
      const end = (how: Spoken): void => {
        clearTimeout(limit)
        if (current?.utterance === utterance) current = undefined
        resolve(how)
      }
      const limit = setTimeout(() => end(hasBegun ? 'spoken' : 'unheard'), GRACE_MS + (text.length * MS_PER_LETTER) / rate)
      utterance.onstart = () => (hasBegun = true)
      utterance.onend = () => end('spoken')
      utterance.onerror = () => end('unheard')
      current = { utterance, end }
      synthesis.speak(utterance)
    })
  }

  return { say, stop }
}

/** Voices come late, and not every system tells when: they are asked for again. */
const ASK_EVERY_MS = 500
const ASK_TIMES = 12

/** Undefined: still to come. Empty: the computer has none. */
export function useVoices(synthesis: SpeechSynthesis | undefined): ShallowRef<readonly SpeechSynthesisVoice[] | undefined> {
  const voices = shallowRef<readonly SpeechSynthesisVoice[]>()
  let asked = 0
  function ask(): void {
    const found = synthesis?.getVoices() ?? []
    asked += 1
    if (found.length > 0 || asked > ASK_TIMES || synthesis === undefined) voices.value = found
    if (asked > ASK_TIMES || synthesis === undefined) clearInterval(timer)
  }
  const timer = setInterval(ask, ASK_EVERY_MS)
  ask()
  if (synthesis !== undefined) useEventListener(synthesis, 'voiceschanged', ask)
  onScopeDispose(() => clearInterval(timer))
  return voices
}
