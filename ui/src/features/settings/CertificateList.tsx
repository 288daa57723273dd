// Certificates of company networks: the list, adding one, removing one.

import { AlertDialog, Button, DialogContainer, DialogTrigger } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { CertificateFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { AdministratorDetails, ErrorNotice } from '../../shared/ErrorNotice';
import type { Certificates } from './use-certificates';

const title = style({ font: 'ui', fontWeight: 'bold', margin: 0 });
const quiet = style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued' });
const list = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const row = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  font: 'ui',
});
const facts = style({
  display: 'grid',
  gridTemplateColumns: 'auto 1fr',
  columnGap: 16,
  rowGap: 4,
  margin: 0,
  font: 'body-sm',
  overflowWrap: 'anywhere',
});

/** What is trusted besides the certificates of the system. */
export function CertificateList({ certificates }: { certificates: Certificates }) {
  const { words } = useSpeech();
  const { all, asked, refused, failure, isBusy } = certificates;
  const contexts = {
    list: words.network.listFailed,
    add: words.network.addFailed,
    remove: words.network.removeFailed,
  };
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
      <div>
        <h3 className={title}>{words.network.certificates}</h3>
        <p className={quiet}>{words.network.certificatesHint}</p>
      </div>
      {failure ? (
        <ErrorNotice
          error={failure.error}
          context={contexts[failure.doing]}
          onRetry={failure.doing === 'list' ? certificates.reload : undefined}
        />
      ) : null}
      {refused ? (
        <ErrorNotice error={refused.error} context={words.network.refused(refused.fileName)} />
      ) : null}
      {all === null ? null : all.length === 0 ? (
        <p className={style({ font: 'ui', margin: 0 })}>{words.network.none}</p>
      ) : (
        <ul className={list} aria-label={words.network.certificates}>
          {all.map((one) => (
            <CertificateRow
              key={one.fingerprint}
              certificate={one}
              onRemove={() => certificates.forget(one)}
            />
          ))}
        </ul>
      )}
      <div>
        <BusyButton variant="secondary" isBusy={isBusy} onPress={certificates.choose}>
          {words.network.add}
        </BusyButton>
      </div>
      <DialogContainer onDismiss={certificates.dismiss}>
        {asked ? (
          <AlertDialog
            variant="warning"
            title={words.network.trustTitle(asked.certificates.length)}
            primaryActionLabel={words.network.trustYes}
            cancelLabel={words.common.cancel}
            autoFocusButton="cancel"
            onPrimaryAction={() => certificates.trust(asked)}
          >
            <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
              {asked.certificates.map((one) => (
                <TrustFacts key={one.fingerprint} certificate={one} file={asked.fileName} />
              ))}
              <p className={style({ margin: 0 })}>{words.network.trustWarning}</p>
              <p className={style({ margin: 0, fontWeight: 'bold' })}>
                {words.network.trustOnlyIf}
              </p>
            </div>
          </AlertDialog>
        ) : null}
      </DialogContainer>
    </div>
  );
}

interface CertificateRowProps {
  certificate: CertificateFacts;
  onRemove: () => void;
}

function CertificateRow({ certificate, onRemove }: CertificateRowProps) {
  const { words, format } = useSpeech();
  const { subject, validUntil } = certificate;
  const day = format.date(validUntil);
  const hasEnded = new Date(validUntil) <= new Date();
  return (
    <li className={row}>
      <span className={style({ minWidth: 0, overflowWrap: 'anywhere' })}>
        {subject}
        <span className={`${quiet} ${style({ display: 'block' })}`}>
          {hasEnded ? words.network.ended(day) : words.network.ends(day)}
        </span>
      </span>
      <DialogTrigger>
        <Button
          size="S"
          variant="secondary"
          fillStyle="outline"
          aria-label={words.network.removeNamed(subject)}
        >
          {words.network.remove}
        </Button>
        <AlertDialog
          variant="destructive"
          title={words.network.removeTitle(subject)}
          primaryActionLabel={words.network.removeYes}
          cancelLabel={words.common.cancel}
          autoFocusButton="cancel"
          onPrimaryAction={onRemove}
        >
          {words.network.removeBody}
        </AlertDialog>
      </DialogTrigger>
    </li>
  );
}

/** What a certificate is, before it is trusted. */
function TrustFacts({ certificate, file }: { certificate: CertificateFacts; file: string }) {
  const { words, format } = useSpeech();
  const { subject, issuer, validUntil, fingerprint } = certificate;
  const rows: [string, string][] = [
    [words.network.issuedTo, subject],
    [words.network.issuedBy, issuer],
    [words.network.validUntil, format.date(validUntil)],
    [words.network.file, file],
  ];
  return (
    <div>
      <dl className={facts}>
        {rows.map(([term, text]) => (
          <div key={term} className={style({ display: 'contents' })}>
            <dt className={style({ color: 'neutral-subdued' })}>{term}</dt>
            <dd className={style({ margin: 0 })}>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={style({ marginTop: 8 })}>
        <AdministratorDetails facts={[[words.network.fingerprint, fingerprint]]} />
      </div>
    </div>
  );
}
