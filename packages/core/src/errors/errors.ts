import { LigaseError, type LigaseErrorOptions } from './ligase-error.ts';

/** Every code that core's errors carry. Each has a heading in `docs/reference/errors.md`. */
export const errorCodes = [
  'SETTINGS_MISSING',
  'SETTINGS_INVALID',
  'APP_DUPLICATE',
  'APP_MISSING_DEPENDENCY',
  'APP_DEPENDENCY_CYCLE',
  'APP_INVALID',
  'APP_SETUP_FAILED',
  'APP_STOP_FAILED',
  'APP_STOPPED',
  'AUTH_CLIENT_REJECTED',
  'AUTH_TOKEN_REJECTED',
  'AUTH_FORBIDDEN',
  'API_NOT_FOUND',
  'API_INVALID',
  'API_CONFLICT',
  'API_RATE_LIMITED',
  'API_SERVER_FAULT',
  'API_UNEXPECTED_REPLY',
  'API_UNKNOWN_OUTCOME',
  'NET_UNREACHABLE',
  'NET_TIMEOUT',
  'TASK_FAILED',
  'TASK_EXPIRED',
  'INPUT_INVALID',
  'INPUT_UNREADABLE',
  'INPUT_OVERSIZED',
  'CANVAS_MISMATCH',
  'STATUS_REFUSED',
  'INVENTORY_CHANGED',
  'CONFIG_INCOMPLETE',
  'CONFIG_SECRET_MALFORMED',
  'CONFIG_SECRET_WRONG_KEY',
  'CONFIG_KEY_UNAVAILABLE',
  'AUDIT_BROKEN',
  'AUDIT_UNWRITABLE',
  'WEBHOOK_SIGNATURE',
  'WEBHOOK_TIMESTAMP',
  'WEBHOOK_MALFORMED',
  'WEBHOOK_MISDIRECTED',
  'WEBHOOK_OVERSIZED',
  'WEBHOOK_STALLED',
  'RUN_REFUSED',
  'RUN_FAILED',
  'RUN_UNKNOWN',
  'DELIVERY_UNKNOWN',
  'WORKFLOW_UNKNOWN',
  'WORKFLOW_CHANGED',
  'WORKFLOW_STORE_IN_USE',
  'WORKFLOW_STORE_UNREACHABLE',
] as const;

/** A code of one of core's errors. */
export type ErrorCode = (typeof errorCodes)[number];

/** Start only: the deployer must set or mend settings. Lists every fault. */
export class SettingsError extends LigaseError<'SETTINGS_MISSING' | 'SETTINGS_INVALID'> {
  readonly retryable = false;
  readonly code: 'SETTINGS_MISSING' | 'SETTINGS_INVALID';
  constructor(code: 'SETTINGS_MISSING' | 'SETTINGS_INVALID', message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Codes of a {@link CompositionError}. */
export type CompositionCode = Extract<ErrorCode, `APP_${string}`>;

/** Start and stop only: the developer must mend the app's composition. Lists every fault. */
export class CompositionError extends LigaseError<CompositionCode> {
  readonly retryable = false;
  readonly code: CompositionCode;
  constructor(code: CompositionCode, message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Codes of an {@link AuthError}. */
export type AuthCode = Extract<ErrorCode, `AUTH_${string}`>;

/** Whoever holds the credential must act: a token refused, a grant missing. */
export class AuthError extends LigaseError<AuthCode> {
  readonly retryable = false;
  readonly code: AuthCode;
  constructor(code: AuthCode, message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What is known of a reply that became an error. */
export interface ApiErrorFacts {
  readonly status: number;
  readonly method: string;
  readonly operationId: string;
  /** Benchling's `errorId`, to quote to its support. */
  readonly errorId?: string | undefined;
}

/** Benchling answered with a status of 400 or above. */
export abstract class ApiError<
  Code extends Extract<ErrorCode, `API_${string}`> = Extract<ErrorCode, `API_${string}`>,
> extends LigaseError<Code> {
  readonly status: number;
  readonly method: string;
  readonly operationId: string;
  readonly errorId: string | undefined;
  constructor(message: string, facts: ApiErrorFacts, options?: LigaseErrorOptions) {
    super(message, options);
    this.status = facts.status;
    this.method = facts.method;
    this.operationId = facts.operationId;
    this.errorId = facts.errorId;
  }
}

/** 404: the object does not exist, or the app may not see it. Benchling does not tell the two apart. */
export class NotFoundError extends ApiError<'API_NOT_FOUND'> {
  readonly code = 'API_NOT_FOUND';
  readonly retryable = false;
}

/** 400, 413 or 422: the calling code sent something that Benchling does not take. */
export class InvalidRequestError extends ApiError<'API_INVALID'> {
  readonly code = 'API_INVALID';
  readonly retryable = false;
}

/** 409: the request clashes with what is there. */
export class ConflictError extends ApiError<'API_CONFLICT'> {
  readonly code = 'API_CONFLICT';
  readonly retryable = false;
}

/** 429 for longer than the retry budget. Nothing was done. */
export class RateLimitError extends ApiError<'API_RATE_LIMITED'> {
  readonly code = 'API_RATE_LIMITED';
  readonly retryable = true;
}

/** 5xx on a call that is safe to repeat, for longer than the retry budget. */
export class ServerFaultError extends ApiError<'API_SERVER_FAULT'> {
  readonly code = 'API_SERVER_FAULT';
  readonly retryable = true;
}

/** A reply that is not of the API: an HTML page, a body that is not JSON, a status nobody declared. */
export class UnexpectedReplyError extends ApiError<'API_UNEXPECTED_REPLY'> {
  readonly code = 'API_UNEXPECTED_REPLY';
  readonly retryable = false;
}

/**
 * A write went out and no answer to it came, or a 5xx did: it may have been done. Look before you repeat.
 * `details.findOut` says how, where the operation has a natural key.
 */
export class UnknownOutcomeError extends LigaseError<'API_UNKNOWN_OUTCOME'> {
  readonly code = 'API_UNKNOWN_OUTCOME';
  readonly retryable = false;
}

/** No connection to the tenant. Nothing was sent, or the call is safe to repeat. */
export class NetworkError extends LigaseError<'NET_UNREACHABLE'> {
  readonly code = 'NET_UNREACHABLE';
  readonly retryable = true;
}

/** No reply in time to a call that is safe to repeat. */
export class TimeoutError extends LigaseError<'NET_TIMEOUT'> {
  readonly code = 'NET_TIMEOUT';
  readonly retryable = true;
}

/** A Benchling task ended badly (`details.errors` has what is known of each item), or did not end in time. */
export class TaskError extends LigaseError<'TASK_FAILED' | 'TASK_EXPIRED'> {
  readonly retryable = false;
  readonly code: 'TASK_FAILED' | 'TASK_EXPIRED';
  constructor(code: 'TASK_FAILED' | 'TASK_EXPIRED', message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Codes of an {@link InputError}. */
export type InputCode = Extract<ErrorCode, `INPUT_${string}`> | 'CANVAS_MISMATCH' | 'STATUS_REFUSED';

/** The calling code, or what it was given, is at fault; nothing was sent. */
export class InputError extends LigaseError<InputCode> {
  readonly retryable = false;
  readonly code: InputCode;
  constructor(code: InputCode, message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The inventory is not as it must be to go on; a person must look at the wells that `details.wells` lists. Nothing was sent. */
export class InventoryError extends LigaseError<'INVENTORY_CHANGED'> {
  readonly code = 'INVENTORY_CHANGED';
  readonly retryable = false;
}

/** Codes of a {@link ConfigurationError}. */
export type ConfigurationCode = Extract<ErrorCode, `CONFIG_${string}`>;

/** The app is not configured in Benchling as it must be, or a secret of its configuration cannot be decrypted. */
export class ConfigurationError extends LigaseError<ConfigurationCode> {
  readonly retryable: boolean;
  readonly code: ConfigurationCode;
  constructor(code: ConfigurationCode, message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
    this.retryable = code === 'CONFIG_KEY_UNAVAILABLE';
  }
}

/** The audit trail is damaged, or cannot be written; whoever runs the app must look. */
export class AuditError extends LigaseError<'AUDIT_BROKEN' | 'AUDIT_UNWRITABLE'> {
  readonly retryable = false;
  readonly code: 'AUDIT_BROKEN' | 'AUDIT_UNWRITABLE';
  constructor(code: 'AUDIT_BROKEN' | 'AUDIT_UNWRITABLE', message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Codes of a {@link VerificationError}. */
export type VerificationCode = Extract<ErrorCode, `WEBHOOK_${string}`>;

/** A delivery that is not what it must be was turned away: logged, answered with a 4xx, never passed on. Security must look. */
export class VerificationError extends LigaseError<VerificationCode> {
  readonly retryable = false;
  readonly code: VerificationCode;
  constructor(code: VerificationCode, message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A refusal whose message is written for the person who asked. */
export class RefusedError extends LigaseError<'RUN_REFUSED'> {
  readonly code = 'RUN_REFUSED';
  readonly retryable = false;
}

/** Codes of a {@link WorkflowError}. */
export type WorkflowCode = Extract<ErrorCode, `WORKFLOW_${string}`> | 'RUN_UNKNOWN' | 'DELIVERY_UNKNOWN';

/** The app's developer, or whoever deploys it, must act: a run or a workflow that is not there, a store that cannot be used. */
export class WorkflowError extends LigaseError<WorkflowCode> {
  readonly code: WorkflowCode;
  readonly retryable = false;
  constructor(code: WorkflowCode, message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
