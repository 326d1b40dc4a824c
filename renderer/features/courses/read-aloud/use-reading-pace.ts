import { computed, ref, type ComputedRef } from 'vue'
import type { Locale } from '#common/domain/shared/locale.ts'

const PACE_KEY = 'jmdi-reading-pace'
const VOICE_KEY = 'jmdi-voice'
/** Times the usual pace of a voice. */
const PACES = [0.75, 1, 1.25, 1.5] as const
const USUAL = 1

export interface ReadingPace {
  readonly pace: ComputedRef<number>
  readonly paces: readonly number[]
  /** Of the language; undefined: none was chosen. */
  readonly voiceName: ComputedRef<string | undefined>
  readonly setPace: (pace: number) => void
  readonly setVoice: (name: string) => void
}

/** How fast and by which voice texts are read, remembered on this computer. */
export function useReadingPace(lang: () => Locale): ReadingPace {
  const pace = ref(Number(localStorage.getItem(PACE_KEY)))
  const changes = ref(0)
  const voiceKey = (): string => `${VOICE_KEY}-${lang()}`
  return {
    pace: computed(() => PACES.find(one => one === pace.value) ?? USUAL),
    paces: PACES,
    voiceName: computed(() => (changes.value, localStorage.getItem(voiceKey()) ?? undefined)),
    setPace: next => {
      pace.value = next
      localStorage.setItem(PACE_KEY, String(next))
    },
    setVoice: name => {
      localStorage.setItem(voiceKey(), name)
      changes.value += 1
    },
  }
}
