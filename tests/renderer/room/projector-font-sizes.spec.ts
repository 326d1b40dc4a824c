import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const room = fileURLToPath(new URL('../../../renderer/features/room', import.meta.url))
const files = ['projector', 'results'].flatMap(folder =>
  readdirSync(join(room, folder))
    .filter(name => name.endsWith('.vue'))
    .map(name => join(folder, name)),
)
/** In hundredths of the projector's height. */
const MIN_SIZE = 100 / 24

describe('text on the projector', () => {
  it.each(files)('in %s is nowhere smaller than a twenty-fourth of its height', file => {
    const style = /<style scoped>([\s\S]*)<\/style>/.exec(readFileSync(join(room, file), 'utf8'))?.[1] ?? ''
    const sizes = [...style.matchAll(/font-size:\s*([^;]+);/g)].map(([, size]) => size ?? '')
    const tooSmall = sizes.filter(size => {
      const heights = [...size.matchAll(/([\d.]+)cqh/g)].map(([, height]) => Number(height))
      const ems = /^([\d.]+)em$/.exec(size)?.[1]
      if (ems !== undefined) return Number(ems) < 1
      // The page that says that no room is open is sized by the window instead.
      return heights.length === 0 ? !/^[\d.]+vh$/.test(size) : Math.min(...heights) < MIN_SIZE
    })
    expect(tooSmall).toEqual([])
  })
})
