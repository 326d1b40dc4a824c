import { onScopeDispose } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import type { Destination } from '#common/contract/desktop.ts'
import { assertNever } from '#common/domain/shared/assert-never.ts'

/** A link from outside or a line of the menu opens its page; in a browser there are none. */
export function useDeepLinks(): void {
  const router = useRouter()
  const stop = window.native?.onNavigate(destination => void router.push(toRoute(destination)))
  if (stop !== undefined) onScopeDispose(stop)
}

function toRoute(destination: Destination): RouteLocationRaw {
  switch (destination.kind) {
    case 'lesson':
      return { name: 'lesson', params: { courseId: destination.courseId, lessonId: destination.lessonId } }
    case 'library':
    case 'settings':
      return { name: destination.kind }
    default:
      return assertNever(destination)
  }
}
