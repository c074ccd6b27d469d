import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Code } from '../ui/code.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Choice, TextArea } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';

type Kind = 'demo' | 'empty' | 'own';

/** Going back to when the tenant was new, and beginning with another seed. */
export function Beginning() {
  const tenant = useControl('getTenant');
  const [kind, setKind] = useState<Kind>('demo');
  const [text, setText] = useState('');
  const [unread, setUnread] = useState<Error>();
  const reset = useAct('resetTenant');
  const seed = useAct('seedTenant');
  const begin = (): void => {
    try {
      const choice = kind === 'own' ? { seed: JSON.parse(text) as never } : { name: kind };
      setUnread(undefined);
      seed.mutate(choice);
    } catch (error) {
      setUnread(new Error(`The seed is not JSON: ${(error as Error).message}. Mend it, and seed again.`));
    }
  };
  return (
    <>
      <Section
        title="Reset"
        about={`Puts the tenant back to how it was when it was new, with the same ids and keys. Its seed is: ${tenant.data?.seed ?? '…'}.`}
      >
        <div>
          <ConfirmButton
            label="Reset the tenant"
            question="Everything since the tenant was new is lost: apps, items, the audit log, webhooks. Take a snapshot first to come back."
            onConfirm={() => reset.mutate({})}
          />
        </div>
        {reset.isSuccess && <p role="status">The tenant is as it was when it was new.</p>}
        <Problem error={tenant.error ?? reset.error} />
      </Section>
      <Section title="Seed" about="Begins anew with another seed, which is what a reset goes back to from then on.">
        <div className="flex flex-wrap items-end gap-3">
          <Choice
            label="Begin with"
            value={kind}
            onChange={({ currentTarget: { value } }) => setKind(value as Kind)}
            options={[
              ['demo', 'demo: a small lab to try things in'],
              ['empty', 'empty: an admin and nothing else'],
              ['own', 'your own, as JSON'],
            ]}
          />
          <ConfirmButton
            label="Seed the tenant"
            question="Everything in the tenant is lost, and also what a reset went back to. A seed that does not work out changes nothing."
            onConfirm={begin}
          />
        </div>
        {kind === 'own' && (
          <TextArea
            label="Your seed"
            rows={8}
            className="font-mono text-xs"
            value={text}
            onChange={({ currentTarget: { value } }) => setText(value)}
            placeholder={'{ "users": [ … ] }'}
          />
        )}
        <Problem error={unread ?? seed.error} />
      </Section>
      {seed.data !== undefined && (
        <ShownOnce title="The tenant begins anew" onKept={() => seed.reset()}>
          <p>
            {seed.data.name} is its first admin, with this API key. It is shown only now; a new one can be made at any
            time.
          </p>
          <Code label="API key" text={seed.data.apiKey} />
        </ShownOnce>
      )}
    </>
  );
}
