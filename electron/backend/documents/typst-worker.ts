import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentJob, DocumentReply, TypstWorkerData } from './document-job.ts'
import { openTypstCompiler } from './typst-compiler.ts'

const port = parentPort
if (port === null) throw new Error('typst-worker runs as a worker thread')

const { assetsFolder } = workerData as TypstWorkerData
const compiler = openTypstCompiler(assetsFolder)

port.on('message', (job: DocumentJob) => {
  void answer(job).then(reply => port.postMessage(reply))
})

async function answer(job: DocumentJob): Promise<DocumentReply> {
  const { compile } = await compiler
  try {
    return { kind: 'made', pdf: compile(job) }
  } catch (error) {
    return { kind: 'failed', because: String(error) }
  }
}
