import type { Fault } from '@ligase/tenant/client';

/** The texts of the form, by its fields. */
export interface FaultTexts {
  readonly operationId: string;
  readonly kind: 'status' | 'delay' | 'reset' | 'task';
  /** The status, how late in seconds, or the message of the task. */
  readonly detail?: string;
  readonly times: string;
  readonly percent: string;
}

/** The fault that the texts of the form ask for. */
export function readFault({ operationId, kind, detail = '', times, percent }: FaultTexts): Fault {
  return {
    operationId: operationId.trim(),
    ...(kind === 'status' && { status: Number(detail) }),
    ...(kind === 'delay' && { delayMs: Math.round(Number(detail) * 1000) }),
    ...(kind === 'reset' && { reset: true }),
    ...(kind === 'task' && { taskMessage: detail }),
    ...(times !== '' && { times: Number(times) }),
    ...(percent !== '' && { percent: Number(percent) }),
  };
}
