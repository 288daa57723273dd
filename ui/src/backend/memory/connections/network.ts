// Company certificates and the check of the network in the in-memory host. Never part of a build.

import type { Unwatch, Watcher } from '../../backend';
import type {
  CertificateFacts,
  CertificateInspection,
  CheckStep,
  Finding,
  FindingCode,
  HostFindings,
  Mark,
  NetworkState,
  ProxyChoice,
  ProxySettings,
  SystemProxy,
} from '../../bindings';
import { apiError } from '../errors';

/** How the network between this computer and Adobe behaves. */
export type MemoryNetwork = 'open' | 'inspected' | 'blocked' | 'proxy' | 'portal' | 'offline';

const NETWORKS: readonly string[] = [
  'open',
  'inspected',
  'blocked',
  'proxy',
  'portal',
  'offline',
] satisfies MemoryNetwork[];

/** A network to look at: `?network=inspected`. */
export function networkFrom(query: URLSearchParams): MemoryNetwork {
  const wanted = query.get('network') ?? '';
  return NETWORKS.includes(wanted) ? (wanted as MemoryNetwork) : 'open';
}

/** A certificate of a made-up company. */
export const COMPANY_CERTIFICATE: CertificateFacts = {
  fingerprint: '5f1c9a0be2d74f6683b1c0de4a7793f2d8e65b10c4427a9f31bb08e6d2a75c94',
  subject: 'Example Company Network Root',
  issuer: 'Example Company Network Root',
  validUntil: '2033-04-30T22:00:00.000Z',
};

/** What the stand-in says about a certificate file. */
export const USABLE_CERTIFICATE: CertificateInspection = {
  verdict: 'usable',
  importId: 'certificate-1',
  fileName: 'company-root.pem',
  certificates: [COMPANY_CERTIFICATE],
};

type Row = [CheckStep, Mark, FindingCode];

const NOT_TRIED: Mark = 'skipped';

const SECURE: Row[] = [
  ['secure', 'good', 'secure'],
  ['answer', 'good', 'answers'],
];

/** The proxy of a network that has one. */
export const COMPANY_PROXY = 'http://proxy.example:3128';

/** The rows of a host on each kind of network. */
function rowsOn(network: MemoryNetwork, isTrusted: boolean): Row[] {
  switch (network) {
    case 'offline':
      return [
        ['name', 'bad', 'nameNotFound'],
        ['network', NOT_TRIED, 'notTried'],
        ['secure', NOT_TRIED, 'notTried'],
      ];
    case 'blocked':
      return [
        ['name', 'good', 'nameFound'],
        ['network', 'bad', 'notReached'],
        ['secure', NOT_TRIED, 'notTried'],
      ];
    case 'proxy':
      return [
        ['name', NOT_TRIED, 'nameByProxy'],
        ['network', 'bad', 'proxyRefused'],
        ['secure', NOT_TRIED, 'notTried'],
      ];
    case 'portal':
      return [
        ['name', 'good', 'nameFound'],
        ['network', 'good', 'reached'],
        ['secure', 'good', 'secure'],
        ['answer', 'bad', 'networkSignIn'],
      ];
    case 'inspected':
      return [
        ['name', 'good', 'nameFound'],
        ['network', 'good', 'reached'],
        ...(isTrusted ? SECURE : ([['secure', 'bad', 'certificateNotTrusted']] satisfies Row[])),
      ];
    case 'open':
      return [['name', 'good', 'nameFound'], ['network', 'good', 'reached'], ...SECURE];
  }
}

/** Certificates that are trusted, and a network that behaves as told. */
export class MemoryNetworkSide {
  private readonly trusted: CertificateFacts[];
  private proxy: ProxySettings;

  constructor(
    private readonly network: MemoryNetwork,
    certificates: CertificateFacts[],
    system: SystemProxy = { kind: 'none' },
  ) {
    this.trusted = [...certificates];
    this.proxy = { choice: { kind: 'system' }, hasPassword: false, system };
  }

  proxySettings(): ProxySettings {
    return this.proxy;
  }

  setProxy(choice: ProxyChoice, password: string | null): ProxySettings {
    this.proxy = { ...this.proxy, choice, hasPassword: password !== null };
    return this.proxy;
  }

  list(): CertificateFacts[] {
    return [...this.trusted];
  }

  trust(inspection: CertificateInspection): CertificateFacts[] {
    const found = inspection.verdict === 'usable' ? inspection.certificates : [];
    for (const one of found) {
      if (!this.trusted.some(({ fingerprint }) => fingerprint === one.fingerprint)) {
        this.trusted.push(one);
      }
    }
    return this.list();
  }

  forget(fingerprint: string): CertificateFacts[] {
    const at = this.trusted.findIndex((one) => one.fingerprint === fingerprint);
    if (at >= 0) this.trusted.splice(at, 1);
    return this.list();
  }

  private findings(host: string): HostFindings {
    const isProxied = this.network === 'proxy';
    return {
      host,
      proxy: isProxied
        ? { address: COMPANY_PROXY, from: { kind: 'variable', name: 'HTTPS_PROXY' } }
        : null,
      findings: rowsOn(this.network, this.trusted.length > 0).map(
        ([step, mark, code]): Finding => ({
          step,
          mark,
          code,
          host,
          account: null,
          until: null,
          error:
            code === 'proxyRefused'
              ? apiError('proxyFailed', { host, proxy: COMPANY_PROXY })
              : null,
          request:
            mark === 'bad'
              ? {
                  kind:
                    step === 'secure'
                      ? 'companyCertificate'
                      : isProxied
                        ? 'openProxy'
                        : 'openNetwork',
                  keyKind: 'serviceCredentials',
                  address: `https://${host}`,
                  account: null,
                  clientId: null,
                  organisation: null,
                  program: null,
                  environment: null,
                  folder: null,
                  hosts: [host],
                  proxy: isProxied ? COMPANY_PROXY : null,
                  technical: null,
                  yaml: null,
                }
              : null,
        }),
      ),
    };
  }

  /** One host after the other. */
  watch(hosts: string[], watcher: Watcher<NetworkState>, pace: number): Unwatch {
    let open = true;
    let done = pace === 0 ? hosts.length - 1 : -1;
    const tick = () => {
      if (!open) return;
      done += 1;
      watcher.onEvent({
        hosts: hosts.slice(0, done).map((host) => this.findings(host)),
        isDone: done >= hosts.length,
      });
      if (done < hosts.length) setTimeout(tick, pace * 4);
    };
    setTimeout(tick, 0);
    return () => {
      open = false;
    };
  }
}
