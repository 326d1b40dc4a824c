import type { RouteRecordRaw } from 'vue-router'

export const studyHubRoutes: readonly RouteRecordRaw[] = [
  { path: '/study-hub', name: 'study-hub', component: () => import('./StudyHubView.vue'), meta: { open: true, facilitator: true } },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInView.vue'),
    props: ({ query }) => ({ to: typeof query.to === 'string' ? query.to : '/' }),
    meta: { open: true },
  },
]
