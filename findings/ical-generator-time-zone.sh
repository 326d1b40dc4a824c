#!/bin/sh
# ical-generator 10.2.0: a time zone does not convert a Date, it only stands beside the clock of the computer.
#
# Guess: an event that starts at new Date('2026-03-02T15:00:00Z'), in the time zone Asia/Kathmandu (UTC+5:45), is written as 20:45 there.
# Seen: a native Date is written with the digits of the computer's own clock under the zone asked for: 15:00 in Kathmandu from a computer
# on UTC, 09:00 in Kathmandu from one in Costa Rica; each is another moment than the one given. A zone on the whole calendar makes
# DTSTART a time without any zone, and takes the Z off DTSTAMP too, which RFC 5545 (3.8.7.2) wants in UTC.
# Give no zone: the moment is then written in UTC, and every calendar shows it by its reader's clock. Or bring a date library it knows.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ical-generator@10.2.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict'
import ical from 'ical-generator'

function write(calendarZone, eventZone) {
  const calendar = ical(calendarZone)
  calendar.createEvent({ start: new Date('2026-03-02T15:00:00Z'), stamp: new Date('2026-01-01T00:00:00Z'), summary: 'Meeting', ...eventZone })
  return calendar.toString().split('\r\n').filter(line => /^DTST/.test(line)).sort()
}

const zone = { timezone: 'Asia/Kathmandu' }
const seen = { none: write({}, {}), onEvent: write({}, zone), onCalendar: write(zone, {}) }
console.log(process.env.TZ, seen)
const digits = process.env.TZ === 'UTC' ? '20260302T150000' : '20260302T090000'
assert.deepEqual(seen.none, ['DTSTAMP:20260101T000000Z', 'DTSTART:20260302T150000Z'])
assert.deepEqual(seen.onEvent, ['DTSTAMP:20260101T000000Z', `DTSTART;TZID=Asia/Kathmandu:${digits}`])
assert.equal(seen.onCalendar[1], `DTSTART:${digits}`)
assert.doesNotMatch(seen.onCalendar[0], /Z$/)
JS
TZ=UTC node try.mjs
TZ=America/Costa_Rica node try.mjs
