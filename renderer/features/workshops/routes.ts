import type { RouteRecordRaw } from 'vue-router'

/** `open`: a facilitator need not be a learner. */
const meta = { open: true, facilitator: true } as const

export const workshopsRoutes: readonly RouteRecordRaw[] = [
  { path: '/workshops', name: 'workshops', component: () => import('./WorkshopsView.vue'), meta },
  { path: '/workshops/:workshopId', name: 'workshop', component: () => import('./WorkshopView.vue'), props: true, meta },
]
