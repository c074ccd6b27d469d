import type { AppDefinitionView, AppView } from '@ligase/tenant/client';
import type { InputOf } from '../control/control-client.ts';
import { useAct, useControl } from '../control/use-control.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { Id } from '../ui/id.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { SaveForm } from '../ui/save-form.tsx';
import type { Texts } from '../ui/use-edits.ts';

/** Where an app's webhooks go, and the keys that they are signed with. */
export function WebhookTab({ app }: { readonly app: AppView }) {
  const definitions = useControl('listAppDefinitions');
  return (
    <Loaded query={definitions}>
      {(all) => {
        const definition = all.find(({ id }) => id === app.definitionId);
        if (definition === undefined)
          return <Problem error={new Error(`The definition ${app.definitionId} of ${app.name} is not there.`)} />;
        return (
          <>
            <Address definition={definition} />
            {definition.webhookUrl !== null && <Keys app={app} />}
          </>
        );
      }}
    </Loaded>
  );
}

function Address({ definition: { id, webhookUrl, webhookUrlRouting } }: { readonly definition: AppDefinitionView }) {
  const update = useAct('updateAppDefinition');
  return (
    <Section
      title="Webhook URL"
      about="The tenant is on this machine, so your app needs no tunnel: http and localhost will do."
    >
      <SaveForm
        className="max-w-xl"
        saved={{ webhookUrl: webhookUrl ?? '', webhookUrlRouting }}
        onSave={(changed) => update.mutateAsync({ definitionId: id, ...changesOf(changed) })}
        nameOf={(name) => (name === 'webhookUrl' ? 'URL' : 'Routing')}
      >
        {({ field }) => (
          <>
            <TextField
              label="URL"
              type="url"
              {...field('webhookUrl')}
              placeholder="http://localhost:3000/webhooks"
              hint="Empty: the app gets no webhooks."
            />
            <Choice
              label="Routing"
              {...field('webhookUrlRouting')}
              options={[
                ['SUFFIXED', 'By kind: /canvas, /event, /lifecycle… below the URL'],
                ['STABLE', 'All of them at the URL itself'],
              ]}
            />
          </>
        )}
      </SaveForm>
    </Section>
  );
}

function changesOf({
  webhookUrl,
  webhookUrlRouting,
}: Texts): Pick<InputOf<'updateAppDefinition'>, 'webhookUrl' | 'webhookUrlRouting'> {
  return {
    ...(webhookUrl !== undefined && { webhookUrl: webhookUrl.trim() === '' ? null : webhookUrl.trim() }),
    ...(webhookUrlRouting !== undefined && {
      webhookUrlRouting: webhookUrlRouting === 'STABLE' ? 'STABLE' : 'SUFFIXED',
    }),
  };
}

function Keys({ app }: { readonly app: AppView }) {
  const rotate = useAct('rotateWebhookKeys');
  const path = app.framework === 'legacy' ? `/apps/jwks/${app.id}` : `/api/v1/apps/${app.definitionId}/jwks`;
  return (
    <Section title="Keys" about="Webhooks are signed with ES256. Receivers read the public keys here:">
      <Id id={location.origin + path} />
      <Problem error={rotate.error} />
      {rotate.data !== undefined && (
        <Notice tone="good">
          {rotate.data[0]?.kid} signs from now on; the key before stays good for a while, so receivers can follow.
        </Notice>
      )}
      <div>
        <ConfirmButton
          label="Rotate keys"
          tone="plain"
          question="Both keys sign until the old one ends. A receiver that reads the keys again goes on without a gap."
          onConfirm={() => rotate.mutate({ appId: app.id })}
        />
      </div>
    </Section>
  );
}
