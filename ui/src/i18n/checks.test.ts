import { describe, expect, it } from 'vitest';
import type { AdminRequest, AdminRequestKind, FindingCode, KeyKind } from '../backend/bindings';
import { finding } from '../backend/memory/connections/checks';
import { connection } from '../backend/memory/memory';
import { between, languages } from '../test/languages';
import { findingSentence, markWord } from './check-copy';
import { requestMessage } from './request-copy';

const CODES = between('finding-') as FindingCode[];
const KINDS = between('request-', '.subject') as AdminRequestKind[];
const KEYS = between('request-key-kind-') as KeyKind[];

const FULL: AdminRequest = {
  kind: 'grantWrite',
  keyKind: 'serviceCredentials',
  address: 'https://author-p1-e2.adobeaemcloud.com',
  account: 'robot@techacct.adobe.com',
  clientId: 'cm-p1-e2-integration',
  organisation: 'A1@AdobeOrg',
  program: '1',
  environment: '2',
  folder: '/content/dam/press',
  hosts: ['ims-na1.adobelogin.com', 'author-p1-e2.adobeaemcloud.com'],
  proxy: 'http://proxy.example:3128',
  technical: 'HTTP status 403',
  yaml: 'kind: "API"\ndata:\n  allowedClientIDs:\n    author: ["cm-p1-e2-integration"]\n',
};
const BARE: AdminRequest = {
  ...FULL,
  account: null,
  clientId: null,
  organisation: null,
  program: null,
  environment: null,
  folder: null,
  hosts: [],
  proxy: null,
  technical: null,
  yaml: null,
};

describe.each(languages)('findings in %s', (_folder, speech) => {
  it.each(CODES)('%s is a sentence, with and without its facts', (code) => {
    const full = finding(code, connection());
    const bare = { ...full, host: null, account: null, until: null, error: null };
    for (const one of [full, bare]) {
      const said = findingSentence(one, speech);
      expect(said).toMatch(/[.?!]$/);
      expect(said.length).toBeGreaterThan(15);
      expect(said).not.toMatch(/\b(null|undefined|NaN)\b|Invalid Date/);
      expect(said).not.toMatch(/\b(HTTP|JSON|TLS|DNS|401|403|404|bearer|token|API)\b/);
      expect(markWord(one, speech).length).toBeGreaterThan(3);
    }
  });

  it('names the folder where a mark stays, and what takes it away', () => {
    const said = findingSentence(finding('writeLeftBehind', connection()), speech);
    expect(said).toContain('/content/dam/press');
    expect(said).toContain('relabelWriteCheck');
  });

  it('adds why, where the finding alone does not tell', () => {
    const failed = finding('signInFailed', connection());
    const { title } = speech.explain({ ...(failed.error as NonNullable<typeof failed.error>) });
    expect(findingSentence(failed, speech)).toContain(title);
  });
});

describe.each(languages)('requests to an administrator in %s', (_folder, speech) => {
  it.each(KINDS)('%s is a complete message for every kind of key', (kind) => {
    for (const keyKind of KEYS) {
      const { subject, body } = requestMessage({ ...FULL, kind, keyKind }, speech);
      expect(subject).toMatch(/^Relabel/);
      for (const part of [
        speech.say('request-greeting'),
        FULL.address,
        FULL.account,
        FULL.clientId,
        '\n1. ',
        speech.say('request-why'),
        speech.say('request-verify'),
        speech.say('request-no-secret'),
      ]) {
        expect(body).toContain(part);
      }
      const bare = requestMessage({ ...BARE, kind, keyKind }, speech);
      expect(bare.body).toContain(FULL.address);
      for (const text of [body, bare.subject, bare.body]) {
        expect(text).not.toMatch(/\b(null|undefined)\b|\[object|\n{3}/);
      }
    }
  });

  it('holds the lines to add exactly as they are given', () => {
    const { body } = requestMessage({ ...FULL, kind: 'registerClient' }, speech);
    expect(body).toContain(FULL.yaml?.trimEnd());
  });

  it('names the group, the right and the folder', () => {
    const { body } = requestMessage(FULL, speech);
    for (const part of ['DAM Users', 'rep:write', '/content/dam/press']) {
      expect(body).toContain(part);
    }
    const oauth = requestMessage({ ...FULL, keyKind: 'oauthServerToServer' }, speech);
    for (const part of ['AEM Assets API Users', 'AEM Assets Collaborator Users - Service']) {
      expect(oauth.body).toContain(part);
    }
  });

  it('names the rows of the check as the window does', () => {
    const { body } = requestMessage(FULL, speech);
    expect(body).toContain(speech.say('checks-step-write'));
    expect(body).toContain(speech.say('checks-mark-good'));
    expect(body).toContain(speech.say('checks-again'));
  });
});
