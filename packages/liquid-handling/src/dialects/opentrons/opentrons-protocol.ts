import type { Dialect } from '../dialect.ts';
import { opentronsFile, type OpentronsOptions } from './opentrons-options.ts';
import { readProtocol } from './read-protocol.ts';
import { writeProtocol } from './write-protocol.ts';

/** The JSON protocol, of schema 8, of an Opentrons Flex or OT-2. */
export function opentronsProtocol(options: OpentronsOptions): Dialect {
  return {
    id: 'opentrons-json',
    name: opentronsFile,
    extension: '.json',
    encoding: 'utf8',
    render: (plan) => `${JSON.stringify(writeProtocol(plan, options), null, 1)}\n`,
    parse: (content, frame) => ({ ...frame, steps: readProtocol(content, frame, options) }),
  };
}
