/** Why a call is answered with an error; the server turns it into Benchling's envelope `{ error: { … } }`. */
export class TenantApiError extends Error {
  override readonly name = 'TenantApiError';
  readonly status: number;
  readonly type: string;
  readonly extra: Readonly<Record<string, unknown>>;
  constructor(status: number, type: string, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.extra = extra;
  }
}
