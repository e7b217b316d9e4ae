import { countPosts } from './countPosts'
import { renameWork } from './renameWork'
import { serveThread } from './threads'

/** The program of the threads that do what takes long for a folder of many posts. */
serveThread({ ...renameWork, countPosts })
