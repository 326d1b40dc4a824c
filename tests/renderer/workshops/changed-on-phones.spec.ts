import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { OpenRoomSummary } from '#common/contract/room/facilitator.ts'
import { useChangedOnPhones } from '#renderer/features/workshops/drafts/changed-on-phones.ts'

const room: OpenRoomSummary = { workshopId: 'w', title: 'Workshop', isRehearsal: false, activityId: 'poll' }
const poll = { id: 'poll', title: 'Where?' }
const other = { id: 'other', title: 'Who?' }

function setUp(open: OpenRoomSummary | null, workshopId = 'w') {
  const shown = ref(open)
  return {
    shown,
    ...useChangedOnPhones(
      () => workshopId,
      () => shown.value,
    ),
  }
}

describe('an activity that phones show', () => {
  it('is old there once it was saved otherwise, until phones show another', () => {
    const { isOld, note, shown } = setUp(room)
    note([poll, other], [poll, other])
    expect(isOld.value).toBe(false)
    note([{ ...poll, title: 'Where now?' }, other], [poll, other])
    expect(isOld.value).toBe(true)
    shown.value = { ...room, activityId: 'other' }
    expect(isOld.value).toBe(false)
  })

  it('is not old when another was changed, in another workshop, or without a room', () => {
    const changed = [{ ...poll, title: 'Where now?' }]
    for (const { isOld, note } of [setUp({ ...room, activityId: 'other' }), setUp(room, 'elsewhere'), setUp(null)]) {
      note(changed, [poll])
      expect(isOld.value).toBe(false)
    }
  })
})
