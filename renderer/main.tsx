import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { start } from './start'
import './styles/theme.css'
import './styles/base.css'
import './styles/window.css'
import './styles/posts.css'
import './styles/editor.css'
import './styles/preview.css'
import './styles/form.css'
import './styles/inspector.css'
import './styles/sections.css'
import './styles/numbers.css'
import './styles/dialogs.css'
import './styles/authors.css'
import './styles/contributions.css'
import './styles/comparison.css'
import './styles/export.css'
import './styles/about.css'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
void start()
