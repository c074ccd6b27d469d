import type { BodyShown, RequestDetail, RequestFilter } from '@ligase/tenant/client';
import { Link } from '@tanstack/react-router';
import { useControl } from '../control/use-control.ts';
import { Badge, toneOfStatus } from '../ui/badge.tsx';
import { Code, CopyButton } from '../ui/code.tsx';
import { Facts } from '../ui/facts.tsx';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Section } from '../ui/page.tsx';
import { readableJson } from '../ui/readable-json.ts';
import { curlOf } from './curl-of.ts';

/** Which request, and what the list around it is filtered by. */
export interface RequestViewProps {
  readonly number: number;
  readonly filter: Omit<RequestFilter, 'limit'>;
}

/** One request with what was sent and answered. */
export function RequestView({ number, filter }: RequestViewProps) {
  const request = useControl('getRequest', { number });
  return (
    <Section
      title={`Request ${number}`}
      actions={
        <Link from="/requests" search={filter} className={linkStyle}>
          Close
        </Link>
      }
    >
      <Loaded query={request}>{(detail) => <Detail detail={detail} />}</Loaded>
    </Section>
  );
}

function Detail({ detail }: { readonly detail: RequestDetail }) {
  const { method, path, query, status, diagnosis } = detail;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={toneOfStatus(status)}>{status}</Badge>
        <code className="font-mono text-xs wrap-anywhere">
          {method} {path}
          {query !== '' && `?${query}`}
        </code>
        {detail.isRepeatable ? (
          <CopyButton text={curlOf(detail, location.origin)} what="as cURL" />
        ) : (
          <span className="text-muted">No cURL: {whyNoCurl(detail)}.</span>
        )}
      </div>
      {diagnosis !== null && <p>Why the caller was not known: {diagnosis}</p>}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(18rem,1fr))] gap-4">
        <Side
          title="Sent"
          headers={detail.requestHeaders}
          body={detail.requestBody}
          shown={detail.requestShown}
          bytes={detail.requestBytes}
        />
        <Side
          title="Answered"
          headers={detail.responseHeaders}
          body={detail.responseBody}
          shown={detail.responseShown}
          bytes={detail.responseBytes}
        />
      </div>
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly shown: BodyShown;
  readonly bytes: number;
}

const notes: Readonly<Record<BodyShown, string | undefined>> = {
  whole: undefined,
  cut: 'Only the first 16 KB are kept.',
  redacted: 'Secrets are not kept.',
  'no text': 'The body is no text and was not kept.',
  withheld: 'The body may hold a secret that cannot be told apart, and was not kept.',
};

/** Sent again, it would be another request. */
function whyNoCurl({ requestShown }: RequestDetail): string {
  if (requestShown === 'cut') return 'only the beginning of the body is kept';
  return requestShown === 'no text' ? 'the body is not kept' : 'secrets of the request are not kept';
}

function Side({ title, headers, body, shown, bytes }: SideProps) {
  const note = notes[shown];
  return (
    <div className="grid min-w-0 content-start gap-2">
      <h3 className="font-medium">
        {title} <span className="font-normal text-muted">{bytes} bytes</span>
      </h3>
      {bytes === 0 && <p className="text-muted">No body.</p>}
      {note !== undefined && <p className="text-muted">{note}</p>}
      {body !== null && <Code label={`${title.toLowerCase()} body`} text={readableJson(body)} />}
      <details>
        <summary>Headers</summary>
        <Facts
          facts={Object.entries(headers).map(([name, value]) => [
            name,
            <code key={name} className="font-mono text-xs">
              {value}
            </code>,
          ])}
        />
      </details>
    </div>
  );
}
