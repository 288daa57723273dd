// Certificates of company networks: the list, adding one, removing one.

import { AlertDialog, Button, DialogContainer, DialogTrigger } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { CertificateFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { AdministratorDetails, ErrorNotice } from '../../shared/notices/ErrorNotice';
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
  const { say } = useSpeech();
  const { all, asked, refused, failure, isBusy } = certificates;
  const contexts = {
    list: say('network-list-failed'),
    add: say('network-add-failed'),
    remove: say('network-remove-failed'),
  };
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
      <div>
        <h3 className={title}>{say('network-certificates')}</h3>
        <p className={quiet}>{say('network-certificates-hint')}</p>
      </div>
      {failure ? (
        <ErrorNotice
          error={failure.error}
          context={contexts[failure.doing]}
          onRetry={failure.doing === 'list' ? certificates.reload : undefined}
        />
      ) : null}
      {refused ? (
        <ErrorNotice
          error={refused.error}
          context={say('network-refused', { file: refused.fileName })}
        />
      ) : null}
      {all === null ? null : all.length === 0 ? (
        <p className={style({ font: 'ui', margin: 0 })}>{say('network-none')}</p>
      ) : (
        <ul className={list} aria-label={say('network-certificates')}>
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
          {say('network-add')}
        </BusyButton>
      </div>
      <DialogContainer onDismiss={certificates.dismiss}>
        {asked ? (
          <AlertDialog
            variant="warning"
            title={say('network-trust-title', { n: asked.certificates.length })}
            primaryActionLabel={say('network-trust-yes')}
            cancelLabel={say('common-cancel')}
            autoFocusButton="cancel"
            onPrimaryAction={() => certificates.trust(asked)}
          >
            <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
              {asked.certificates.map((one) => (
                <TrustFacts key={one.fingerprint} certificate={one} file={asked.fileName} />
              ))}
              <p className={style({ margin: 0 })}>{say('network-trust-warning')}</p>
              <p className={style({ margin: 0, fontWeight: 'bold' })}>
                {say('network-trust-only-if')}
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
  const { say, format } = useSpeech();
  const { subject, validUntil } = certificate;
  const day = format.date(validUntil);
  const hasEnded = new Date(validUntil) <= new Date();
  return (
    <li className={row}>
      <span className={style({ minWidth: 0, overflowWrap: 'anywhere' })}>
        {subject}
        <span className={`${quiet} ${style({ display: 'block' })}`}>
          {hasEnded ? say('network-ended', { day }) : say('network-ends', { day })}
        </span>
      </span>
      <DialogTrigger>
        <Button
          size="S"
          variant="secondary"
          fillStyle="outline"
          aria-label={say('network-remove-named', { name: subject })}
        >
          {say('network-remove')}
        </Button>
        <AlertDialog
          variant="destructive"
          title={say('network-remove-title', { name: subject })}
          primaryActionLabel={say('network-remove-yes')}
          cancelLabel={say('common-cancel')}
          autoFocusButton="cancel"
          onPrimaryAction={onRemove}
        >
          {say('network-remove-body')}
        </AlertDialog>
      </DialogTrigger>
    </li>
  );
}

/** What a certificate is, before it is trusted. */
function TrustFacts({ certificate, file }: { certificate: CertificateFacts; file: string }) {
  const { say, format } = useSpeech();
  const { subject, issuer, validUntil, fingerprint } = certificate;
  const rows: [string, string][] = [
    [say('network-issued-to'), subject],
    [say('network-issued-by'), issuer],
    [say('network-valid-until'), format.date(validUntil)],
    [say('network-file'), file],
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
        <AdministratorDetails facts={[[say('network-fingerprint'), fingerprint]]} />
      </div>
    </div>
  );
}
