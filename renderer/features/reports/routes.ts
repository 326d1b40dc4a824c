import type { RouteRecordRaw } from 'vue-router'

/** `open`: a facilitator need not be a learner. */
const meta = { open: true, facilitator: true } as const

export const reportsRoutes: readonly RouteRecordRaw[] = [
  { path: '/workshops/:workshopId/report', name: 'workshop-report', component: () => import('./ReportView.vue'), props: true, meta },
]
