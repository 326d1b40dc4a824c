import { resolve } from 'node:path'
import { findDeepLink } from './deep-links.ts'

export interface CommandLine {
  /** Absolute; from `--data DIR` or `--data=DIR`, else JMDI_DATA. */
  readonly dataFolder: string | undefined
  readonly deepLink: string | undefined
}

/** Reads the arguments that the program was started with. */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): CommandLine {
  const data = readOption(args, '--data') ?? environment['JMDI_DATA']
  return {
    dataFolder: data === undefined || data === '' ? undefined : resolve(workingFolder, data),
    deepLink: findDeepLink(args),
  }
}

function readOption(args: readonly string[], option: string): string | undefined {
  const joined = args.find(argument => argument.startsWith(`${option}=`))
  if (joined !== undefined) return joined.slice(option.length + 1)
  const index = args.indexOf(option)
  return index < 0 ? undefined : args[index + 1]
}
