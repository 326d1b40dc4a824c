import '#renderer/ui/styles/base.css'
import { createApp, h, shallowRef } from 'vue'
import type { ProjectorView } from '#common/domain/room/views/projector.ts'
import { i18n, loadAllMessages } from '#renderer/i18n/index.ts'
import ProjectorStage from '#renderer/features/room/projector/ProjectorStage.vue'

declare global {
  interface Window {
    /** Puts what a room would send on the projector. Resolves when its words are there. */
    project: (view: ProjectorView) => Promise<void>
  }
}

const view = shallowRef<ProjectorView>()
window.project = async next => {
  await Promise.all(next.langs.map(loadAllMessages))
  await document.fonts.ready
  view.value = next
}

createApp({
  render: () => view.value && h('div', { style: 'position: fixed; inset: 0' }, [h(ProjectorStage, { view: view.value })]),
})
  .use(i18n)
  .mount('#app')
