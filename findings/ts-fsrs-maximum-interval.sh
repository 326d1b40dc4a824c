#!/bin/sh
# ts-fsrs 5.4.2: `maximum_interval` is no maximum.
#
# Guess: with `maximum_interval: 30` no grade schedules a card later than in 30 days.
# Seen: the interval of each grade is cut to 30 first, and then Good is made longer than Hard and Easy longer than Good, one day each:
# Hard 30, Good 31, Easy 32 (fuzz is off). With the default of 36,500 days Easy gives 36,502.
# Who needs a hard limit cuts `due` and `scheduled_days` after the call.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2
cat >try.mjs <<'JS'
import assert from 'node:assert/strict'
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'

function longest(maximum) {
  const scheduler = fsrs({ maximum_interval: maximum, enable_fuzz: false })
  let now = new Date('2026-01-01T10:00:00Z')
  let card = createEmptyCard(now)
  for (let review = 0; review < 14; review++) {
    card = scheduler.next(card, now, Rating.Easy).card
    now = card.due
  }
  const next = scheduler.repeat(card, now)
  return [Rating.Hard, Rating.Good, Rating.Easy].map(rating => next[rating].card.scheduled_days)
}

const seen = { 30: longest(30), 36500: longest(36500) }
console.log('days for Hard, Good, Easy', seen)
assert.deepEqual(seen, { 30: [30, 31, 32], 36500: [36500, 36501, 36502] })
JS
node try.mjs
