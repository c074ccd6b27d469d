import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { TextField, Tick } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';
import { submitted } from '../ui/submitted.ts';
import type { CreateProps } from './create-from-scratch.tsx';
import { ManifestEditor } from './manifest-editor.tsx';

/** Makes an app from a manifest once it has no errors, and goes to it. */
export function CreateFromManifest({ isOpen, onClose }: CreateProps) {
  const [manifest, setManifest] = useState('');
  const navigate = useNavigate();
  const create = useAct('createAppFromManifest', ({ app }) => {
    onClose();
    setManifest('');
    if (app !== null) void navigate({ to: '/apps/$appId', params: { appId: app.id } });
  });
  const close = (): void => {
    create.reset();
    onClose();
  };
  return (
    <Dialog title="Create an app from a manifest" isOpen={isOpen} onClose={close} width="wide">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          const { webhookUrl = '', isInstalled } = submitted(event);
          create.mutate({
            manifest,
            isInstalled: isInstalled !== undefined,
            ...(webhookUrl !== '' && { webhookUrl }),
          });
        }}
      >
        <ManifestEditor manifest={manifest} onChange={setManifest} />
        <TextField
          label="Webhook URL"
          name="webhookUrl"
          type="url"
          placeholder="http://localhost:3000/webhooks"
          hint="Where your app listens. It can be left empty and set later."
        />
        <Tick label="Install it in this tenant" name="isInstalled" defaultChecked />
        <Problem error={create.error} />
        <DialogButtons>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" tone="primary" disabled={create.isPending || manifest.trim() === ''}>
            Create
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
