import '@react-spectrum/s2/page.css';
import './app/frame/window.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import type { Backend } from './backend/backend';
import { tauriBackend } from './backend/tauri';

async function chooseBackend(): Promise<Backend> {
  // A browser tab during development has no Rust side. The stand-in is not part of a build.
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { memoryBackend, optionsFrom } = await import('./backend/memory/memory');
    const backend = memoryBackend(optionsFrom(new URLSearchParams(location.search)));
    Object.assign(window, { memoryBackend: backend });
    return backend;
  }
  return tauriBackend();
}

async function start() {
  const root = document.getElementById('root');
  if (!root) return;
  const backend = await chooseBackend();
  createRoot(root).render(
    <StrictMode>
      <App backend={backend} />
    </StrictMode>,
  );
}

start();
