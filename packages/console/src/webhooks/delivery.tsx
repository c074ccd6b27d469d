import type { Attempt, DeliveryFilter, DeliveryView } from '@ligase/tenant/client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Badge, toneOfStatus } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { Facts } from '../ui/facts.tsx';
import { Id } from '../ui/id.tsx';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { readableJson } from '../ui/readable-json.ts';
import { Time } from '../ui/time.tsx';
import { SignatureVerdict } from './signature-verdict.tsx';
import { DeliveryStateBadge } from './delivery-state.tsx';
import { Trigger } from './trigger.tsx';

/** Which webhook, and what the list around it is filtered by. */
export interface DeliveryProps {
  readonly deliveryId: string;
  readonly filter: Pick<DeliveryFilter, 'appId' | 'state'>;
}

/** One webhook: its body as it was sent, every try with its headers, and sending it again. */
export function Delivery({ deliveryId, filter }: DeliveryProps) {
  const delivery = useControl('getDelivery', { deliveryId });
  return (
    <Section
      title="Webhook"
      actions={
        <Link from="/webhooks" search={filter} className={linkStyle}>
          Close
        </Link>
      }
    >
      <Loaded query={delivery}>{(found) => <Found delivery={found} />}</Loaded>
    </Section>
  );
}

function Found({ delivery }: { readonly delivery: DeliveryView }) {
  const { id, type, state, reason, url, itemId, madeAt, dueAt, body, attempts } = delivery;
  const [isEditing, setEditing] = useState(false);
  const replay = useAct('replayDelivery');
  return (
    <>
      <Facts
        facts={[
          ['Message', type],
          ['State', <DeliveryStateBadge key="state" state={state} />],
          ...(reason === null ? [] : [['Why', reason] as const]),
          ['To', <Id key="url" id={url} />],
          ...(itemId === null ? [] : [['About', <Id key="item" id={itemId} />] as const]),
          ['webhook-id', <Id key="id" id={id} />],
          ['Made', <Time key="made" at={madeAt} />],
          ...(dueAt === null ? [] : [['Next try', <Time key="due" at={dueAt} />] as const]),
        ]}
      />
      <div className="flex gap-2">
        <Button tone="primary" disabled={replay.isPending} onClick={() => replay.mutate({ deliveryId: id })}>
          Replay
        </Button>
        <Button onClick={() => setEditing(true)}>Edit and send</Button>
      </div>
      <Problem error={replay.error} />
      <h3 className="font-medium">Body</h3>
      <Code label="body as it is sent" text={body} />
      <details>
        <summary>The same, easier to read</summary>
        <Code label="readable body" text={readableJson(body)} />
      </details>
      <h3 className="font-medium">Tries</h3>
      {attempts.length === 0 && <p className="text-muted">None yet.</p>}
      <ol className="grid gap-3">
        {attempts.map((attempt, index) => (
          <Try key={`${attempt.at}:${index}`} delivery={delivery} attempt={attempt} />
        ))}
      </ol>
      {isEditing && <Trigger isOpen from={delivery} onClose={() => setEditing(false)} />}
    </>
  );
}

function Try({ delivery, attempt }: { readonly delivery: DeliveryView; readonly attempt: Attempt }) {
  const { at, status, durationMs, answer, headers, fault } = attempt;
  return (
    <li className="grid gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Time at={at} />
        <Badge tone={toneOfStatus(status)}>{status ?? 'no answer'}</Badge>
        <span className="text-muted">{Math.round(durationMs)} ms</span>
        {fault !== null && <Badge tone="warn">{fault}, as asked</Badge>}
        <SignatureVerdict delivery={delivery} attempt={attempt} />
      </div>
      {answer !== '' && <p className="wrap-anywhere text-muted">{answer}</p>}
      <details>
        <summary>Headers</summary>
        <Facts facts={Object.entries(headers).map(([name, value]) => [name, <Id key={name} id={value} />])} />
      </details>
    </li>
  );
}
