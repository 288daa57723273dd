// Language, look, the network, what is kept and where.

import { Button, Picker, PickerItem, Radio, RadioGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ApiError, AppInfo, Settings, Theme } from '../../backend/bindings';
import { folders, speechIn, useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { Group } from '../../shared/layout/Group';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { KeptSection } from './KeptSection';
import { NetworkSection } from './NetworkSection';

interface SettingsPageProps {
  settings: Settings;
  /** `null` until it is known. */
  info: AppInfo | null;
  /** Why the last setting could not be saved. */
  error: ApiError | null;
  /** Why the practice environment did not start. */
  practiceError: ApiError | null;
  isStartingPractice: boolean;
  onSettings: (settings: Settings) => void;
  onPractice: () => void;
  /** Shows the keys. */
  onShortcuts: () => void;
}

const THEMES: Theme[] = ['system', 'light', 'dark'];
const text = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });
const quiet = style({ font: 'body', margin: 0, color: 'neutral-subdued' });

/** Applied at once, saved at once. */
export function SettingsPage(props: SettingsPageProps) {
  const { settings, info, error, practiceError, onSettings, onPractice } = props;
  const { say } = useSpeech();
  return (
    <Page width="narrow">
      <PageTitle>{say('settings-title')}</PageTitle>
      {error ? <ErrorNotice error={error} context={say('settings-save-failed')} /> : null}
      <Group title={say('settings-appearance')}>
        <Picker
          label={say('settings-language')}
          selectedKey={settings.language}
          onSelectionChange={(key) => onSettings({ ...settings, language: String(key) })}
          styles={style({ width: 264 })}
        >
          {[
            { folder: 'system', name: say('settings-language-system') },
            ...folders.map(speechIn),
          ].map(({ folder, name }) => (
            <PickerItem key={folder} id={folder}>
              {name}
            </PickerItem>
          ))}
        </Picker>
        <RadioGroup
          label={say('settings-theme')}
          orientation="horizontal"
          value={settings.theme}
          onChange={(theme) => onSettings({ ...settings, theme: theme as Theme })}
        >
          {THEMES.map((theme) => (
            <Radio key={theme} value={theme}>
              {say(`settings-themes-${theme}`)}
            </Radio>
          ))}
        </RadioGroup>
      </Group>
      <NetworkSection />
      <KeptSection />
      <Group title={say('settings-storage')}>
        <div>
          <h3 className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
            {say('settings-key-store')}
          </h3>
          <p className={text}>
            {info ? say('settings-key-store-hint', { name: info.keyStore }) : ''}
          </p>
        </div>
        <div>
          <h3 className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
            {say('settings-data-folder')}
          </h3>
          <p className={text}>{info?.dataFolder ?? ''}</p>
        </div>
      </Group>
      <Group title={say('settings-practice')}>
        <p className={quiet}>{say('settings-practice-hint')}</p>
        {practiceError ? <ErrorNotice error={practiceError} /> : null}
        <div>
          <BusyButton variant="secondary" onPress={onPractice} isBusy={props.isStartingPractice}>
            {say('settings-practice-open')}
          </BusyButton>
        </div>
      </Group>
      <Group title={say('settings-about')}>
        <p className={quiet}>
          {info ? `${say('settings-version', { version: info.version })}. ` : ''}
          {say('settings-licence')}
        </p>
        <div>
          <Button variant="secondary" onPress={props.onShortcuts}>
            {say('shell-shortcuts-title')}
          </Button>
        </div>
        {info?.loopbackAllowed ? <p className={text}>{say('settings-loopback')}</p> : null}
      </Group>
    </Page>
  );
}
