import { useQuery } from '@tanstack/react-query';
import type { Attempt, DeliveryView } from '@ligase/tenant/client';
import { Badge, type Tone } from '../ui/badge.tsx';
import { verifySignature, type Verdict } from './verify-signature.ts';

const said: Readonly<Record<Verdict, readonly [Tone, string]>> = {
  valid: ['good', 'signature valid'],
  invalid: ['bad', 'signature matches no key in use'],
  missing: ['bad', 'not signed'],
  stale: ['bad', 'signature valid, timestamp too old'],
  'secret removed': ['plain', 'signature not checked: the body held a secret, which is not kept'],
  'not checked': ['plain', 'signature not checked: open the console at 127.0.0.1 or over https'],
};

/** Whether a receiver would take a try for genuine. */
export function SignatureVerdict({
  delivery,
  attempt,
}: {
  readonly delivery: DeliveryView;
  readonly attempt: Attempt;
}) {
  const verdict = useQuery({
    queryKey: ['signature', delivery.id, attempt.at, attempt.headers],
    queryFn: () => verifySignature(delivery, attempt),
  });
  if (verdict.error !== null) return <Badge>signature not checked: {verdict.error.message}</Badge>;
  if (verdict.data === undefined) return null;
  const [tone, text] = said[verdict.data];
  return <Badge tone={tone}>{text}</Badge>;
}
