// Errors of the in-memory host. Never part of a build.

import type { ApiError, ErrorCode } from '../bindings';
import { NO_DETAILS } from '../errors';

/** An error of the border, for tests. */
export function apiError(code: ErrorCode, details: Partial<ApiError['details']> = {}): ApiError {
  return { code, message: code, details: { ...NO_DETAILS, ...details }, retryable: false };
}
