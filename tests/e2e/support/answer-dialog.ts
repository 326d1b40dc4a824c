import type { ElectronApplication } from '@playwright/test'

// A native dialog cannot be driven from outside: what a person would choose in it is put in its place; '': they close it.

export function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = ((_window: unknown, options: object) => {
      Object.assign(globalThis, { asked: options })
      return Promise.resolve({ canceled: chosen === '', filePath: chosen })
    }) as unknown as typeof dialog.showSaveDialog
  }, filePath)
}

export function answerOpenDialog(app: ElectronApplication, folder: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (() =>
      Promise.resolve({ canceled: chosen === '', filePaths: chosen === '' ? [] : [chosen] })) as unknown as typeof dialog.showOpenDialog
  }, folder)
}
