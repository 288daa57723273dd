// The window: host, language, colours, and everything inside.

import { Provider } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect } from 'react';
import type { Backend } from '../backend/backend';
import { CannotStart } from '../features/damage/CannotStart';
import { SpeechProvider, speechFor } from '../i18n/language';
import { BackendProvider, useBackend } from '../shared/state/backend-context';
import { useSettings } from './flow/use-settings';
import { PageMenu } from './frame/PageMenu';
import { useNoPageMenu } from './frame/use-no-page-menu';
import { useZoomKeys } from './frame/use-zoom-keys';
import { Window } from './frame/Window';

interface AppProps {
  backend: Backend;
}

/** The whole app, given a host. */
export function App({ backend }: AppProps) {
  return (
    <BackendProvider value={backend}>
      <Shell />
    </BackendProvider>
  );
}

function Shell() {
  const backend = useBackend();
  const { settings, info, error, startError, save } = useSettings();
  useZoomKeys(backend, settings, save);
  useNoPageMenu();
  const theme = settings?.theme === 'system' ? undefined : settings?.theme;
  const locale = settings && speechFor(settings.language, navigator.languages).locale;

  useEffect(() => {
    // Spectrum's page styles read this for what lies outside the provider.
    const root = document.documentElement;
    if (locale !== null) root.lang = locale;
    if (theme) root.dataset.colorScheme = theme;
    else delete root.dataset.colorScheme;
  }, [locale, theme]);

  if (settings === null || locale === null) return null;
  return (
    <SpeechProvider language={settings.language}>
      <Provider
        locale={locale}
        colorScheme={theme}
        background="base"
        styles={style({ height: 'full', overflow: 'hidden' })}
      >
        <PageMenu />
        {startError === null ? (
          <Window settings={settings} info={info} settingsError={error} onSettings={save} />
        ) : (
          <main className={style({ height: 'full' })}>
            <CannotStart error={startError} />
          </main>
        )}
      </Provider>
    </SpeechProvider>
  );
}
