import { computed, onScopeDispose, type ComputedRef, type ShallowRef } from 'vue'
import { v7 } from 'uuid'
import type { HighlightView } from '#common/contract/study/notes.ts'
import type { Anchor, Highlight, HighlightColour } from '#common/domain/notes/highlight.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { useApi } from '#renderer/api/index.ts'
import { useLoad, type Load } from '#renderer/state/load.ts'

export interface LessonInLanguage {
  readonly courseId: string
  readonly id: string
  readonly lang: Locale
}

export interface Highlights {
  readonly load: ShallowRef<Load<readonly HighlightView[]>>
  readonly list: ComputedRef<readonly HighlightView[]>
  readonly refresh: () => Promise<void>
  /** @returns its id, once it is on the disk and in the list */
  readonly add: (anchor: Anchor, colour: HighlightColour) => Promise<string>
  /** Saves it whatever is there. */
  readonly save: (id: string, highlight: Highlight) => Promise<void>
  readonly setColour: (highlight: HighlightView, colour: HighlightColour) => Promise<void>
  /** @returns the note that another window saved instead of `replaces`; nothing was saved then */
  readonly setNote: (highlight: HighlightView, note: string, replaces: string) => Promise<string | undefined>
  readonly remove: (id: string) => Promise<void>
}

/** The learner's highlights of a lesson; a change in another window comes in too. */
export function useHighlights({ courseId, id: lessonId, lang }: LessonInLanguage): Highlights {
  const { call, subscribe } = useApi()
  const ofLesson = { courseId, lessonId }
  const { load, refresh } = useLoad(() => call('notes.lesson', { ...ofLesson, lang }))
  onScopeDispose(
    subscribe('notes.changed', changed => {
      if (changed.courseId === courseId && changed.lessonId === lessonId) void refresh()
    }),
  )

  const list = computed(() => (load.value.kind === 'ready' ? load.value.value : []))

  async function write(highlightId: string, { anchor, colour, note }: Highlight, replaces?: string): Promise<string | undefined> {
    const saved = await call('notes.saveHighlight', {
      ...ofLesson,
      highlightId,
      highlight: { anchor, colour, note },
      ...(replaces === undefined ? {} : { replaces }),
    })
    await refresh()
    return saved.kind === 'differs' ? saved.text : undefined
  }

  async function save(id: string, highlight: Highlight): Promise<void> {
    await write(id, highlight)
  }

  async function add(anchor: Anchor, colour: HighlightColour): Promise<string> {
    const id = v7()
    await save(id, { anchor, colour, note: '' })
    return id
  }

  /** One after the other, each on what the one before has left: a colour and a note are saved as one. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(seen: HighlightView, change: (now: HighlightView) => Promise<T>): Promise<T> {
    const next = last.then(() => change(list.value.find(({ id }) => id === seen.id) ?? seen))
    last = next.catch(() => undefined)
    return next
  }

  const setNote: Highlights['setNote'] = (seen, note, replaces) => inTurn(seen, now => write(seen.id, { ...now, note }, replaces))
  const setColour: Highlights['setColour'] = (seen, colour) =>
    inTurn(seen, async now => void (await write(seen.id, { ...now, colour }, now.note)))

  async function remove(highlightId: string): Promise<void> {
    await call('notes.removeHighlight', { ...ofLesson, highlightId })
    await refresh()
  }

  return { load, list, refresh, add, save, setColour, setNote, remove }
}
