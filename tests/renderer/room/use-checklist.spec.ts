// @vitest-environment jsdom
import { defineComponent, h } from 'vue'
import { describe, expect, it } from 'vitest'
import { createWorkshop } from '#common/domain/workshops/create-workshop.ts'
import type { TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { useChecklist } from '#renderer/features/room/use-checklist.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const workshop = { ...createWorkshop('W', 'en', '', { id: 'w', now: new Date(0) }), languages: ['en', 'fr'] as const }
const whole = (lang: TextCoverage['lang']): TextCoverage => ({ lang, complete: 3, total: 3, missing: [] })
const inFrench: TextCoverage = {
  lang: 'fr',
  complete: 1,
  total: 3,
  missing: [
    { id: 'a', title: 'Whose?' },
    { id: 'b', title: 'Where?' },
  ],
}

async function languageChecks(coverage: readonly TextCoverage[]): Promise<readonly string[]> {
  const List = defineComponent(() => {
    const checks = useChecklist(
      () => workshop,
      () => coverage,
    )
    return () =>
      checks.value
        .filter(({ id }) => id.startsWith('languages'))
        .map(({ id, isGood, text }) => h('p', { key: id, role: isGood ? 'note' : 'alert' }, text))
  })
  const { container } = await renderComponent(List)
  return [...container.querySelectorAll('p')].map(
    line => `${line.getAttribute('role')}: ${line.textContent?.replace(/[\u2068\u2069]/gu, '')}`,
  )
}

describe('the checklist of a room', () => {
  it('is not green while texts are missing in a chosen language, and names the activities', async () => {
    expect(await languageChecks([whole('en'), inFrench, { ...inFrench, lang: 'ar' }])).toEqual([
      'alert: French: 1 of 3 activities have all their texts. Missing: “Whose?” and “Where?”.',
    ])
  })

  it('is green when only a language that was not chosen lacks texts', async () => {
    expect(await languageChecks([whole('en'), whole('fr'), { ...inFrench, lang: 'ar' }])).toEqual([
      'note: Room languages: English and French. All texts are there.',
    ])
  })
})
