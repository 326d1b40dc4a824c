import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'
import type { ActivityResult, ShownPost } from './activity-result.ts'
import { getNameVisibility } from '#common/domain/room/rules/activity-run.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'

/** Participants by id; empty where names are not to be told. */
export type Names = Readonly<Record<string, Pick<RoomParticipant, 'name'>>>

/** Phones, the projector and what is printed for others, or the facilitator alone. */
export type Audience = 'everyone' | 'facilitator'

/** The names that an audience may see beside the answers of a run. */
export function selectNames(run: Pick<ActivityRun, 'activity' | 'options'>, people: Names, audience: Audience): Names {
  const names = getNameVisibility(run)
  return names === 'shown' || (names === 'facilitator' && audience === 'facilitator') ? people : {}
}

type CountedWords = Extract<ActivityResult, { kind: 'words' }>['words']

/** Words that differ only in case and accents count together, under their most common spelling. */
export function groupWords(posts: readonly RoomPost[]): CountedWords {
  const groups = new Map<string, RoomPost[]>()
  for (const post of posts) {
    const shown = post.mergedInto === undefined ? undefined : posts.find(({ id }) => id === post.mergedInto)
    const folded = foldText((shown ?? post).text)
    groups.set(folded, [...(groups.get(folded) ?? []), post])
  }
  const words = [...groups.values()].map(group => ({
    text: findMostCommon(group.filter(post => post.mergedInto === undefined).map(({ text }) => text)),
    count: group.length,
    state: findGroupState(group),
    postIds: group.map(({ id }) => id),
  }))
  return words.sort((left, right) => right.count - left.count || (left.text < right.text ? -1 : 1))
}

/** A word that was hidden or approved once stays so each time it comes. */
function findGroupState(group: readonly RoomPost[]): ShownPost['state'] {
  if (group.some(({ state }) => state === 'hidden')) return 'hidden'
  return group.some(({ state }) => state === 'shown') ? 'shown' : 'waiting'
}

/** Ties go to the last in code-unit order, which is lower case: the order of posts is unknown once a run is sealed. */
function findMostCommon(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].reduce<readonly [string, number]>(
    (best, [text, count]) => (count > best[1] || (count === best[1] && text > best[0]) ? [text, count] : best),
    ['', 0],
  )[0]
}

/** Posts with those merged into them, in the order they are shown in everywhere. `people`: the names that may be seen. */
export function toShownPosts(run: ActivityRun, people: Names): readonly ShownPost[] {
  const shown = run.posts
    .filter(({ mergedInto }) => mergedInto === undefined)
    .map(post => {
      const merged = run.posts.filter(({ mergedInto }) => mergedInto === post.id)
      return {
        id: post.id,
        text: post.text,
        votes: new Set([post, ...merged].flatMap(({ votes }) => votes)).size,
        group: post.group,
        by: people[post.by]?.name,
        state: post.state,
        merged: merged.length,
        answered: post.answered,
        column: post.column,
        heading: post.heading,
      }
    })
  const byVotes = (run.wall?.order ?? 'votes') === 'votes'
  return shown.sort(
    (left, right) =>
      Number(left.answered ?? false) - Number(right.answered ?? false) ||
      compareGroups(left.group, right.group) ||
      (byVotes ? right.votes - left.votes : 0),
  )
}

/** The results of groups in the order of the groups, those of nobody's group last. */
function compareGroups(left = Number.POSITIVE_INFINITY, right = Number.POSITIVE_INFINITY): number {
  return left === right ? 0 : left - right
}
