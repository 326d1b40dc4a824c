import { nextTick, type Ref } from 'vue'

type Root = Readonly<Ref<HTMLElement | null>>

/** Moves the focus into what was just added at the end of a list, so that what is typed next is not a second press of the button. */
export async function focusLast(root: Root, fields: string): Promise<void> {
  await focusAt(root, fields, -1)
}

/** Moves the focus to one of the fields once they are shown. `index`: as in `Array.at`. */
export async function focusAt(root: Root, fields: string, index: number): Promise<void> {
  await nextTick()
  const field = [...(root.value?.querySelectorAll<HTMLInputElement>(fields) ?? [])].at(index)
  field?.focus()
  field?.select()
}
