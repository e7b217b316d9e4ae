import { counted } from '../../counted'

/** How far work on several posts is. */
export function FileProgress({ done, total, what }: { done: number; total: number; what: string }) {
  return (
    <label className="rename-progress">
      {done.toLocaleString('en')} of {counted(total, 'post')} {what}
      <progress value={done} max={Math.max(1, total)} />
    </label>
  )
}
