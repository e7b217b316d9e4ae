import { countPosts } from './countPosts'
import { exportWhenLoaded } from './export/exportWhenLoaded'
import { lookAtFolders } from './lookAt'
import { readPostHeads } from './postHead'
import { renameWork } from './renameWork'
import { serveThread } from './threads'

/** The program of the threads that do what takes long for a folder of many posts. */
serveThread({ ...renameWork, countPosts, lookAtFolders, readPostHeads, exportInThread: exportWhenLoaded })
