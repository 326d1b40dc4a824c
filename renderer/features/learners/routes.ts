import type { RouteRecordRaw } from 'vue-router'

export const learnersRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/welcome',
    name: 'welcome',
    component: () => import('./WelcomeView.vue'),
    meta: { open: true, bare: true, firstMessages: true, computer: true },
  },
  {
    path: '/learners',
    name: 'learners',
    component: () => import('./LearnersView.vue'),
    meta: { open: true, firstMessages: true, computer: true },
  },
  {
    path: '/import-learner',
    name: 'import-learner',
    component: () => import('./my-data/ImportLearnerView.vue'),
    meta: { open: true, computer: true },
  },
  {
    path: '/learners/:learnerId/delete',
    name: 'erase-learner',
    component: () => import('./erase/EraseLearnerView.vue'),
    props: true,
    meta: { open: true, computer: true },
  },
  { path: '/profile', name: 'profile', component: () => import('./ProfileView.vue') },
]
