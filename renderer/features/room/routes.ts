import type { RouteRecordRaw } from 'vue-router'

/** A room belongs to no learner. What is bare fills the whole window. */
const meta = { open: true, facilitator: true } as const

export const roomRoutes: readonly RouteRecordRaw[] = [
  { path: '/room/take-over', name: 'take-over', component: () => import('./TakeOver.vue'), meta },
  { path: '/room/:workshopId', name: 'room', component: () => import('./RoomView.vue'), props: true, meta: { ...meta, bare: true } },
  { path: '/projector', name: 'projector', component: () => import('./projector/ProjectorView.vue'), meta: { ...meta, bare: true } },
]
