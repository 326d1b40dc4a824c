import type { Draft } from '#common/contract/authoring.ts'
import { useApi } from '#renderer/api/index.ts'
import { useUnsavedTextsStore } from './unsaved-texts.store.ts'

/**
 * Saves the unsaved texts of a draft's files that are not open now; those of files that are gone stay as they are.
 *
 * @returns the path of one that another program has changed; undefined when all are saved
 */
export function useSaveUnsavedTexts(): (draft: Draft) => Promise<string | undefined> {
  const { call } = useApi()
  const unsaved = useUnsavedTextsStore()

  async function save(folder: string, path: string): Promise<boolean> {
    const sent = unsaved.get(folder, path)
    if (sent === undefined) return true
    const written = await call('authoring.write', { folder, path, ...sent })
    if (written.kind !== 'written') return false
    const now = unsaved.get(folder, path)
    if (now === undefined || now.text === sent.text) unsaved.delete(folder, path)
    else unsaved.set(folder, path, { text: now.text, hash: written.hash })
    return true
  }

  return async ({ folder, files }) => {
    for (const { path } of files) if (!(await save(folder, path))) return path
    return undefined
  }
}
