// Saving what became of a job in a file.

import { Button, Menu, MenuItem, MenuTrigger, Text } from '@react-spectrum/s2';
import Download from '@react-spectrum/s2/icons/Download';
import { useState } from 'react';
import type { ApiError, ReportFormat } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useSpeech } from '../../../i18n/language';
import { useBackend } from '../../../shared/state/backend-context';
import { reportWords } from './report-words';

interface SaveReportProps {
  size: 'S' | 'M';
  jobId: string;
  /** Properties the job changed. */
  fields: string[];
  /** Whether something was not done, so that there is anything in that sheet. */
  hasNotDone: boolean;
  onSaved: () => void;
  onFailed: (error: ApiError) => void;
}

/** A menu of the three files. Choosing no place for the file does nothing. */
export function SaveReport({
  size,
  jobId,
  fields,
  hasNotDone,
  onSaved,
  onFailed,
}: SaveReportProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say } = speech;
  const [isBusy, setIsBusy] = useState(false);

  async function save(format: ReportFormat) {
    setIsBusy(true);
    try {
      const isSaved = await backend.saveReport({
        jobId,
        format,
        // The sheet of what was not done is for AEM's import, whatever the language.
        separator: format === 'csv' ? speech.format.cellSeparator : null,
        words: reportWords(fields, speech),
      });
      if (isSaved) onSaved();
    } catch (thrown) {
      onFailed(asApiError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  const formats: ReportFormat[] = hasNotDone ? ['xlsx', 'csv', 'notDone'] : ['xlsx', 'csv'];
  return (
    <MenuTrigger>
      <Button size={size} variant="secondary" fillStyle="outline" isDisabled={isBusy}>
        <Download />
        <Text>{say('after-report')}</Text>
      </Button>
      <Menu onAction={(key) => void save(key as ReportFormat)}>
        {formats.map((format) => (
          <MenuItem key={format} id={format} textValue={say(`after-reports-${format}`)}>
            <Text slot="label">{say(`after-reports-${format}`)}</Text>
            <Text slot="description">{say(`after-report-hints-${format}`)}</Text>
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
