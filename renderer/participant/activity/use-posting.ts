import { computed, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { CLOUD_WORDS, POST_MAX_LENGTH, WORD_MAX_LENGTH } from '#common/domain/room/rules/answer.ts'
import type { ActivityView } from '#common/domain/room/views/activity-view.ts'
import type { ParticipantState } from '#common/domain/room/views/participant.ts'
import { useSending, type Sending } from '#renderer/participant/room/sending.ts'
import { useRoom } from '#renderer/participant/room/use-room.ts'
import { t } from '#renderer/participant/words.ts'

/** What may be written, by the kind of activity. */
export interface PostTerms {
  readonly isWord: boolean
  readonly longest: number
  readonly most: number
  readonly label: () => string
}

export interface Posting {
  readonly text: Ref<string>
  readonly terms: ComputedRef<PostTerms>
  readonly posts: ComputedRef<ParticipantState['posts']>
  readonly canWrite: ComputedRef<boolean>
  readonly sending: ShallowRef<Sending>
  /** The newest was kept, and nothing was begun since. */
  readonly isKept: ComputedRef<boolean>
  readonly post: () => Promise<void>
}

const SENTENCE = { isWord: false, longest: POST_MAX_LENGTH, most: 10 }

/** As many as `maxPosts` lets through, whose module is too heavy for a phone; a spec holds both together. */
export function postTerms(kind: ActivityView['kind']): PostTerms {
  if (kind === 'word-cloud') return { isWord: true, longest: WORD_MAX_LENGTH, most: CLOUD_WORDS, label: () => t('post.word') }
  if (kind === 'question-wall') return { ...SENTENCE, label: () => t('post.question') }
  if (kind === 'group-work') return { ...SENTENCE, label: () => t('post.groupResult') }
  return kind === 'evaluation'
    ? { ...SENTENCE, most: 1, label: () => t('post.comment') }
    : { ...SENTENCE, most: 3, label: () => t('post.answer') }
}

/** Writes into the room, one post after another; what is being written outlives a reload. */
export function usePosting(activity: () => ActivityView): Posting {
  const room = useRoom()
  const { sending, send } = useSending()
  const key = `${activity().runId}/post`
  const text = ref(String(room.drafts.read(key) ?? ''))
  const terms = computed(() => postTerms(activity().kind))
  const posts = computed(() => room.my.value?.posts ?? [])

  watch(text, written => {
    if (written === '') return room.drafts.forget(key)
    room.drafts.write(key, written)
    if (sending.value.kind === 'saved') sending.value = { kind: 'idle' }
  })

  async function post(): Promise<void> {
    const { runId } = activity()
    const written = text.value.trim()
    if (written === '' || sending.value.kind === 'sending') return
    if (!(await send(() => room.call('room.post', { runId, text: written })))) return
    text.value = ''
    if (room.view.value?.activity?.runId === runId)
      room.amend({ posts: [...posts.value, { id: `new-${posts.value.length}`, text: written }] })
  }

  return {
    text,
    terms,
    posts,
    canWrite: computed(() => activity().state === 'open' && posts.value.length < terms.value.most),
    sending,
    isKept: computed(() => sending.value.kind === 'saved'),
    post,
  }
}
