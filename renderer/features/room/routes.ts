import type { RouteRecordRaw } from 'vue-router'

/** A room belongs to no learner; both pages fill the whole window. */
const meta = { open: true, facilitator: true, bare: true } as const

export const roomRoutes: readonly RouteRecordRaw[] = [
  { path: '/room/:workshopId', name: 'room', component: () => import('./RoomView.vue'), props: true, meta },
  { path: '/projector', name: 'projector', component: () => import('./projector/ProjectorView.vue'), meta },
]
