import type { AppIdentity, Clock, HttpLayer, HttpRequest, HttpResponse } from '@ligase/core';
import { SpanKind, SpanStatusCode, type Attributes, type Meter, type Tracer } from '@opentelemetry/api';
import { errorType, inSpan } from './in-span.ts';

/** What the layer works with. */
export interface CallLayerOptions {
  readonly tracer: Tracer;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly identity: AppIdentity;
}

/**
 * Makes one span and one measurement of each call, whatever number of attempts it takes, named as OpenTelemetry's conventions
 * for HTTP clients say (https://opentelemetry.io/docs/specs/semconv/http/). The wait for the rate limit is part of both.
 */
export function callLayer({ tracer, meter, clock, identity }: CallLayerOptions): HttpLayer {
  const duration = meter.createHistogram('http.client.request.duration', {
    unit: 's',
    description: 'How long calls of the Benchling API take, with every wait and repetition',
    advice: { explicitBucketBoundaries: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 90] },
  });
  const attempts = meter.createCounter('ligase.call.attempts', {
    unit: '{request}',
    description: 'How many requests were sent for the calls',
  });

  return {
    name: 'telemetry',
    phase: 'observe',
    wrap: (next) => (request) => {
      const labels = labelsOf(request, identity);
      const start = {
        name: `${request.method} ${request.operation.path}`,
        kind: SpanKind.CLIENT,
        attributes: { ...labels, ...runOf(request) },
      };
      const startedAt = clock.now();
      const measure = (outcome: Attributes): void => {
        duration.record((clock.now() - startedAt) / 1_000, { ...labels, ...outcome });
        if (request.trace.attempts > 0) attempts.add(request.trace.attempts, { ...labels, ...outcome });
      };

      return inSpan(tracer, start, async (span) => {
        try {
          const reply = await next(request);
          const outcome = outcomeOf(reply);
          measure(outcome);
          span.setAttributes(outcome);
          if (reply.status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
          return reply;
        } catch (error) {
          measure({ 'error.type': errorType(error) });
          throw error;
        } finally {
          if (request.trace.attempts > 1) span.setAttribute('http.request.resend_count', request.trace.attempts - 1);
        }
      });
    },
  };
}

/** What calls are counted by: few values each, and no id of an object. */
function labelsOf({ method, operation }: HttpRequest, { name, tenantUrl }: AppIdentity): Attributes {
  return {
    'http.request.method': method,
    'url.template': operation.path,
    'server.address': tenantUrl.hostname,
    'ligase.operation': operation.id,
    'ligase.app': name,
  };
}

function runOf({ context }: HttpRequest): Attributes {
  return {
    'ligase.correlation_id': context.correlationId,
    ...(context.workflow !== undefined && { 'ligase.workflow': context.workflow }),
    ...(context.runId !== undefined && { 'ligase.run_id': context.runId }),
  };
}

function outcomeOf({ status }: HttpResponse): Attributes {
  return { 'http.response.status_code': status, ...(status >= 400 && { 'error.type': String(status) }) };
}
