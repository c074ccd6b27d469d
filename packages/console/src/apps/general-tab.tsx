import type { AppView } from '@ligase/tenant/client';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Facts } from '../ui/facts.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Id } from '../ui/id.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { SaveForm } from '../ui/save-form.tsx';
import { Time } from '../ui/time.tsx';
import { Credentials } from './credentials.tsx';

/** What an app is, its credentials, and its end. */
export function GeneralTab({ app }: { readonly app: AppView }) {
  return (
    <>
      <Credentials app={app} />
      <About app={app} />
      <State app={app} />
    </>
  );
}

function About({ app }: { readonly app: AppView }) {
  const update = useAct('updateApp');
  return (
    <Section title="About">
      <SaveForm
        className="max-w-xl"
        saved={{ name: app.name, description: app.description }}
        onSave={(changed) => update.mutateAsync({ appId: app.id, ...changed })}
        nameOf={(name) => (name === 'name' ? 'Name' : 'Description')}
      >
        {({ field }) => (
          <>
            <TextField label="Name" {...field('name')} required minLength={3} maxLength={255} />
            <TextArea label="Description" {...field('description')} rows={3} />
          </>
        )}
      </SaveForm>
      <Facts
        facts={[
          ['App', <Id key="id" id={app.id} />],
          ['Definition', <Id key="definition" id={app.definitionId} />],
          ['Acts as', <Id key="principal" id={app.principalId} />],
          ['Created', <Time key="created" at={app.createdAt} />],
          ['Changed', <Time key="changed" at={app.modifiedAt} />],
          ['Last seen', <Time key="seen" at={app.lastSeenAt} />],
        ]}
      />
    </Section>
  );
}

function State({ app: { id: appId, name, status, archiveReason } }: { readonly app: AppView }) {
  const navigate = useNavigate();
  const activate = useAct('activateApp');
  const deactivate = useAct('deactivateApp');
  const archive = useAct('archiveApp');
  const unarchive = useAct('unarchiveApp');
  const uninstall = useAct('uninstallApp', () => void navigate({ to: '/apps' }));
  const error = [activate, deactivate, archive, unarchive, uninstall].find((act) => act.error !== null)?.error;
  return (
    <Section title="State">
      <Problem error={error} />
      <div className="flex flex-wrap gap-2">
        {archiveReason !== null ? (
          <Button onClick={() => unarchive.mutate({ appId })}>Unarchive</Button>
        ) : (
          <>
            {status === 'active' ? (
              <ConfirmButton
                label="Deactivate"
                tone="plain"
                question={`${name} gets no webhooks and cannot act until it is activated again.`}
                onConfirm={() => deactivate.mutate({ appId })}
              />
            ) : (
              <Button tone="primary" onClick={() => activate.mutate({ appId })}>
                Activate
              </Button>
            )}
            <ConfirmButton
              label="Archive"
              question={`${name} can get no more tokens. It can be unarchived.`}
              onConfirm={() => archive.mutate({ appId })}
            />
          </>
        )}
        <ConfirmButton
          label="Uninstall"
          question={`${name} leaves this tenant. Installed again, it has its id and its configuration back.`}
          onConfirm={() => uninstall.mutate({ appId })}
        />
      </div>
    </Section>
  );
}
