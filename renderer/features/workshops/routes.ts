import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'

/** `open`: who runs workshops need not be a learner. */
const meta = { open: true, facilitator: true } as const

export const workshopsRoutes: readonly RouteRecordRaw[] = [
  { path: '/workshops', name: 'workshops', component: () => import('./WorkshopsView.vue'), meta },
  { path: '/workshops/:workshopId', name: 'workshop', component: () => import('./WorkshopView.vue'), props: true, meta },
]

export function workshopPlace(workshopId: string): RouteLocationRaw {
  return { name: 'workshop', params: { workshopId } }
}
