import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { v7 } from 'uuid'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import type { CommandIo, ProgramIo } from '#backend/command-io.ts'
import { dataFolderFor } from '#backend/data-folder-for.ts'
import { openDataFolder } from '#backend/storage/data-folder/data-folder.ts'
import { createDurableFolders } from '#backend/storage/disk/durable-folders.ts'
import { examineFolder, type Finding } from '#backend/storage/data-folder/examine-folder.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { createNotices } from '#backend/storage/notices.ts'
import { repairFinding, type Repair } from '#backend/storage/data-folder/repair-folder.ts'
import { describeError } from './describe-error.ts'

const HEALTHY = 0
const REPAIRED = 1
const NOT_HEALTHY = 2

type DoctorWords = Messages['doctor']

/** `doctor [--data DIR]`: examines and repairs a data folder. Exit code 0: healthy, 1: repaired, 2: not repaired. A folder in use is only examined. */
export async function runDoctor(args: readonly string[], io: ProgramIo): Promise<number> {
  const words = messagesFor(io.locale).doctor
  const options = readOptions(args)
  if (options === undefined) return refuse(io, words.usage)
  const folder = dataFolderFor(options.data, io)
  if (!existsSync(folder)) return refuse(io, fillMessage(words.noFolder, { folder }))
  io.stdout(`${fillMessage(words.looking, { folder })}\n`)
  try {
    const opened = await openDataFolder(folder, nodeFileSystem)
    if (opened.kind === 'in-use') return await reportFindings(folder, words, io)
    try {
      return await repairAll(opened.folder.path, words, io)
    } finally {
      await opened.folder.release()
    }
  } catch (error) {
    return refuse(io, fillMessage(words.unusable, { because: describeError(error) }))
  }
}

function readOptions(args: readonly string[]): { readonly data: string | undefined } | undefined {
  try {
    return { data: parseArgs({ args: [...args], options: { data: { type: 'string' } } }).values.data }
  } catch {
    return undefined
  }
}

async function reportFindings(folder: string, words: DoctorWords, io: CommandIo): Promise<number> {
  io.stdout(`${words.inUse}\n`)
  const findings = await examineFolder({ fileSystem: nodeFileSystem, root: folder })
  for (const finding of findings) io.stdout(`${formatFinding(finding, words)}\n`)
  io.stdout(`${findings.length === 0 ? words.healthy : words.notRepaired}\n`)
  return findings.length === 0 ? HEALTHY : NOT_HEALTHY
}

async function repairAll(root: string, words: DoctorWords, io: CommandIo): Promise<number> {
  const now = (): Date => new Date()
  const folders = createDurableFolders(nodeFileSystem, root)
  const context = { fileSystem: nodeFileSystem, root, folders, notices: createNotices({ now, newId: () => v7() }), now }
  const findings = await examineFolder(context)
  const repairs: Repair[] = []
  for (const finding of findings) {
    const repair = await repairFinding(context, finding)
    repairs.push(repair)
    io.stdout(`${formatFinding(finding, words)} ${formatRepair(repair, words)}\n`)
  }
  if (repairs.length === 0) io.stdout(`${words.healthy}\n`)
  if (repairs.length === 0) return HEALTHY
  const allRepaired = repairs.every(repair => repair.kind === 'repaired' || repair.kind === 'from-backup')
  io.stdout(`${allRepaired ? words.repaired : words.notRepaired}\n`)
  return allRepaired ? REPAIRED : NOT_HEALTHY
}

function formatFinding(finding: Finding, { findings }: DoctorWords): string {
  const errno = finding.kind === 'unreadable' ? finding.errno : ''
  return fillMessage(findings[finding.kind], { path: finding.path, because: errno })
}

function formatRepair(repair: Repair, { repairs }: DoctorWords): string {
  const values = { backup: repair.kind === 'from-backup' ? repair.backup : '', because: repair.kind === 'failed' ? repair.errno : '' }
  return fillMessage(repairs[repair.kind], values)
}

function refuse(io: CommandIo, text: string): number {
  io.stderr(`${text}\n`)
  return NOT_HEALTHY
}
