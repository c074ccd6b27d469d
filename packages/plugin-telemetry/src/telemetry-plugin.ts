import { clock, definePlugin, identity, type HttpLayer, type Plugin } from '@ligase/core';
import { metrics, trace, type MeterProvider, type TracerProvider } from '@opentelemetry/api';
import { callLayer } from './call-layer.ts';
import { telemetry, type Telemetry } from './contract.ts';
import { inSpan } from './in-span.ts';

/** Where an app's telemetry goes. */
export interface TelemetryOptions {
  /** Default: the one that the OpenTelemetry SDK of the process has registered; nothing without one. */
  readonly tracerProvider?: TracerProvider;
  /** Default: as above. */
  readonly meterProvider?: MeterProvider;
}

/** What the plugin asks core for. */
type Requires = { readonly clock: typeof clock; readonly identity: typeof identity };

/** The service as the plugin itself knows it. */
interface TelemetryWithLayer extends Telemetry {
  readonly layer: HttpLayer;
}

const scopeName = '@ligase/plugin-telemetry';

/**
 * Traces and measures every call of Benchling's API through OpenTelemetry. Telemetry is off without this plugin, and without
 * an SDK in the process: the plugin itself sends nothing anywhere.
 */
export function telemetryPlugin(options: TelemetryOptions = {}): Plugin<'telemetry', Requires, Telemetry, 'telemetry'> {
  return definePlugin({
    name: 'telemetry',
    requires: { clock, identity },
    provides: telemetry,
    setup({ deps }): Telemetry {
      const tracer = (options.tracerProvider ?? trace).getTracer(scopeName);
      const meter = (options.meterProvider ?? metrics).getMeter(scopeName);
      const service: TelemetryWithLayer = {
        span: (name, work, attributes = {}) =>
          inSpan(tracer, { name, attributes: { 'ligase.app': deps.identity.name, ...attributes } }, work),
        layer: callLayer({ tracer, meter, clock: deps.clock, identity: deps.identity }),
      };
      return service;
    },
    // Core hands over what `setup` gave; the contract does not show the layer, because others have no use for it.
    layer: (service) => (service as TelemetryWithLayer).layer,
  });
}
