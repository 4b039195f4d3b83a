import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyTheme, storedTheme } from './theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/sign-in.css';
import './styles/workspace.css';
import './styles/gates.css';
import './styles/top-bar.css';
import './styles/palette.css';
import './styles/canvas.css';
import './styles/inspector.css';
import './styles/dock.css';
import './styles/admin.css';
import './styles/toasts.css';

applyTheme(storedTheme());
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
