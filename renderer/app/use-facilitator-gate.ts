import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useFacilitatorStore } from '#renderer/state/facilitator.store.ts'

/** A facilitator's page goes when the part is locked, in whichever window that was done. */
export function useFacilitatorGate(): void {
  const router = useRouter()
  const route = useRoute()
  const facilitator = useFacilitatorStore()
  watch(
    () => facilitator.state.unlocked,
    unlocked => void (!unlocked && route.meta.facilitator === true && router.replace({ name: 'unlock', query: { to: route.fullPath } })),
  )
}
