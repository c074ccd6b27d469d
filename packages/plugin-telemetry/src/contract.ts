import { token, type Token } from '@ligase/core';

/** Says what a span is about. Never a secret, never what a scientist wrote. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** The app's traces. Every call of Benchling's API is in them without anyone's doing. */
export interface Telemetry {
  /**
   * Runs `work` within a span, which ends with it: as an error when it throws. Calls of Benchling's API and spans that are made
   * inside become its children. Without an OpenTelemetry SDK it only runs `work`.
   */
  span<T>(name: string, work: () => Promise<T>, attributes?: SpanAttributes): Promise<T>;
}

/** Names the service to whoever requires it. */
export const telemetry: Token<Telemetry, 'telemetry'> = token<Telemetry>()('telemetry');
