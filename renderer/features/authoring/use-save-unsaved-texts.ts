import { useApi } from '#renderer/api/index.ts'
import { useUnsavedTextsStore } from './unsaved-texts.store.ts'

/** Saves the unsaved texts of a draft's files that are not open now. @returns whether all are saved: another program may have saved one */
export function useSaveUnsavedTexts(folder: () => string): () => Promise<boolean> {
  const { call } = useApi()
  const unsaved = useUnsavedTextsStore()

  async function save(path: string): Promise<boolean> {
    const typed = unsaved.get(folder(), path)
    if (typed === undefined) return true
    const written = await call('authoring.write', { folder: folder(), path, ...typed })
    if (written.kind === 'written') unsaved.delete(folder(), path)
    return written.kind === 'written'
  }

  return async () => {
    const saved: boolean[] = []
    for (const path of unsaved.paths(folder())) saved.push(await save(path))
    return saved.every(Boolean)
  }
}
