export { definePlugin } from './composition/plugin.ts';
export type { AnyPlugin, Complete, Plugin, ProvidedBy, Requirements, Resolved, SetupContext } from './composition/plugin.ts';
export { token } from './composition/token.ts';
export type { AnyToken, IdOf, ServiceOf, Token } from './composition/token.ts';
export { describeError } from './errors/describe-error.ts';
export type { ErrorDescription } from './errors/describe-error.ts';
export {
  ApiError,
  AuditError,
  AuthError,
  CompositionError,
  ConflictError,
  errorCodes,
  InputError,
  InvalidRequestError,
  NetworkError,
  NotFoundError,
  RateLimitError,
  RefusedError,
  ServerFaultError,
  SettingsError,
  TaskError,
  TimeoutError,
  UnexpectedReplyError,
  UnknownOutcomeError,
} from './errors/errors.ts';
export type { ApiErrorFacts, AuthCode, CompositionCode, ErrorCode } from './errors/errors.ts';
export { isLigaseError, LigaseError } from './errors/ligase-error.ts';
export type { LigaseErrorOptions } from './errors/ligase-error.ts';
export { Secret } from './errors/secret.ts';
export type {
  Actor,
  CallContext,
  Clock,
  HttpLayer,
  HttpRequest,
  HttpResponse,
  HttpTrace,
  Send,
} from './http/ports.ts';
export { createLogger } from './logging/create-logger.ts';
export type { LoggerOptions } from './logging/create-logger.ts';
export type { Logger } from './logging/logger.ts';
export { redactingLogger } from './logging/redacting-logger.ts';
export { readSettings } from './settings/read-settings.ts';
export type { SettingsOf, SettingsSpec } from './settings/read-settings.ts';
export { address, flag, integer, oneOf, secret, text } from './settings/setting.ts';
export type { Setting } from './settings/setting.ts';
