import { describe, expect, it } from 'vitest'
import { CodedError } from '#common/contract/errors.ts'
import { useAttendanceMarks } from '#renderer/features/reports/use-attendance-marks.ts'

/** A slow disk that fails for one person. */
function slowDisk() {
  const written: string[] = []
  const write = async (entryId: string, personId: string, present: boolean): Promise<void> => {
    await new Promise(resolve => setTimeout(resolve, 20 - written.length * 5))
    if (personId === 'refused') throw new CodedError('storage-failed')
    written.push(`${entryId} ${personId} ${String(present)}`)
  }
  return { written, write }
}

async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 5))
}

describe('attendance set by hand', () => {
  it('saves every mark in the order they were set, however fast', async () => {
    const { written, write } = slowDisk()
    let read = 0
    const marks = useAttendanceMarks(write, () => read++)
    marks.mark('one', 'amina', true)
    marks.mark('two', 'amina', true)
    marks.mark('one', 'amina', false)
    expect(marks.findPending('one', 'amina')).toBe(false)
    marks.clearSaved()
    expect(marks.findPending('two', 'amina')).toBe(true)
    await waitUntil(() => read === 1)
    expect(written).toEqual(['one amina true', 'two amina true', 'one amina false'])
    marks.clearSaved()
    expect(marks.findPending('two', 'amina')).toBeUndefined()
  })

  it('reports a mark that could not be saved, and saves those after it', async () => {
    const { written, write } = slowDisk()
    let read = 0
    const marks = useAttendanceMarks(write, () => read++)
    marks.mark('one', 'refused', true)
    marks.mark('one', 'binod', true)
    await waitUntil(() => read === 1)
    expect(marks.failure.value).toBe('storage-failed')
    expect(written).toEqual(['one binod true'])
    marks.clearSaved()
    expect(marks.findPending('one', 'refused')).toBeUndefined()
  })
})
