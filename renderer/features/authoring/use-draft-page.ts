import { shallowRef, watch, type Ref } from 'vue'
import type { Draft, DraftPage } from '#common/contract/authoring.ts'
import { useApi } from '#renderer/api/index.ts'

/** A file of a draft as its readers see it, read again whenever the draft changes. */
export function useDraftPage(
  draft: Readonly<Ref<Draft | undefined>>,
  path: () => string | undefined,
): Readonly<Ref<DraftPage | undefined>> {
  const { call } = useApi()
  const page = shallowRef<DraftPage>()

  async function read(): Promise<void> {
    const [folder, wanted] = [draft.value?.folder, path()]
    const isNone = folder === undefined || wanted === undefined
    const found = isNone ? undefined : await call('authoring.preview', { folder, path: wanted }).catch(() => undefined)
    if (wanted === path()) page.value = found
  }

  watch([path, draft], read)
  return page
}
