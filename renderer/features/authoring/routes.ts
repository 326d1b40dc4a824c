import type { RouteRecordRaw } from 'vue-router'

/** The draft's page is composed in `app/`, because lessons, questions and guides belong to other features. `open`: a preview needs no learner. */
export const authoringRoutes: readonly RouteRecordRaw[] = [
  { path: '/authoring', name: 'authoring', component: () => import('./AuthoringView.vue'), meta: { open: true } },
  { path: '/authoring/guide', name: 'authors-guide', component: () => import('./AuthorsGuide.vue'), meta: { open: true } },
]
