import type { Arrival } from '../intake/arrival.ts';
import { oversized } from '../intake/oversized.ts';
import type { WebhookIntake } from '../intake/webhook-intake.ts';

/** What is read of an event of an API Gateway HTTP API (payload 2.0) or of a function URL. */
export interface LambdaHttpEvent {
  readonly rawPath: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
  readonly requestContext: { readonly http: { readonly method: string } };
}

/** What such an event is answered. */
export interface LambdaHttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Serves webhooks on AWS Lambda.
 *
 * @example
 * export const handler = lambdaHandler(intake);
 */
export function lambdaHandler(intake: WebhookIntake): (event: LambdaHttpEvent) => Promise<LambdaHttpResult> {
  return async (event) => {
    const { status, headers, body } = await intake.receive(arrivalOf(event));
    return { statusCode: status, headers, body };
  };
}

function arrivalOf({ rawPath, headers, body = '', isBase64Encoded, requestContext }: LambdaHttpEvent): Arrival {
  return {
    method: requestContext.http.method,
    path: rawPath,
    header: (name) => headers[name],
    async readBody({ maxBytes }) {
      const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
      if (bytes.length > maxBytes) throw oversized(maxBytes);
      return bytes;
    },
  };
}
