/** Why a call is answered with an error; the server turns it into Benchling's envelope `{ error: { … } }`. */
export class TenantApiError extends Error {
  override readonly name = 'TenantApiError';
  readonly status: number;
  readonly type: string;
  /** More members of the envelope, such as `invalidId`. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** The whole body, for the few operations whose errors have no envelope. */
  readonly body: object | undefined;
  constructor(
    status: number,
    type: string,
    message: string,
    extra: Readonly<Record<string, unknown>> = {},
    body?: object,
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.extra = extra;
    this.body = body;
  }
}

/** 400: something in the request is wrong. */
export function invalidRequest(message: string, extra?: Readonly<Record<string, unknown>>): TenantApiError {
  return new TenantApiError(400, 'invalid_request_error', message, extra);
}

/** 404: missing, or not to be seen by the caller; Benchling does not say which. */
export function notFound(invalidId: string): TenantApiError {
  const message = 'Item not found or you may not have permissions to view the item.';
  return new TenantApiError(404, 'invalid_request_error', message, { invalidId });
}

/** 403: the caller sees the item but may not do this to it. */
export function forbidden(invalidId: string, message: string): TenantApiError {
  return new TenantApiError(403, 'invalid_request_error', message, { invalidId });
}

/** 501: the local tenant does not do this. */
export function notServed(operationId: string, why: string): TenantApiError {
  const message = `The local tenant does not serve ${operationId}: ${why} Its coverage list names every operation that it serves.`;
  return new TenantApiError(501, 'api_error', message, { operationId });
}
