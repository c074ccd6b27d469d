import type { AppCredential, AppView } from '@ligase/tenant/client';
import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Code, CopyButton } from '../ui/code.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { Time } from '../ui/time.tsx';

/** What an app proves itself with: the client id for good, the secret once. */
export function Credentials({ app }: { readonly app: AppView }) {
  const [made, setMade] = useState<AppCredential>();
  const generate = useAct('generateAppSecret', setMade);
  const revoke = useAct('revokeAppSecret');
  const makeNew = (): void => generate.mutate({ appId: app.id });
  return (
    <Section title="Credentials" about="The app asks for its tokens with these.">
      <Facts
        facts={[
          [
            'Client id',
            <span key="id" className="inline-flex items-center gap-2">
              <code className="font-mono">{app.clientId}</code>
              <CopyButton text={app.clientId} what="client id" />
            </span>,
          ],
          [
            'Client secret',
            app.hasSecret ? (
              <span key="secret">
                set, <Time at={app.secretChangedAt} />
              </span>
            ) : (
              'none yet'
            ),
          ],
        ]}
      />
      <Problem error={generate.error ?? revoke.error} />
      {app.lifecycle === 'AUTOMATIC' ? (
        <p className="text-muted">
          An app with an automatic lifecycle gets its credentials by the webhook of its activation.
        </p>
      ) : (
        <div className="flex flex-wrap gap-2">
          {app.hasSecret ? (
            <>
              <ConfirmButton
                label="Rotate secret"
                tone="plain"
                question="The secret that is in use stops working at once."
                onConfirm={makeNew}
              />
              <ConfirmButton
                label="Delete secret"
                question={`${app.name} can get no more tokens until it has a new one.`}
                onConfirm={() => revoke.mutate({ appId: app.id })}
              />
            </>
          ) : (
            <Button tone="primary" disabled={generate.isPending} onClick={makeNew}>
              Generate secret
            </Button>
          )}
        </div>
      )}
      {made !== undefined && <SecretOnce credential={made} onKept={() => setMade(undefined)} />}
    </Section>
  );
}

interface SecretOnceProps {
  readonly credential: AppCredential;
  readonly onKept: () => void;
}

function SecretOnce({ credential: { clientId, clientSecret }, onKept }: SecretOnceProps) {
  const tenant = useControl('getTenant');
  const curl = [
    `curl -X POST "${tenant.data?.url ?? location.origin}/api/v2/token" \\`,
    `  -d "client_id=${clientId}&client_secret=${clientSecret}&grant_type=client_credentials"`,
  ].join('\n');
  return (
    <ShownOnce title="The client secret" onKept={onKept}>
      <Notice tone="warn">It is shown only now. Whoever loses it makes a new one, which ends this one.</Notice>
      <Code label="client secret" text={clientSecret} />
      <p>Ask for a token with it:</p>
      <Code label="cURL line" text={curl} />
    </ShownOnce>
  );
}
