import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { useGuideLanguages } from '#renderer/features/workshops/use-guide-languages.ts'

describe('that a module has no guide', () => {
  it('is said only once it is known of the module that is chosen', async () => {
    const courseId = ref('')
    const answers = new Map<string, (found: readonly TextCoverage[]) => void>()
    const scope = effectScope()
    const { load, hasNone } = scope.run(() =>
      useGuideLanguages(
        () => ({ courseId: courseId.value, agenda: 'half-day' }),
        asked => new Promise(resolve => answers.set(asked.courseId, resolve)),
      ),
    ) as ReturnType<typeof useGuideLanguages>
    await expect.poll(() => load.value.kind).toBe('ready')
    expect(hasNone.value).toBe(false)
    courseId.value = 'without'
    await nextTick()
    expect(hasNone.value).toBe(false)
    answers.get('without')?.([])
    await expect.poll(() => hasNone.value).toBe(true)
    courseId.value = 'with'
    await nextTick()
    expect(hasNone.value).toBe(false)
    answers.get('with')?.([{ lang: 'en' } as TextCoverage])
    await expect.poll(() => (load.value.kind === 'ready' ? load.value.value.length : 0)).toBe(1)
    expect(hasNone.value).toBe(false)
    scope.stop()
  })
})
