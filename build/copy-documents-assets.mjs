import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'

const require = createRequire(import.meta.url)
const templates = fileURLToPath(new URL('../electron/backend/documents/templates', import.meta.url))

/** The families of certificate.typ. */
const FONTS = [
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'noto-serif-devanagari/400Regular/NotoSerifDevanagari_400Regular.ttf',
  'noto-sans-tifinagh/400Regular/NotoSansTifinagh_400Regular.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
].map(file => require.resolve(`@expo-google-fonts/${file}`))

/**
 * Fills `folder` with all that documents are made from: typst.wasm, fonts/, templates/ and coverage.json (which letters each font has).
 * The wasm stays uncompressed: gzip would save 17 MB on disk, which installers save anyway, and cost 120 ms at each start.
 *
 * @param {string} folder
 */
export async function copyDocumentsAssets(folder) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'fonts'), { recursive: true })
  await cp(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'), join(folder, 'typst.wasm'))
  await cp(templates, join(folder, 'templates'), { recursive: true })
  await Promise.all(FONTS.map(file => cp(file, join(folder, 'fonts', basename(file)))))
  await writeFile(join(folder, 'coverage.json'), JSON.stringify(FONTS.map(file => toRanges(fontkit.openSync(file).characterSet))))
}

/** Code points as ranges, both ends included: [[32, 126], [160, 160], …]. @param {number[]} codePoints @returns {[number, number][]} */
function toRanges(codePoints) {
  /** @type {[number, number][]} */
  const ranges = []
  for (const codePoint of [...new Set(codePoints)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] + 1 === codePoint) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges
}
