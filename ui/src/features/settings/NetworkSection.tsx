// The network: what Relabel uses, what it trusts besides, and whether it gets through.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useSpeech } from '../../i18n/language';
import { Group } from '../../shared/layout/Group';
import { CertificateList } from './CertificateList';
import { NetworkCheck } from './NetworkCheck';
import { ProxySection } from './ProxySection';
import { useCertificates } from './use-certificates';

/** The check, the proxy and company certificates. There is no way to switch verification off. */
export function NetworkSection() {
  const { say } = useSpeech();
  const certificates = useCertificates();
  /** How often another proxy was chosen. */
  const [proxies, setProxies] = useState(0);
  return (
    <Group title={say('network-title')}>
      <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>
        {say('network-intro')}
      </p>
      <NetworkCheck
        setup={`${certificates.all?.length} ${proxies}`}
        onAddCertificate={certificates.choose}
      />
      <ProxySection onChanged={() => setProxies((before) => before + 1)} />
      <CertificateList certificates={certificates} />
    </Group>
  );
}
