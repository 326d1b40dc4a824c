#!/bin/sh
# gift-pegjs 1.0.2: `trueFeedback` of a true-false question is not the feedback for "true".
#
# GIFT (Moodle's documentation): of the two feedback texts of a true-false question the first is for the wrong answer, the second for
# the right one. Guess: `trueFeedback` is what somebody reads who answers "true", as Moodle's own field of that name.
# Seen: `trueFeedback` is always the first text, whatever the key is. For {T#…#…} it holds what belongs to the answer "false";
# only for {F#…#…} the names fit. Read the two as "to wrong" and "to right".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund gift-pegjs@1.0.2
cat >try.mjs <<'JS'
import assert from 'node:assert/strict'
import { parse } from 'gift-pegjs'

const feedback = text => {
  const [{ isTrue, trueFeedback, falseFeedback }] = parse(text)
  return { isTrue, trueFeedback: trueFeedback.text, falseFeedback: falseFeedback.text }
}

const seen = [feedback('Towns register births. {T#To the wrong answer#To the right answer}'), feedback('Towns issue visas. {F#To the wrong answer#To the right answer}')]
console.log(seen)
assert.deepEqual(seen, [
  { isTrue: true, trueFeedback: 'To the wrong answer', falseFeedback: 'To the right answer' },
  { isTrue: false, trueFeedback: 'To the wrong answer', falseFeedback: 'To the right answer' },
])
JS
node try.mjs
