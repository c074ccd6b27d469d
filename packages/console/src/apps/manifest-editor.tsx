import type { ManifestFinding } from '@ligase/tenant/client';
import { useDeferredValue, useState } from 'react';
import { useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { TextArea } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';

/** What {@link ManifestEditor} edits. */
export interface ManifestEditorProps {
  readonly manifest: string;
  readonly onChange: (manifest: string) => void;
}

/** A manifest as text, from a file or written here, and what is wrong with it by line. */
export function ManifestEditor({ manifest, onChange }: ManifestEditorProps) {
  const [unread, setUnread] = useState<Error>();
  const onText = (text: string): void => {
    setUnread(undefined);
    onChange(text);
  };
  const onUnread = (cause: unknown): void => setUnread(new Error('The file cannot be read.', { cause }));
  return (
    <div className="grid gap-3">
      <label className="grid gap-1 font-medium">
        Manifest file
        <input
          type="file"
          accept=".yaml,.yml,.json"
          className="control font-normal"
          onChange={({ currentTarget: input }) => {
            input.files?.item(0)?.text().then(onText, onUnread);
            // The same file, mended meanwhile, can then be chosen again.
            input.value = '';
          }}
        />
      </label>
      <Problem error={unread} />
      <TextArea
        label="Manifest"
        rows={14}
        spellCheck={false}
        className="font-mono text-xs"
        value={manifest}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <ManifestFindings manifest={manifest} />
    </div>
  );
}

function ManifestFindings({ manifest }: { readonly manifest: string }) {
  // While somebody types, there need not be a look at each letter.
  const settled = useDeferredValue(manifest);
  const { data, error } = useControl('lintManifest', { manifest: settled }, { isWanted: settled.trim() !== '' });
  if (manifest.trim() === '') return null;
  if (error !== null) return <Problem error={error} />;
  if (data === undefined || settled !== manifest) return <p className="text-muted">Looking at the manifest…</p>;
  return <Findings findings={data} />;
}

function Findings({ findings }: { readonly findings: readonly ManifestFinding[] }) {
  if (findings.length === 0)
    return (
      <p role="status" className="text-good">
        The manifest has no faults.
      </p>
    );
  return (
    <ul aria-label="What is wrong with the manifest" className="grid max-h-56 gap-2 overflow-y-auto" tabIndex={0}>
      {findings.map(({ severity, line, column, path, message, write }) => (
        <li key={`${line}:${column}:${message}`} className="flex gap-3">
          <span className="w-16 shrink-0 text-muted tabular-nums">line {line}</span>
          <span className="shrink-0">
            <Badge tone={severity === 'error' ? 'bad' : 'warn'}>{severity}</Badge>
          </span>
          <span>
            {path !== '' && <code className="font-mono text-xs">{path}: </code>}
            {message} {write}
          </span>
        </li>
      ))}
    </ul>
  );
}
