import { describe, expect, it } from 'vitest';
import type { Sent } from '../../test/benchling-sender.ts';
import { intakeLab } from '../../test/intake-lab.ts';
import { lambdaHandler, type LambdaHttpEvent } from './lambda-handler.ts';

/** An event as a function URL makes it. */
const eventOf = ({ path, headers, body }: Sent, changes: Partial<LambdaHttpEvent> = {}): LambdaHttpEvent => ({
  rawPath: path,
  headers: { ...headers, 'content-length': String(body.length) },
  body: String(body),
  isBase64Encoded: false,
  requestContext: { http: { method: 'POST' } },
  ...changes,
});

describe('lambdaHandler', () => {
  it('takes a delivery with a body of text', async () => {
    const lab = intakeLab();

    const result = await lambdaHandler(lab.intake)(eventOf(lab.sign()));

    expect(result).toEqual({ statusCode: 200, headers: {}, body: '' });
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('takes a delivery with a body in base64', async () => {
    const lab = intakeLab();
    const sent = lab.sign();
    const body = Buffer.from(sent.body).toString('base64');

    const result = await lambdaHandler(lab.intake)(eventOf(sent, { body, isBase64Encoded: true }));

    expect(result.statusCode).toBe(200);
  });

  it('refuses what is forged, too long, or has no body', async () => {
    const lab = intakeLab();
    const handle = lambdaHandler(lab.intake);
    const sent = lab.sign();
    const { body: _, ...bodiless } = eventOf(sent);
    const long = lab.sign({ body: Buffer.alloc(2 * 1024 ** 2, 0x20) });
    const { 'content-length': __, ...unmeasured } = eventOf(long).headers;

    const statuses = [
      (await handle(eventOf(sent, { body: '{}' }))).statusCode,
      (await handle(eventOf(long))).statusCode,
      (await handle(eventOf(long, { headers: unmeasured }))).statusCode,
      (await handle(bodiless)).statusCode,
    ];

    expect(statuses).toEqual([401, 413, 413, 401]);
    expect(lab.kept()).toEqual([]);
  });
});
