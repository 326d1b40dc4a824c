import { resolve } from 'node:path'
import { deepLinkIn } from './deep-links.ts'

export interface CommandLine {
  /** Absolute; from `--data DIR` or `--data=DIR`, else JMDI_DATA. */
  readonly dataFolder: string | undefined
  readonly deepLink: string | undefined
}

/** What the person who started the program asked for. */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): CommandLine {
  const data = valueOf(args, '--data') ?? environment['JMDI_DATA']
  return {
    dataFolder: data === undefined || data === '' ? undefined : resolve(workingFolder, data),
    deepLink: deepLinkIn(args),
  }
}

function valueOf(args: readonly string[], option: string): string | undefined {
  const joined = args.find(argument => argument.startsWith(`${option}=`))
  if (joined !== undefined) return joined.slice(option.length + 1)
  const index = args.indexOf(option)
  return index < 0 ? undefined : args[index + 1]
}
