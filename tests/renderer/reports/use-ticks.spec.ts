import { describe, expect, it } from 'vitest'
import { CodedError } from '#common/contract/errors.ts'
import { useTicks } from '#renderer/features/reports/use-ticks.ts'

/** A disk that takes its time, and refuses one person. */
function slowDisk() {
  const written: string[] = []
  const write = async (entryId: string, personId: string, present: boolean): Promise<void> => {
    await new Promise(resolve => setTimeout(resolve, 20 - written.length * 5))
    if (personId === 'refused') throw new CodedError('storage-failed')
    written.push(`${entryId} ${personId} ${String(present)}`)
  }
  return { written, write }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 5))
}

describe('ticks set by hand', () => {
  it('are all kept, in the order in which they were set, however fast somebody ticks', async () => {
    const { written, write } = slowDisk()
    let read = 0
    const ticks = useTicks(write, () => read++)
    ticks.set('one', 'amina', true)
    ticks.set('two', 'amina', true)
    ticks.set('one', 'amina', false)
    expect(ticks.waitingFor('one', 'amina')).toBe(false)
    ticks.settle()
    expect(ticks.waitingFor('two', 'amina')).toBe(true)
    await until(() => read === 1)
    expect(written).toEqual(['one amina true', 'two amina true', 'one amina false'])
    ticks.settle()
    expect(ticks.waitingFor('two', 'amina')).toBeUndefined()
  })

  it('that the disk refuses are said to be lost, and those after them are kept', async () => {
    const { written, write } = slowDisk()
    let read = 0
    const ticks = useTicks(write, () => read++)
    ticks.set('one', 'refused', true)
    ticks.set('one', 'binod', true)
    await until(() => read === 1)
    expect(ticks.failure.value).toBe('storage-failed')
    expect(written).toEqual(['one binod true'])
    ticks.settle()
    expect(ticks.waitingFor('one', 'refused')).toBeUndefined()
  })
})
