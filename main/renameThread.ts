import { renameWork } from './renameWork'
import { serveThread } from './threads'

/** The program of the threads in which a handle gets another name in many posts. */
serveThread(renameWork)
