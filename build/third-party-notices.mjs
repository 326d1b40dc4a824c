import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getProjectLicenses } from 'generate-license-file'
import { root } from './lib.mjs'

/** Writes the licences of all packages that ship (`dependencies` and what they need) into one text file. Resolves with their number. */
export async function writeThirdPartyNotices(file) {
  const licences = await getProjectLicenses(join(root, 'package.json'))
  const parts = licences.map(({ dependencies, content, notices }) => [dependencies.join('\n'), content.trim(), ...notices].join('\n\n'))
  const head = 'JMDI Suite contains the following software and fonts.\n'
  writeFileSync(file, [head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`))
  return licences.flatMap(({ dependencies }) => dependencies).length
}
