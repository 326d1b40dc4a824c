import { openStorage } from '#backend/storage/open-storage.ts'

// A program that opens the folder it is given, says in one line what came of it, and keeps it until it is ended.
const [path = '', address] = process.argv.slice(2)
const opened = await openStorage({ path, onShow: () => console.log('shown') })
if (opened.kind === 'open') opened.storage.setBrowserAddress(() => address)
console.log(opened.kind === 'open' ? 'open' : `in use by ${opened.owner.pid}`)
if (opened.kind === 'open') setInterval(() => undefined, 1000)
