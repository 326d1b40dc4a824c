// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/vue'
import { afterEach, describe, expect, it } from 'vitest'
import ResultRows from '#renderer/participant/result/ResultRows.vue'
import { CourseText } from '#renderer/participant/ui/CourseText.ts'
import { useLanguage } from '#renderer/participant/words.ts'

afterEach(cleanup)

const row = (label: string) => ({ label, share: 0.5, value: '4', mine: undefined })

describe('a result on an Arabic phone', () => {
  it('sets each row in the direction of its own text', async () => {
    await useLanguage('ar')
    const { getAllByRole } = render(ResultRows, {
      props: { rows: [row('Work and training?'), row('السكن'), row('JMDI: مبادرة للهجرة')], n: 8, lang: 'ar' },
    })
    expect(getAllByRole('listitem').map(line => line.dir)).toEqual(['ltr', 'rtl', 'rtl'])
  })

  it('sets an untranslated question from left to right', () => {
    const { getByText } = render(CourseText, { props: { html: '<p>Who counts the meters?</p>', lang: 'ar' } })
    expect(getByText('Who counts the meters?').closest('[dir]')?.getAttribute('dir')).toBe('ltr')
  })
})
