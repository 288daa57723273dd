// The network: what Relabel uses, what it trusts besides, and whether it gets through.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { Group } from '../../shared/Group';
import { CertificateList } from './CertificateList';
import { NetworkCheck } from './NetworkCheck';
import { useCertificates } from './use-certificates';

/** Company certificates and the check. There is no way to switch verification off. */
export function NetworkSection() {
  const { words } = useSpeech();
  const certificates = useCertificates();
  return (
    <Group title={words.network.title}>
      <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
        {words.network.intro}
      </p>
      <NetworkCheck
        trusted={certificates.all?.length ?? null}
        onAddCertificate={certificates.choose}
      />
      <CertificateList certificates={certificates} />
    </Group>
  );
}
