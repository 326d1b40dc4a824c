import { onScopeDispose, ref, watchEffect, type Ref } from 'vue'

export interface PageSwitches {
  readonly isRightToLeft: Ref<boolean>
  readonly isDark: Ref<boolean>
}

/** Direction and theme of the whole page, since dialogs are drawn outside the gallery. Both are put back when it is left. */
export function usePageSwitches(): PageSwitches {
  const root = document.documentElement
  const before = { dir: root.dir, isDark: root.classList.contains('dark') }
  const isRightToLeft = ref(before.dir === 'rtl')
  const isDark = ref(before.isDark)
  watchEffect(() => (root.dir = isRightToLeft.value ? 'rtl' : 'ltr'))
  watchEffect(() => void root.classList.toggle('dark', isDark.value))
  onScopeDispose(() => {
    root.dir = before.dir
    root.classList.toggle('dark', before.isDark)
  })
  return { isRightToLeft, isDark }
}
