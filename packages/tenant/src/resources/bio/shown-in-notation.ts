import type { Engine } from '../../engine/engine.ts';
import { narrowed } from '../../engine/present.ts';
import type { ServedOperation } from '../../feature.ts';
import { RawJson, type Handler } from '../../request.ts';
import { notationOf, writeNotation } from '../../sequences/custom-notation.ts';
import { parseHelm } from '../../sequences/helm.ts';

/** The operations, some of which then show strands in the custom notation that a query or a body names. */
export function shownInNotation(
  engine: Engine,
  operations: Record<string, ServedOperation>,
  names: readonly string[],
): Record<string, ServedOperation> {
  const shown = names.map((name): [string, ServedOperation] => {
    const operation = operations[name];
    if (!operation?.handle) throw new Error(`${name} does not answer at once.`);
    return [name, { ...operation, handle: inNotation(engine, operation.handle) }];
  });
  return { ...operations, ...Object.fromEntries(shown) };
}

function inNotation(engine: Engine, handle: Handler): Handler {
  return (call) => {
    const { customNotationId = bodyNotation(call.body), returning, ...query } = call.query;
    if (typeof customNotationId !== 'string') return handle(call);
    const notation = notationOf(engine, customNotationId);
    const written = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(written);
      if (typeof value !== 'object' || value === null) return value;
      if (!('helm' in value)) {
        return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, written(inside)]));
      }
      const customNotation = writeNotation(engine, notation, parseHelm(String(value.helm)));
      return { ...value, customNotation, customNotationName: notation.name };
    };
    const reply = handle({ ...call, query });
    const text = reply.body instanceof RawJson ? reply.body.text : JSON.stringify(reply.body);
    return { ...reply, body: narrowed(JSON.stringify(written(JSON.parse(text))), returning) };
  };
}

function bodyNotation(body: unknown): unknown {
  return (body as { readonly customNotationId?: unknown } | undefined)?.customNotationId;
}
