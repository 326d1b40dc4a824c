import type { RouteRecordRaw } from 'vue-router'

/** RoomManager need a facilitator but no learner. `bare`: without the header of the suite. */
const meta = { open: true, facilitator: true } as const

export const roomRoutes: readonly RouteRecordRaw[] = [
  { path: '/room/resume', name: 'resume-room', component: () => import('./ResumeFromCopy.vue'), meta },
  { path: '/room/ask', name: 'ask-room', component: () => import('./AskTheRoom.vue'), meta },
  { path: '/room/:workshopId', name: 'room', component: () => import('./RoomView.vue'), props: true, meta: { ...meta, bare: true } },
  { path: '/projector', name: 'projector', component: () => import('./projector/ProjectorView.vue'), meta: { ...meta, bare: true } },
]
