import { computed, onScopeDispose, ref, watch } from 'vue'
import { useApi } from '#renderer/api/index.ts'
import { useAction } from '#renderer/state/action.ts'
import { useLoad } from '#renderer/state/load.ts'
import { useUnsavedTextsStore } from './unsaved-texts.store.ts'

interface TextVersion {
  readonly text: string
  readonly hash: string
  /** The file is no longer there. */
  readonly isGone?: boolean
}

/** The text of a draft's file while it is edited, as text or in a form. What another program saved in the meantime is never overwritten unnoticed. */
export function useDraftText({ folder, path, onFirst }: { readonly folder: string; readonly path: string; readonly onFirst?: () => void }) {
  const { call, subscribe } = useApi()
  const typed = ref('')
  const hash = ref('')
  const savedText = ref('')
  /** What another program saved in the file while it was being edited here. */
  const externalVersion = ref<TextVersion>()
  const { load, refresh } = useLoad(() => call('authoring.text', { folder, path }))
  const isChanged = computed(() => typed.value !== savedText.value)
  const unsaved = useUnsavedTextsStore()
  const saving = useAction(() => call('authoring.write', { folder, path, text: typed.value, hash: hash.value }))

  function useVersion(version: TextVersion): void {
    typed.value = version.text
    savedText.value = version.text
    hash.value = version.hash
    externalVersion.value = undefined
  }

  watch(load, state => {
    if (state.kind !== 'ready' || (isChanged.value && hash.value !== '')) return
    const isFirst = hash.value === ''
    const before = unsaved.get(folder, path)
    useVersion(state.value)
    // Typed before another file was opened. Its hash tells whether another program has saved the file since.
    if (isFirst && before !== undefined) [typed.value, hash.value] = [before.text, before.hash]
    if (isFirst) onFirst?.()
  })

  watch([typed, savedText, hash], () =>
    isChanged.value ? unsaved.set(folder, path, { text: typed.value, hash: hash.value }) : unsaved.delete(folder, path),
  )
  onScopeDispose(subscribe('authoring.changed', changed => void (changed.folder === folder && !isChanged.value && refresh())))

  async function saveNow(): Promise<boolean> {
    while (isChanged.value) {
      const text = typed.value
      const written = await saving.run()
      if (written?.kind === 'changed-elsewhere') externalVersion.value = written
      if (written?.kind === 'gone') externalVersion.value = { text: '', hash: written.hash, isGone: true }
      if (written?.kind !== 'written') return false
      savedText.value = text
      hash.value = written.hash
      externalVersion.value = undefined
    }
    return true
  }

  const save = oneAtATime(saveNow)

  async function saveMine(): Promise<void> {
    if (externalVersion.value !== undefined) hash.value = externalVersion.value.hash
    await save()
  }

  return { typed, load, refresh, isChanged, externalVersion, state: saving.state, useVersion, save, saveMine }
}

export type DraftText = ReturnType<typeof useDraftText>

/** @returns whether everything typed is saved */
function oneAtATime(save: () => Promise<boolean>): () => Promise<boolean> {
  let last = Promise.resolve(true)
  return () => (last = last.then(save))
}
