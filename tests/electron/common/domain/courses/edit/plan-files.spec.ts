import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLinking, planDelete, planMove, planRename, type FilePlan } from '#common/domain/courses/edit/plan-files.ts'
import { originalHash, translationState, notedOriginal, withOriginal } from '#common/domain/courses/translation.ts'

const lesson = (id: string, body: string): string => `---\nid: ${id}\ntitle: ${id}\nminutes: 5\nobjectives: [x]\n---\n\n${body}\n`
const first = lesson('first', 'Then [the second](02-second.md).')
const texts: ReadonlyMap<string, string> = new Map([
  ['course.yaml', 'id: c\nquiz:\n  questions: 3 # all\n'],
  ['en/01-first.md', first],
  ['en/02-second.md', lesson('second', 'Back to [the first](01-first.md#top).')],
  ['en/03-third.md', lesson('third', 'The end.')],
  ['en/quiz.md', '---\ntitle: Quiz\n---\n\n> Read [the second](02-second.md) again.\n'],
  ['fr/01-premier.md', withOriginal(lesson('first', 'Puis [la deuxième](02-second.md).'), originalHash(first))],
  ['fr/02-second.md', lesson('second', 'Retour à [la première](01-premier.md).')],
])
const course = { texts, original: 'en' as const }

function apply(plan: FilePlan): ReadonlyMap<string, string> {
  if (plan.kind === 'refused') throw new Error(plan.because)
  const next = new Map(texts)
  for (const { path, before, after } of plan.changes) {
    expect(next.get(path)).toBe(before)
    if (after === undefined) next.delete(path)
    else next.set(path, after)
  }
  return next
}

describe('a lesson’s file that is renamed', () => {
  it('takes its translation of the same name along, and every link to it', () => {
    const plan = planRename(course, 'en/02-second.md', 'next-step')
    const next = apply(plan)
    expect(plan).toMatchObject({ path: 'en/02-next-step.md' })
    expect([...next.keys()]).toEqual(expect.arrayContaining(['en/02-next-step.md', 'fr/02-next-step.md', 'fr/01-premier.md']))
    expect(next.has('fr/02-second.md')).toBe(false)
    expect([next.get('en/01-first.md'), next.get('en/quiz.md'), next.get('fr/01-premier.md')].join()).not.toContain('02-second.md')
    expect(next.get('fr/01-premier.md')).toContain('[la deuxième](02-next-step.md)')
  })

  it('leaves a translation current that was current', () => {
    const next = apply(planRename(course, 'en/02-second.md', 'next-step'))
    expect(next.get('en/01-first.md')).not.toBe(first)
    expect(translationState(notedOriginal(next.get('fr/01-premier.md') ?? ''), originalHash(next.get('en/01-first.md') ?? ''))).toBe(
      'current',
    )
  })

  it('is not refused for two other files whose names differ in capitals', () => {
    const crowded = new Map([...texts, ['en/04-a.md', 'a'], ['en/04-A.md', 'A']])
    expect(planRename({ ...course, texts: crowded }, 'en/02-second.md', 'Second')).toMatchObject({ path: 'en/02-Second.md' })
  })

  it('is refused when the name is taken or invalid, or the file has a fixed name', () => {
    const refusal = (path: string, name: string) => planRename(course, path, name)
    for (const name of ['', ' ', '../x', 'a/b', 'a b', 'a.md', '-a', 'x'.repeat(61)])
      expect(refusal('en/02-second.md', name)).toEqual({ kind: 'refused', because: 'bad-name' })
    expect(planRename({ ...course, texts: new Map([...texts, ['en/02-Third.md', '']]) }, 'en/02-second.md', 'third')).toEqual({
      kind: 'refused',
      because: 'taken',
    })
    expect(planRename({ ...course, unreadable: ['fr/02-other.md'] }, 'en/02-second.md', 'other')).toMatchObject({ because: 'taken' })
    expect(refusal('en/quiz.md', 'test')).toEqual({ kind: 'refused', because: 'fixed-name' })
  })

  it('is refused when the file was renamed or deleted meanwhile, as moving it is', () => {
    expect(planRename(course, 'en/02-old.md', 'new')).toEqual({ kind: 'refused', because: 'gone' })
    expect(planMove(course, 'en/02-old.md', 0)).toEqual({ kind: 'refused', because: 'gone' })
  })
})

describe('findLinking', () => {
  it('names the files whose links go dead when a file is deleted, in every language', () => {
    expect(findLinking(course, 'en/02-second.md')).toEqual(['en/01-first.md', 'en/quiz.md', 'fr/01-premier.md'])
    expect(findLinking(course, 'en/03-third.md')).toEqual([])
    expect(
      findLinking({ ...course, texts: new Map([...texts, ['en/04-x.md', '`[a](03-third.md)` [b]: 03-third.md']]) }, 'en/03-third.md'),
    ).toEqual([])
  })

  it('names nobody when another language still has a file of the name', () => {
    expect(findLinking(course, 'fr/02-second.md')).toEqual([])
  })

  it('names exactly the files that deleting changes, besides course.yaml', () => {
    for (const path of [...texts.keys()].filter(one => one !== 'course.yaml')) {
      const linking = findLinking(course, path)
      const plan = planDelete(course, path)
      if (plan.kind === 'refused') throw new Error(plan.because)
      const changed = plan.changes.filter(({ after, path: one }) => after !== undefined && one !== 'course.yaml').map(one => one.path)
      expect(changed.toSorted()).toEqual([...linking].toSorted())
    }
  })
})

describe('a lesson that is moved', () => {
  it('changes its number with the others’ in every language, and the links', () => {
    const plan = planMove(course, 'en/02-second.md', 0)
    const next = apply(plan)
    expect(plan).toMatchObject({ path: 'en/01-second.md' })
    expect([...next.keys()].filter(path => /\d/.test(path)).toSorted()).toEqual([
      'en/01-second.md',
      'en/02-first.md',
      'en/03-third.md',
      'fr/01-second.md',
      'fr/02-premier.md',
    ])
    expect(next.get('en/01-second.md')).toContain('(02-first.md#top)')
    expect(next.get('fr/01-second.md')).toContain('(02-premier.md)')
    expect(next.get('fr/02-premier.md')).toContain('(01-second.md)')
  })

  it('never gives its number to two lessons of a translation that has one of its own', () => {
    const own = new Map([...texts, ['fr/03-propre.md', lesson('propre', 'Voir [la deuxième](02-second.md).')]])
    const plan = planMove({ ...course, texts: own }, 'en/02-second.md', 2)
    expect(plan.kind === 'planned' && plan.changes.filter(({ after }) => after !== undefined).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['fr/03-second.md', 'fr/04-propre.md']),
    )
    expect(plan.kind === 'planned' && plan.changes.find(({ path }) => path === 'fr/04-propre.md')?.after).toContain('(03-second.md)')
  })

  it('comes back to the same texts when it is moved back, wherever it went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), (from, to) => {
        const path = ['en/01-first.md', 'en/02-second.md', 'en/03-third.md'][from] ?? ''
        const there = planMove(course, path, to)
        const moved = { ...course, texts: apply(there) }
        const back = planMove(moved, there.kind === 'planned' ? (there.path ?? '') : '', from)
        const next = new Map(moved.texts)
        for (const change of back.kind === 'planned' ? back.changes : []) {
          if (change.after === undefined) next.delete(change.path)
          else next.set(change.path, change.after)
        }
        expect(Object.fromEntries(next)).toEqual(Object.fromEntries(texts))
      }),
    )
  })
})

describe('a file that is deleted', () => {
  it('goes with its translations, and links to it become words', () => {
    const next = apply(planDelete(course, 'en/02-second.md'))
    expect([...next.keys()].filter(path => path.includes('second'))).toEqual([])
    expect(next.get('en/01-first.md')).toContain('Then the second.')
    expect(next.get('en/quiz.md')).toContain('> Read the second again.')
    expect(next.get('fr/01-premier.md')).toContain('Puis la deuxième.')
  })

  it('takes nothing else along when it is a translation, whose links still find the original', () => {
    const next = apply(planDelete(course, 'fr/02-second.md'))
    expect([...next.keys()]).toContain('en/02-second.md')
    expect(next.get('fr/01-premier.md')).toContain('[la deuxième](02-second.md)')
  })

  it('as the quiz takes the number of its questions out of course.yaml; course.yaml itself stays', () => {
    expect(apply(planDelete(course, 'en/quiz.md')).get('course.yaml')).toBe('id: c\n')
    expect(planDelete(course, 'course.yaml')).toEqual({ kind: 'refused', because: 'fixed-name' })
  })
})
