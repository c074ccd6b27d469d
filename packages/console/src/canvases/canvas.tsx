import type { CanvasView } from '@ligase/tenant/client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Facts } from '../ui/facts.tsx';
import { Id } from '../ui/id.tsx';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { CanvasBlock, type BlockActions } from './canvas-block.tsx';

/** One canvas: its blocks to write in and to press, and what its app says. */
export function Canvas({ canvasId }: { readonly canvasId: string }) {
  const canvas = useControl('getCanvas', { canvasId });
  return <Loaded query={canvas}>{(view) => <Open canvas={view} />}</Loaded>;
}

function Open({ canvas }: { readonly canvas: CanvasView }) {
  const [inputs, setInputs] = useState<Readonly<Record<string, string | readonly string[] | null>>>({});
  const press = useAct('pressCanvasButton', () => setInputs({}));
  const actions: BlockActions = {
    inputs,
    // A canvas that is not enabled waits for its app.
    isEnabled: canvas.enabled && !canvas.isArchived && !press.isPending,
    onInput: (id, value) => setInputs((before) => ({ ...before, [id]: value })),
    onPress: (buttonId) => press.mutate({ canvasId: canvas.id, buttonId, inputs }),
  };
  return (
    <Section
      title={canvas.featureName}
      about={`${canvas.appName}, in ${canvas.resourceName}`}
      actions={
        <Link from="/canvases" search={{}} className={linkStyle}>
          Close
        </Link>
      }
    >
      {!canvas.enabled && (
        <Notice>The canvas is disabled until its app enables it again: it waits for the app's answer.</Notice>
      )}
      <div className="grid gap-3 rounded-md border border-line p-4">
        {canvas.blocks.length === 0 && <p className="text-muted">The app has put nothing here yet.</p>}
        {canvas.blocks.map((block, index) => (
          <CanvasBlock key={block.id ?? index} block={block} canvas={canvas} actions={actions} />
        ))}
      </div>
      {canvas.session !== null && (
        <ul aria-label="What the app says" className="grid gap-1">
          {canvas.session.messages.map(({ content, style }) => (
            <li key={content}>
              <Notice tone={tones[style]}>{content}</Notice>
            </li>
          ))}
        </ul>
      )}
      <Problem error={press.error} />
      {press.data !== undefined && <Sent messageType={press.data.messageType} deliveryId={press.data.deliveryId} />}
      <Facts
        facts={[
          ['Canvas', <Id key="id" id={canvas.id} />],
          ['Feature', <Id key="feature" id={canvas.featureId} />],
          ['In', <Id key="resource" id={canvas.resourceId} />],
        ]}
      />
    </Section>
  );
}

const tones = { NONE: 'plain', INFO: 'plain', SUCCESS: 'good', WARNING: 'warn', ERROR: 'bad' } as const;

function Sent({
  messageType,
  deliveryId,
}: {
  readonly messageType: string | null;
  readonly deliveryId: string | null;
}) {
  if (deliveryId === null)
    return (
      <Notice tone="warn">The app is not told: it has not subscribed to {messageType}, or has no webhook URL.</Notice>
    );
  return (
    <Notice tone="good">
      Sent {messageType} to the app:{' '}
      <Link to="/webhooks" search={{ delivery: deliveryId }} className={linkStyle}>
        see the webhook
      </Link>
    </Notice>
  );
}
