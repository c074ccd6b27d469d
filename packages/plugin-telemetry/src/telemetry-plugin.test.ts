import { context, SpanStatusCode } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { TracerProvider, InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { benchling, RefusedError } from '@ligase/core';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { telemetry } from './contract.ts';
import { telemetryPlugin } from './telemetry-plugin.ts';

describe('telemetryPlugin', () => {
  beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => context.disable());

  it('makes a span of each call, a child of the work that it is made for', async () => {
    const { app, spans } = await startTraced();

    await app.run({ workflow: 'list-projects', runId: 'run_1' }, () =>
      app.get(telemetry).span('nightly look', () => app.get(benchling).request('GET /projects')),
    );

    const [call, work] = spans() as [ReadableSpan, ReadableSpan];
    expect(work).toMatchObject({ name: 'nightly look', attributes: { 'ligase.app': 'test-app' } });
    expect(call.parentSpanContext?.spanId).toBe(work.spanContext().spanId);
    expect(call).toMatchObject({
      name: 'GET /projects',
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        'http.request.method': 'GET',
        'url.template': '/projects',
        'http.response.status_code': 200,
        'ligase.operation': 'listProjects',
        'ligase.workflow': 'list-projects',
        'ligase.run_id': 'run_1',
      },
    });
  });

  it('marks a call that Benchling refuses as an error', async () => {
    const { app, spans } = await startTraced();

    const reading = app.get(benchling).request('GET /projects/{project_id}', { path: { project_id: 'src_none' } });

    await expect(reading).rejects.toMatchObject({ code: 'API_NOT_FOUND' });
    expect(spans()).toEqual([
      expect.objectContaining({
        name: 'GET /projects/{project_id}',
        status: { code: SpanStatusCode.ERROR },
        attributes: expect.objectContaining({ 'http.response.status_code': 404, 'error.type': '404' }) as unknown,
      }),
    ]);
  });

  it('says how often a call was sent again', async () => {
    const { app, tenant, spans } = await startTraced();
    tenant.control.failNext({ operationId: 'listProjects', status: 503, times: 2 });

    await app.get(benchling).request('GET /projects');

    expect(spans()).toEqual([
      expect.objectContaining({
        attributes: expect.objectContaining({ 'http.request.resend_count': 2 }) as unknown,
      }),
    ]);
  });

  it('ends the span of work that throws with the kind of error, and none of its words', async () => {
    const { app, spans } = await startTraced();

    const working = app
      .get(telemetry)
      .span('approve', () => Promise.reject(new RefusedError('Ada may not approve plate 7')));

    await expect(working).rejects.toThrow('Ada may not approve plate 7');
    expect(spans()).toEqual([
      expect.objectContaining({
        status: { code: SpanStatusCode.ERROR },
        attributes: { 'ligase.app': 'test-app', 'error.type': 'RUN_REFUSED' },
        events: [],
      }),
    ]);
  });

  it('measures how long calls take, by operation and outcome', async () => {
    const { app, metrics } = await startTraced();

    await app.get(benchling).request('GET /projects');
    await app.get(benchling).request('GET /projects');

    const [duration, attempts] = await metrics();
    const attributes = expect.objectContaining({
      'ligase.operation': 'listProjects',
      'http.response.status_code': 200,
    }) as unknown;
    expect(duration).toMatchObject({
      descriptor: { name: 'http.client.request.duration', unit: 's' },
      dataPoints: [{ attributes, value: { count: 2 } }],
    });
    expect(attempts).toMatchObject({
      descriptor: { name: 'ligase.call.attempts' },
      dataPoints: [{ attributes, value: 2 }],
    });
  });

  it('costs an app nothing but the look when the process has no SDK', async () => {
    const tenant = await startTestTenant();
    const app = await createTestApp({ tenant, plugins: [telemetryPlugin()] });

    const found = await app.get(telemetry).span('look', () => app.get(benchling).request('GET /projects'));

    expect(found).toMatchObject({ projects: expect.any(Array) as unknown });
  });
});

async function startTraced() {
  const exporter = new InMemorySpanExporter();
  const tracerProvider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  const tenant = await startTestTenant();
  const app = await createTestApp({ tenant, plugins: [telemetryPlugin({ tracerProvider, meterProvider })] });
  return {
    app,
    tenant,
    spans: () => exporter.getFinishedSpans(),
    metrics: async () => {
      await meterProvider.forceFlush();
      return metricExporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
    },
  };
}
