import { isLigaseError } from '@ligase/core';
import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Span, type Tracer } from '@opentelemetry/api';

/** What a span is called and says. */
export interface SpanStart {
  readonly name: string;
  readonly attributes: Attributes;
  /** Default: internal. */
  readonly kind?: SpanKind;
}

/** Runs `work` in a new span, which is the parent of what is begun inside, and ends it with the outcome. */
export async function inSpan<T>(
  tracer: Tracer,
  { name, attributes, kind = SpanKind.INTERNAL }: SpanStart,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracer.startSpan(name, { kind, attributes });
  try {
    return await context.with(trace.setSpan(context.active(), span), () => work(span));
  } catch (error) {
    span.setAttribute('error.type', errorType(error));
    // Not the exception itself: its words may quote what a scientist wrote.
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** What kind of failure it was, of which there are few: a code of Ligase's, or the name of the error. */
export function errorType(error: unknown): string {
  if (isLigaseError(error)) return error.code;
  return error instanceof Error ? error.name : '_OTHER';
}
