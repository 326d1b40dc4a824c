#!/bin/sh
# write-excel-file 4.1.1: a text that looks like Office's escape for a character comes back as that character.
#
# In a workbook `_x0041_` stands for the character U+0041 (ECMA-376, ST_Xstring); a text that really is `_x0041_` is written `_x005F_x0041_`.
# Guess: the library escapes it, as it escapes `<` and `&`.
# Seen: it writes the text as it is, and two independent readers (exceljs 4.4.0, read-excel-file 9.3.17) give `A` for it; codes and file names
# with such a part change without a word. Escape before writing: replace `_x` before four hexadecimal digits and `_` by `_x005F_x`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund write-excel-file@4.1.1 exceljs@4.4.0 read-excel-file@9.3.17
cat >try.mjs <<'JS'
import assert from 'node:assert/strict'
import ExcelJS from 'exceljs'
import { readSheet } from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'

await writeExcelFile([[{ value: 'form_x0041_2026' }, { value: 'form_x005F_x0041_2026' }]]).toFile('texts.xlsx')
const workbook = new ExcelJS.Workbook()
await workbook.xlsx.readFile('texts.xlsx')
const seen = { exceljs: workbook.worksheets[0].getRow(1).values.slice(1), readExcelFile: (await readSheet('texts.xlsx'))[0] }
console.log(seen)
assert.deepEqual(seen, {
  exceljs: ['formA2026', 'form_x0041_2026'],
  readExcelFile: ['formA2026', 'form_x0041_2026'],
})
JS
node try.mjs
