import type { AppSessionView, AppView } from '@ligase/tenant/client';
import { Link } from '@tanstack/react-router';
import { useControl } from '../control/use-control.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Id } from '../ui/id.tsx';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Empty, Section } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

const tones: Readonly<Record<AppSessionView['status'], Tone>> = {
  RUNNING: 'plain',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  COMPLETED_WITH_WARNINGS: 'warn',
  TIMEOUT: 'bad',
};

/** When an app was last seen, what it told people, and its canvases. */
export function ActivityTab({ app }: { readonly app: AppView }) {
  const sessions = useControl('listAppSessions', { appId: app.id });
  const canvases = useControl('listCanvases', { appId: app.id });
  return (
    <>
      <p>
        Last seen: <Time at={app.lastSeenAt} />
      </p>
      <Section title="Sessions" about="What the app told people while it worked.">
        <Loaded query={sessions}>
          {(all) =>
            all.length === 0 ? (
              <Empty title="No session yet.">The app makes one with POST /api/v2/app-sessions.</Empty>
            ) : (
              <Table
                caption="Sessions"
                rows={all}
                keyOf={({ id }) => id}
                columns={[
                  { heading: 'Begun', show: ({ createdAt }) => <Time at={createdAt} /> },
                  { heading: 'Name', isLong: true, show: ({ name }) => name },
                  {
                    heading: 'State',
                    show: ({ status }) => <Badge tone={tones[status]}>{status.toLowerCase()}</Badge>,
                  },
                  { heading: 'Messages', isLong: true, show: ({ messages }) => <Messages messages={messages} /> },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
      <Section title="Canvases">
        <Loaded query={canvases}>
          {(all) =>
            all.length === 0 ? (
              <Empty title="No canvas yet.">
                Give the app a feature in its manifest; a canvas is made when somebody opens it.
              </Empty>
            ) : (
              <Table
                caption="Canvases"
                rows={all}
                keyOf={({ id }) => id}
                columns={[
                  {
                    heading: 'Feature',
                    isLong: true,
                    show: ({ id, featureName }) => (
                      <Link to="/canvases" search={{ canvas: id }} className={linkStyle}>
                        {featureName}
                      </Link>
                    ),
                  },
                  { heading: 'In', isLong: true, show: ({ resourceName }) => resourceName },
                  { heading: 'Id', show: ({ id }) => <Id id={id} /> },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function Messages({ messages }: { readonly messages: AppSessionView['messages'] }) {
  return (
    <ul>
      {messages.map(({ content, style }) => (
        <li key={content}>
          {style !== 'NONE' && <span className="text-xs text-muted">{style.toLowerCase()}: </span>}
          {content}
        </li>
      ))}
    </ul>
  );
}
