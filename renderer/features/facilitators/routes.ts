import type { RouteRecordRaw } from 'vue-router'

/** `to`: the page to open after unlocking. */
export const facilitatorsRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/unlock',
    name: 'unlock',
    component: () => import('./UnlockView.vue'),
    props: ({ query }) => ({ to: typeof query.to === 'string' ? query.to : '/workshops' }),
    meta: { open: true },
  },
]
