// Turns whatever a call threw into the one error shape of the border.

import type { ApiError, ErrorDetails } from './bindings';

/** Details of an error that names nothing. */
export const NO_DETAILS: ErrorDetails = {
  host: null,
  proxy: null,
  field: null,
  path: null,
  status: null,
  ended: null,
  seconds: null,
  full: null,
  technical: null,
};

function isApiError(thrown: unknown): thrown is ApiError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    'details' in thrown
  );
}

/** The thrown error itself, or `requestInvalid` around anything the border does not know. */
export function asApiError(thrown: unknown): ApiError {
  if (isApiError(thrown)) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'requestInvalid',
    message,
    details: { ...NO_DETAILS, technical: message },
    retryable: false,
  };
}
