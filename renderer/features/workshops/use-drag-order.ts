import Sortable from 'sortablejs'
import { onMounted, onBeforeUnmount, type Ref } from 'vue'

/** Makes the children of a list sortable by their handles. Sortable's own DOM move is reverted: Vue moves the element. */
export function useDragOrder(list: Readonly<Ref<HTMLElement | null>>, move: (from: number, to: number) => void): void {
  let sortable: Sortable | undefined

  function onEnd({ from, item, oldIndex, newIndex }: Sortable.SortableEvent): void {
    if (oldIndex === undefined || newIndex === undefined || oldIndex === newIndex) return
    item.remove()
    from.insertBefore(item, from.children[oldIndex] ?? null)
    move(oldIndex, newIndex)
  }

  onMounted(() => {
    if (list.value === null) return
    const animation = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150
    sortable = Sortable.create(list.value, { handle: '.handle', animation, onEnd })
  })
  onBeforeUnmount(() => sortable?.destroy())
}
