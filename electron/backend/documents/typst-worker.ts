import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentJob, TypstWorkerData } from './document-job.ts'
import { openTypstCompiler } from './typst-compiler.ts'

const port = parentPort
if (port === null) throw new Error('typst-worker runs as a worker thread')

const { assetsFolder } = workerData as TypstWorkerData
const compiler = openTypstCompiler(assetsFolder)

// Errors are not caught: a compiler that panicked cannot be used again, so its thread has to end.
port.on('message', (job: DocumentJob) => {
  void compiler.then(({ compile }) => port.postMessage(compile(job)))
})
