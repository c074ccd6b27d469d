import type { DeliveryView } from '@ligase/tenant/client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Choice, TextArea, TextField } from '../ui/field.tsx';
import { linkStyle } from '../ui/link.ts';
import { Notice, Problem } from '../ui/notice.tsx';
import { submitted } from '../ui/submitted.ts';

/** What {@link Trigger} starts from. */
export interface TriggerProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** A webhook whose message is edited and sent. */
  readonly from?: DeliveryView;
}

/** Sends a webhook as if its cause had happened, with what the message says otherwise. */
export function Trigger({ isOpen, onClose, from }: TriggerProps) {
  return (
    <Dialog
      title={from === undefined ? 'Send a webhook' : 'Edit and send'}
      isOpen={isOpen}
      onClose={onClose}
      width="wide"
    >
      <TriggerForm onClose={onClose} {...(from !== undefined && { from })} />
    </Dialog>
  );
}

const isLifecycle = (type: string): boolean => /^v[^.]+\.(?:app|lifecycle)\./u.test(type);

function TriggerForm({ onClose, from }: Omit<TriggerProps, 'isOpen'>) {
  const navigate = useNavigate();
  const allTypes = useControl('listMessageTypes');
  const allApps = useControl('listApps');
  const types = (allTypes.data ?? []).filter((type) => !type.includes('.canvas.'));
  const apps = allApps.data ?? [];
  const [chosen, setChosen] = useState(from?.type);
  const type = chosen ?? types[0] ?? '';
  const [mistake, setMistake] = useState<Error>();
  const show = (deliveryId: string | undefined): void => {
    if (deliveryId === undefined) return;
    onClose();
    void navigate({ to: '/webhooks', search: { delivery: deliveryId } });
  };
  const event = useAct('triggerEvent', ({ deliveryIds }) => show(deliveryIds.at(-1)));
  const lifecycle = useAct('triggerLifecycle', ({ deliveryId }) => show(deliveryId));
  const send = ({ appId = '', itemId = '', members = '' }: Partial<Record<string, string>>): void => {
    const said = readMembers(members);
    setMistake(said instanceof Error ? said : undefined);
    if (said instanceof Error) return;
    if (isLifecycle(type)) lifecycle.mutate({ appId, type, members: said });
    else event.mutate({ type, itemId: itemId.trim(), members: said });
  };
  if (from?.type.includes('.canvas.') === true)
    return (
      <>
        <Notice>
          A canvas sends its messages itself: press its button on the page{' '}
          <Link to="/canvases" className={linkStyle}>
            Canvases
          </Link>
          .
        </Notice>
        <DialogButtons>
          <Button onClick={onClose}>Close</Button>
        </DialogButtons>
      </>
    );
  return (
    <form className="grid gap-4" onSubmit={(submit) => send(submitted(submit))}>
      <Choice
        label="Message"
        options={[...new Set([...(from === undefined ? [] : [from.type]), ...types])].map((one) => [one, one])}
        value={type}
        onChange={(change) => setChosen(change.currentTarget.value)}
      />
      {isLifecycle(type) ? (
        <Choice label="App" name="appId" options={apps.map(({ id, name }) => [id, name])} defaultValue={from?.appId} />
      ) : (
        <TextField
          label="About"
          name="itemId"
          required
          defaultValue={from?.itemId ?? ''}
          placeholder="etr_…"
          hint="The id of the entry, run, request or other item. Every app that has subscribed and may read it is told."
        />
      )}
      <TextArea
        label="What the message says otherwise"
        name="members"
        rows={8}
        spellCheck={false}
        className="font-mono text-xs"
        defaultValue={from === undefined ? '' : messageOf(from)}
        hint="Members in JSON. Objects are joined with what is there, all else is replaced. Empty: nothing."
      />
      {event.data?.deliveryIds.length === 0 && (
        <Notice tone="warn">
          It happened, but no app is told: none has subscribed to {type} and has a webhook URL.
        </Notice>
      )}
      <Problem error={mistake ?? allTypes.error ?? allApps.error ?? event.error ?? lifecycle.error} />
      <DialogButtons>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={event.isPending || lifecycle.isPending}>
          Send
        </Button>
      </DialogButtons>
    </form>
  );
}

function messageOf({ body }: DeliveryView): string {
  const { message } = JSON.parse(body) as { readonly message: Readonly<Record<string, unknown>> };
  // What is new in every message is left to the tenant.
  const { id: _, type: __, createdAt: ___, ...members } = message;
  return JSON.stringify(members, null, 2);
}

function readMembers(text: string): Record<string, unknown> | Error {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return new Error('What the message says otherwise must be an object, such as {"updates": ["fields.Host"]}.');
  } catch (error) {
    return new Error(`What the message says otherwise is no JSON: ${(error as Error).message}`);
  }
}
