import {
  AuthError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  ServerFaultError,
  UnexpectedReplyError,
} from '../errors/errors.ts';
import type { LigaseError } from '../errors/ligase-error.ts';
import type { HttpRequest, HttpResponse } from '../http/ports.ts';
import type { AnyInput, ApiContext } from './create-api.ts';
import { readErrorBody, type ErrorBody } from './error-body.ts';
import { explainForbidden, explainNotFound } from './explain.ts';

/** Makes the error for a reply that is not the operation's success. */
export function toError(
  response: HttpResponse,
  request: HttpRequest,
  input: AnyInput,
  context: ApiContext,
): LigaseError {
  const { status } = response;
  const { id } = request.operation;
  // A server may say back what it was sent.
  const body = readErrorBody(context.secrets.censor(response.body));
  const said = body?.message === undefined ? '' : `: ${withoutStop(body.message)}`;
  const facts = { status, method: request.method, operationId: id, errorId: body?.errorId };
  const details = detailsOf(request, status, body);

  if (status === 429) {
    return new RateLimitError(
      `${id} was refused for being one too many (429${said}), for too long. Nothing was done.`,
      {
        ...facts,
      },
      { details },
    );
  }
  if (status >= 500) {
    return new ServerFaultError(`Benchling failed at ${id} (${status}${said}), also when it was sent again.`, facts, {
      details,
    });
  }
  if (body === undefined || status < 400) return unexpected(response, request, context, facts);
  const refusal = { appName: context.appName, operation: request.operation, input, body, said };
  switch (status) {
    case 403:
      return new AuthError('AUTH_FORBIDDEN', explainForbidden(refusal), { details });
    case 404:
      return new NotFoundError(explainNotFound(refusal), facts, { details });
    case 409:
      return new ConflictError(`${id} clashes with what is there (409${said}).`, facts, { details });
    case 413:
      return new InvalidRequestError(`The body of ${id} is larger than Benchling takes, 100 MB (413${said}).`, facts, {
        details,
      });
    default:
      return new InvalidRequestError(
        `Benchling does not take this ${id} (${status}${said})${listItems(body)}.`,
        facts,
        { details },
      );
  }
}

function unexpected(
  { status, body }: HttpResponse,
  { method, operation, path }: HttpRequest,
  { tenantUrl }: ApiContext,
  facts: ConstructorParameters<typeof UnexpectedReplyError>[1],
): UnexpectedReplyError {
  const what = typeof body === 'string' ? (body.trimStart().startsWith('<') ? 'a web page' : 'a text') : 'something';
  const done = method !== 'GET' && status < 400 ? ' It may have been done: look before you repeat it.' : '';
  return new UnexpectedReplyError(
    `${tenantUrl.host} answered ${operation.id} with ${what} (${status}) that is not of the Benchling API.${done} ` +
      'Check the tenant URL, and what stands between this machine and the tenant.',
    facts,
    { details: { path } },
  );
}

function detailsOf(request: HttpRequest, status: number, body: ErrorBody | undefined): Record<string, unknown> {
  return {
    status,
    operationId: request.operation.id,
    path: request.path,
    ...(body?.errorId && { errorId: body.errorId }),
    ...(body?.invalidIds.length && { invalidIds: body.invalidIds }),
    ...(body?.items.length && { errors: body.items }),
    ...(body?.conflicts !== undefined && { conflicts: body.conflicts }),
  };
}

const mostItemsShown = 3;

function listItems({ items }: ErrorBody): string {
  if (items.length === 0) return '';
  const shown = items
    .slice(0, mostItemsShown)
    .map(({ index, message }) => `item ${index ?? '?'}: ${withoutStop(message)}`);
  const more = items.length > mostItemsShown ? `; and ${items.length - mostItemsShown} more` : '';
  return `. ${shown.join('; ')}${more}`;
}

function withoutStop(text: string): string {
  return text.replace(/\.\s*$/, '');
}
