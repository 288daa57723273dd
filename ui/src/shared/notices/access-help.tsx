// Ways on where access is missing, offered by every notice on the pages of one connection.

import { createContext, useContext } from 'react';
import type { ErrorCode } from '../../backend/bindings';

/** What the window can do about missing access to the connection in use. */
export interface AccessHelp {
  /** Shows the check of the connection. */
  onCheck(): void;
  /** Signs in again after the user signed out. */
  onSignIn(): Promise<void>;
}

const AccessHelpContext = createContext<AccessHelp | null>(null);

/** Gives the notices below it their ways on; `null` where they would be out of place. */
export const AccessHelpProvider = AccessHelpContext.Provider;

/** Errors that a check of the connection explains step by step. */
const EXPLAINED_BY_CHECK: readonly ErrorCode[] = [
  'keyGone',
  'keyRejected',
  'credentialUnknown',
  'scopeMissing',
  'tokenEnded',
  'signInUnavailable',
  'signInRefused',
  'clientNotRegistered',
  'clientIdRefused',
  'permissionMissing',
  'offline',
  'tlsFailed',
  'timeout',
  'notData',
  'networkSignIn',
  'networkBlocks',
  'gatewayFailed',
  'proxyFailed',
  'proxySignIn',
  'proxySetting',
  'noAuthorities',
  'unexpectedAnswer',
];

/** The ways on for an error: both `null` where there are none. */
export function useAccessHelp(code: ErrorCode): {
  onCheck: AccessHelp['onCheck'] | null;
  onSignIn: AccessHelp['onSignIn'] | null;
} {
  const help = useContext(AccessHelpContext);
  return {
    onCheck: help !== null && EXPLAINED_BY_CHECK.includes(code) ? help.onCheck : null,
    onSignIn: help !== null && code === 'signedOut' ? help.onSignIn : null,
  };
}
