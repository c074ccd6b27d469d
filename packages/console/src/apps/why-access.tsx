import type { Action, AppView, Explanation } from '@ligase/tenant/client';
import { useState } from 'react';
import { useControl, useSession } from '../control/use-control.ts';
import { Badge, toneOfStatus } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { askedOf } from './asked-of.ts';

interface Question {
  readonly itemId: string;
  readonly action: Action;
}

const actions = [
  ['read', 'read it (get, list)'],
  ['append', 'add to it (create in it)'],
  ['write', 'change it (update, archive)'],
  ['admin', 'administer it'],
] as const;

/** Why an app may do something with an object, or may not. */
export function WhyAccess({ app }: { readonly app: AppView }) {
  const [question, setQuestion] = useState<Question>();
  return (
    <Section
      title="Why may it, why not?"
      about="Of any object, project, folder or registry, by its id; or of a request that was refused."
    >
      <form
        key={`${question?.itemId} ${question?.action}`}
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          const { itemId = '', action = 'read' } = submitted(event);
          setQuestion({ itemId: itemId.trim(), action: action as Action });
        }}
      >
        <TextField
          label="Object id"
          name="itemId"
          required
          defaultValue={question?.itemId}
          placeholder="etr_…, seq_…, lib_…"
        />
        <Choice label={`May ${app.name}`} name="action" options={actions} defaultValue={question?.action} />
        <Button type="submit">Explain</Button>
      </form>
      {question !== undefined && <Answer app={app} question={question} />}
      <Refused app={app} onAsk={setQuestion} />
    </Section>
  );
}

function Answer({ app, question }: { readonly app: AppView; readonly question: Question }) {
  const explanation = useControl('explainAccess', { principalId: app.id, ...question });
  return <Loaded query={explanation}>{(found) => <Verdict app={app} question={question} found={found} />}</Loaded>;
}

const verdicts = {
  allowed: ['good', 'Yes, it may.'],
  refused: ['warn', 'No: it sees it, but may not do that. The API answers 403.'],
  hidden: ['warn', 'No: it cannot even see it. The API answers 404, or 400 where a body names it.'],
} as const;

function Verdict({
  app,
  question,
  found,
}: {
  readonly app: AppView;
  readonly question: Question;
  readonly found: Explanation;
}) {
  const projects = useControl('listProjects');
  const registries = useControl('listRegistries');
  const places = [...(projects.data ?? []), ...(registries.data ?? [])];
  const place = places.find(({ id }) => id === found.decidedBy)?.name ?? found.decidedBy;
  const names = new Map(app.memberships.map(({ groupId, groupName }) => [groupId, groupName]));
  const [tone, said] = verdicts[found.decision];
  return (
    <Notice tone={tone}>
      <p className="font-medium">{said}</p>
      <Problem error={projects.error ?? registries.error} />
      {place === null ? (
        <p>It is in no project and no registry, so only whoever made it may use it.</p>
      ) : (
        <p>
          It is decided by <strong>{place}</strong>
          {found.grants.length === 0 ? ', where the app has no grant at all.' : ', where the app has:'}
        </p>
      )}
      <ul className="list-inside list-disc">
        {found.grants.map(({ policy, through, from }) => (
          <li key={`${through}${policy}${from}`}>
            {policy},{' '}
            {from === 'ownership'
              ? 'by owning it'
              : names.has(through)
                ? `through ${names.get(through)}`
                : 'added directly'}
          </li>
        ))}
      </ul>
      {found.decision !== 'allowed' && place !== null && (
        <p>
          To let it {question.action}, give it {policyFor[question.action]} on {place} above, or add it to a team that
          has that.
        </p>
      )}
    </Notice>
  );
}

const policyFor: Readonly<Record<Action, string>> = { read: 'Read', append: 'Append', write: 'Write', admin: 'Admin' };

function Refused({ app, onAsk }: { readonly app: AppView; readonly onAsk: (question: Question) => void }) {
  const { call } = useSession();
  const [error, setError] = useState<Error>();
  const requests = useControl('listRequests', { principalId: app.id, status: '4xx', limit: 5 });
  if (requests.data === undefined || requests.data.length === 0) return <Problem error={requests.error} />;
  const ask = async (number: number): Promise<void> => {
    try {
      onAsk(askedOf(await call('getRequest', { number })));
      setError(undefined);
    } catch (caught) {
      setError(caught as Error);
    }
  };
  return (
    <>
      <h3 className="font-medium">Its latest requests that were refused</h3>
      <Problem error={error} />
      <Table
        caption="Requests that were refused"
        rows={requests.data}
        keyOf={({ number }) => number}
        columns={[
          { heading: 'At', show: ({ at }) => <Time at={at} /> },
          { heading: 'Status', show: ({ status }) => <Badge tone={toneOfStatus(status)}>{status}</Badge> },
          { heading: 'Operation', show: ({ operationId, method }) => operationId ?? method },
          { heading: 'Path', isLong: true, show: ({ path }) => path },
          {
            heading: 'Explain',
            show: ({ number, path }) => (
              <Button aria-label={`Why was ${path} refused?`} onClick={() => void ask(number)}>
                Why?
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
