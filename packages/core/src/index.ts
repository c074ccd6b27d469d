export type { Api, ApiTable, CallOptions, CallReply, ListOptions, Listing, Page, QueryInput } from './api/api.ts';
export type { BatchWriter, BatchWriterOptions } from './api/batch-creates.ts';
export type { Benchling, BulkInput, BulkValue } from './api/benchling.ts';
export type { ItemOutcome } from './api/bulk.ts';
export type { ItemFault } from './api/error-body.ts';
export type { Settled } from './api/item-outcome.ts';
export type { OnFailedCreate } from './api/send-batch.ts';
export { takesAdmin } from './api/takes-admin.ts';
export type { TaskLink, WaitOptions } from './api/wait-for-task.ts';
export { apiKey } from './auth/api-key.ts';
export { bearer, type BearerToken } from './auth/bearer.ts';
export { clientCredentials, type ClientCredentialsOptions } from './auth/client-credentials.ts';
export { Secret } from './auth/secret.ts';
export type { SecretKeeper } from './auth/secret-keeper.ts';
export type { AuthContext, Authorization, AuthStrategy, SendTokenRequest } from './auth/strategy.ts';
export {
  ApiError,
  type ApiErrorFacts,
  AuditError,
  AuthError,
  CompositionError,
  type ConfigurationCode,
  ConfigurationError,
  ConflictError,
  type ErrorCode,
  errorCodes,
  type InputCode,
  InputError,
  InvalidRequestError,
  InventoryError,
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
  type VerificationCode,
  VerificationError,
  type WorkflowCode,
  WorkflowError,
} from './errors/errors.ts';
export { isLigaseError, LigaseError, type LigaseErrorOptions } from './errors/ligase-error.ts';
export { tokenSealer, type TokenSealer } from './auth/sealed-token.ts';
export { sayWhyNot, type WhyNot } from './errors/say-why-not.ts';
export { tellWhyNot } from './errors/tell-why-not.ts';
export { redact, redacted, redactText } from './errors/redact.ts';
export { type CallScope, createCallScope } from './http/call-scope.ts';
export { download, type Download, type Fetch } from './http/download.ts';
export { createHttp, type Http, type HttpLimits, type HttpOptions } from './http/create-http.ts';
export type { Actor, CallContext, Clock, HttpLayer, HttpRequest, HttpResponse, HttpTrace, Send } from './http/ports.ts';
export { systemClock } from './http/system-clock.ts';
export type { Logger } from './logging/logger.ts';
export { createApp, type App, type AppHttpOptions, type AppOptions } from './composition/create-app.ts';
export { benchling, clock, identity, logger, scope, type AppIdentity } from './composition/core-tokens.ts';
export {
  definePlugin,
  type AnyPlugin,
  type Complete,
  type Plugin,
  type ProvidedBy,
  type Requirements,
  type Resolved,
  type SetupContext,
} from './composition/plugin.ts';
export { serveUntilSignal, type Listening, type ServeUntilSignalOptions } from './composition/serve-until-signal.ts';
export { stopOnSignals, type Signals, type StopOnSignalsOptions } from './composition/stop-on-signals.ts';
export { token, type AnyToken, type IdOf, type ServiceOf, type Token } from './composition/token.ts';
export { describeError, type ErrorDescription } from './errors/describe-error.ts';
export { createLogger, type LoggerOptions } from './logging/create-logger.ts';
export { redactingLogger } from './logging/redacting-logger.ts';
export { memorySharedState } from './sharing/memory-shared-state.ts';
export type { Change, SharedState } from './sharing/shared-state.ts';
export { readSettings, type SettingsOf, type SettingsSpec } from './settings/read-settings.ts';
export { address, flag, integer, oneOf, secret, text, type Setting } from './settings/setting.ts';
export type { CoreIds } from './composition/create-app.ts';
