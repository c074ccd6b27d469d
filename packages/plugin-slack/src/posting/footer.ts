import { createHash } from 'node:crypto';
import type { ContextBlock } from '@slack/types';
import { smallPrint } from '../block-kit/blocks.ts';
import { escaped } from '../block-kit/escaped.ts';

/** The last line of every message: whose it is, and what `ligase audit show` takes. */
export function footer(app: string, correlationId: string, blockId?: string): ContextBlock {
  return {
    ...smallPrint(`${app} · \`${escaped(correlationId)}\``),
    ...(blockId !== undefined && { block_id: blockId }),
  };
}

/** The id of the footer of a message that was posted under a key: by it the message is found again. */
export function footerId(key: string): string {
  return `post-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}
