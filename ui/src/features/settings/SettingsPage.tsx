// Language, look, the network, where things are kept.

import { Picker, PickerItem, Radio, RadioGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ApiError, AppInfo, Language, Settings, Theme } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { Group } from '../../shared/Group';
import { Page } from '../../shared/Page';
import { PageTitle } from '../../shared/PageTitle';
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
}

const LANGUAGES: Language[] = ['system', 'english', 'french'];
const THEMES: Theme[] = ['system', 'light', 'dark'];
const text = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });
const quiet = style({ font: 'body', margin: 0, color: 'neutral-subdued' });

/** Applied at once, saved at once. */
export function SettingsPage(props: SettingsPageProps) {
  const { settings, info, error, practiceError, onSettings, onPractice } = props;
  const { words } = useSpeech();
  return (
    <Page width="narrow">
      <PageTitle>{words.settings.title}</PageTitle>
      {error ? <ErrorNotice error={error} context={words.settings.saveFailed} /> : null}
      <Group title={words.settings.appearance}>
        <Picker
          label={words.settings.language}
          selectedKey={settings.language}
          onSelectionChange={(key) => onSettings({ ...settings, language: key as Language })}
          styles={style({ width: 264 })}
        >
          {LANGUAGES.map((language) => (
            <PickerItem key={language} id={language}>
              {words.settings.languages[language]}
            </PickerItem>
          ))}
        </Picker>
        <RadioGroup
          label={words.settings.theme}
          orientation="horizontal"
          value={settings.theme}
          onChange={(theme) => onSettings({ ...settings, theme: theme as Theme })}
        >
          {THEMES.map((theme) => (
            <Radio key={theme} value={theme}>
              {words.settings.themes[theme]}
            </Radio>
          ))}
        </RadioGroup>
      </Group>
      <NetworkSection />
      <Group title={words.settings.storage}>
        <div>
          <h3 className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
            {words.settings.keyStore}
          </h3>
          <p className={text}>{info ? words.settings.keyStoreHint(info.keyStore) : ''}</p>
        </div>
        <div>
          <h3 className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>
            {words.settings.dataFolder}
          </h3>
          <p className={text}>{info?.dataFolder ?? ''}</p>
        </div>
      </Group>
      <Group title={words.settings.practice}>
        <p className={quiet}>{words.settings.practiceHint}</p>
        {practiceError ? <ErrorNotice error={practiceError} /> : null}
        <div>
          <BusyButton variant="secondary" onPress={onPractice} isBusy={props.isStartingPractice}>
            {words.settings.practiceOpen}
          </BusyButton>
        </div>
      </Group>
      <Group title={words.settings.about}>
        <p className={quiet}>
          {info ? `${words.settings.version(info.version)}. ` : ''}
          {words.settings.licence}
        </p>
        {info?.loopbackAllowed ? <p className={text}>{words.settings.loopback}</p> : null}
      </Group>
    </Page>
  );
}
