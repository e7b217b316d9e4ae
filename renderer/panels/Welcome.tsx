import { BookOpen, FolderOpen, X } from 'lucide-react'
import { Button } from 'react-aria-components'
import icon from '../../assets/icon.svg'
import { runCommand } from '../commands/commands'
import { forgetRecent, openExample, openRecent } from '../state/folders'
import { useStore } from '../state/store'

/** The first screen: open a folder, go on with a recent one, or look at the example. */
export function Welcome() {
  const recent = useStore((state) => state.recent)
  return (
    <main className="welcome">
      <div className="welcome-sheet">
        <img src={icon} alt="" width="56" height="56" />
        <h1>Byline</h1>
        <p className="welcome-line">Write posts together, and know who wrote which part.</p>
        <div className="welcome-choices">
          <Button className="button button-main button-large" onPress={() => runCommand('folder.open')}>
            <FolderOpen /> Open folder
          </Button>
          <Button className="button button-large" onPress={() => void openExample()}>
            <BookOpen /> Try the example folder
          </Button>
        </div>
        {recent.length > 0 && (
          <section aria-labelledby="recent-title">
            <h2 id="recent-title">Recent folders</h2>
            <ul className="recent">
              {recent.map(({ id, name, label }) => (
                <li key={id}>
                  <Button className="recent-open" onPress={() => openRecent(id)}>
                    <span className="recent-name">{name}</span>
                    <span className="recent-place">{label}</span>
                  </Button>
                  <Button
                    className="icon-button"
                    aria-label={`Forget ${name}`}
                    onPress={() => void forgetRecent(id)}
                  >
                    <X />
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="welcome-note">
          A content folder is where your site keeps its posts: Hugo, blogdown, Jekyll, Zola and others. Byline
          changes only what you edit.
        </p>
      </div>
    </main>
  )
}
