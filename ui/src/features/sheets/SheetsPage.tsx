// Sheets: a spreadsheet that says what should change, and one to begin with.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { ApiError, ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { DropArea } from '../../shared/layout/DropArea';
import { LabelAndRows } from '../../shared/layout/illustrations';
import { NumberedSteps } from '../../shared/layout/NumberedSteps';
import { Page } from '../../shared/layout/Page';
import { PageTitle } from '../../shared/layout/PageTitle';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { OpenSheet } from './OpenSheet';
import type { OpenedSheet } from './use-sheet';

interface SheetsPageProps {
  connection: ConnectionSummary | null;
  /** All there are, for choosing one where none is worked with yet. */
  connections: ConnectionSummary[];
  opened: OpenedSheet;
  /** The open folder and those above it, from the top. */
  folders: string[];
  /** A file hovers over the window. */
  isOver: boolean;
  steps: ReactNode;
  /** The check is being prepared. */
  isBusy: boolean;
  /** Why it could not be prepared. */
  checkError: ApiError | null;
  /** The practice environment is being started. */
  isStartingPractice: boolean;
  /** Why it did not start. */
  practiceError: ApiError | null;
  onCheck: (within: string) => void;
  /** Makes a sheet of the open folder. */
  onDownload: () => void;
  onUse: (connectionId: string) => void;
  onConnections: () => void;
  onPractice: () => void;
}

const quiet = style({ font: 'body', color: 'neutral-subdued', margin: 0 });

/** The open sheet, or the place to drop one. */
export function SheetsPage(props: SheetsPageProps) {
  const { connection, opened } = props;
  const { say, steps } = useSpeech();
  const { sheet, refused } = opened;
  const choose = () => void opened.choose();

  if (sheet !== null && connection !== null) {
    return (
      <OpenSheet
        key={sheet.sheetId}
        connection={connection}
        sheet={sheet}
        opened={opened}
        folders={props.folders}
        steps={props.steps}
        isBusy={props.isBusy}
        checkError={props.checkError}
        onCheck={props.onCheck}
      />
    );
  }
  return (
    <Page width="narrow">
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
        <PageTitle>{say('sheets-title')}</PageTitle>
        <p className={quiet}>{say('sheets-intro')}</p>
      </div>
      {refused ? (
        <ErrorNotice
          error={refused.error}
          context={say('sheets-refused-title', { name: refused.name })}
        />
      ) : null}
      {opened.error ? <ErrorNotice error={opened.error} /> : null}
      {props.practiceError ? <ErrorNotice error={props.practiceError} /> : null}
      {sheet !== null && connection === null ? (
        <NoConnection {...props} name={sheet.name} />
      ) : (
        <DropArea
          illustration={<LabelAndRows />}
          title={say('sheets-drop-title')}
          hint={say('sheets-drop-hint')}
          choose={say('sheets-choose')}
          isOver={props.isOver}
          isBusy={opened.isChoosing}
          onChoose={choose}
        >
          {connection === null ? null : (
            <Button variant="secondary" size="L" onPress={props.onDownload}>
              {say('sheets-export-of-folder')}
            </Button>
          )}
        </DropArea>
      )}
      <NumberedSteps label={say('sheets-steps-title')} steps={steps('sheets-steps')} />
    </Page>
  );
}

/** Offered directly; with more of them the page of the connections is the better list. */
const MOST = 6;

/** A sheet is there, but nowhere to send what it says. It stays open meanwhile. */
function NoConnection(props: SheetsPageProps & { name: string }) {
  const { connections } = props;
  const { say } = useSpeech();
  const hasSome = connections.length > 0;
  const title = hasSome ? say('sheets-which-title') : say('sheets-no-connection-title');
  return (
    <section
      role="status"
      aria-label={title}
      className={style({
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'start',
        gap: 8,
        padding: 24,
        borderRadius: 'xl',
        backgroundColor: 'layer-1',
      })}
    >
      <p className={style({ font: 'ui', color: 'neutral-subdued', margin: 0 })}>
        {say('sheets-waits-title', { name: props.name })}
      </p>
      <h2 className={style({ font: 'title-lg', margin: 0 })}>{title}</h2>
      {hasSome ? null : <p className={quiet}>{say('sheets-no-connection')}</p>}
      <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 })}>
        {connections.slice(0, MOST).map((one) => (
          <Button key={one.id} variant="primary" onPress={() => props.onUse(one.id)}>
            {one.name}
          </Button>
        ))}
        {!hasSome || connections.length > MOST ? (
          <Button variant="secondary" onPress={props.onConnections}>
            {say('common-see-connections')}
          </Button>
        ) : null}
        {hasSome ? null : (
          <BusyButton
            variant="secondary"
            isBusy={props.isStartingPractice}
            onPress={props.onPractice}
          >
            {say('welcome-practice')}
          </BusyButton>
        )}
        <Button variant="secondary" fillStyle="outline" onPress={props.opened.close}>
          {say('sheets-close')}
        </Button>
      </div>
    </section>
  );
}
