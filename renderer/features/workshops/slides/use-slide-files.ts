import { computed, onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { useApi } from '#renderer/api/index.ts'
import { useWords } from '#renderer/i18n/use-words.ts'
import { toErrorCode } from '#renderer/state/load.ts'
import { useErrorMessage } from '#renderer/ui/use-error-message.ts'
import { readSlideFile } from './read-slide-file.ts'
import type { AddedSlide } from './slide-draft.ts'
import { useSlideFileProblems } from './use-slide-file-problems.ts'

export interface SlideFiles {
  /** The page that is drawn; `undefined`: no file is being read. */
  readonly progress: Readonly<ShallowRef<{ readonly page: number; readonly count: number } | undefined>>
  /** What went wrong and what to do, one for each file. */
  readonly problems: Readonly<Ref<readonly string[]>>
  /** What was left out of files that were taken. */
  readonly hint: Readonly<Ref<string>>
  readonly add: (files: readonly File[]) => Promise<void>
  readonly stop: () => void
}

/** Reads files into slides, one after the other. `take` gets the slides of each. */
export function useSlideFiles(workshopId: () => string, room: () => number, take: (slides: readonly AddedSlide[]) => void): SlideFiles {
  const { call } = useApi()
  const { t } = useWords()
  const describe = useSlideFileProblems()
  const describeError = useErrorMessage()
  const progress = shallowRef<{ readonly page: number; readonly count: number }>()
  const faults = ref<readonly (() => string)[]>([])
  const problems = computed(() => faults.value.map(tell => tell()))
  const hasLeftOut = ref(false)
  /** Said in the language of the page as it is now, not as it was when the file was read. */
  const hint = computed(() => (hasLeftOut.value ? t('workshops.slides.picturesLeftOut') : ''))
  let isStopped = false

  async function store(base64: string): Promise<string | undefined> {
    const added = await call('workshops.addPicture', { workshopId: workshopId(), base64 })
    return added.kind === 'added' ? added.name : undefined
  }

  async function addFile(file: File): Promise<void> {
    try {
      const read = await readSlideFile(file, {
        room: room(),
        store,
        isStopped: () => isStopped,
        onPage: (page, count) => (progress.value = { page, count }),
      })
      if (read.kind === 'refused') faults.value = [...faults.value, () => `${file.name}: ${describe(read.because)}`]
      else take(read.slides)
      if (read.kind === 'slides' && read.pictures) hasLeftOut.value = true
    } catch (error) {
      faults.value = [...faults.value, () => `${file.name}: ${describeError(toErrorCode(error))}`]
    }
  }

  async function add(files: readonly File[]): Promise<void> {
    faults.value = []
    hasLeftOut.value = false
    isStopped = false
    for (const file of files) {
      if (isStopped) break
      progress.value = { page: 0, count: 0 }
      await addFile(file)
    }
    progress.value = undefined
  }

  const stop = (): void => void (isStopped = true)
  onScopeDispose(stop)
  return { progress, problems, hint, add, stop }
}
