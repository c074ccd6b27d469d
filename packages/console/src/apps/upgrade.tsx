import type { AppView } from '@ligase/tenant/client';
import { diffLines } from 'diff';
import { useState } from 'react';
import { useAct } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Problem } from '../ui/notice.tsx';
import { ManifestEditor } from './manifest-editor.tsx';

/** What {@link Upgrade} does with an app. */
export interface UpgradeProps {
  readonly app: AppView;
  /** The manifest of the version that is installed. */
  readonly present: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes an app to a new manifest, once it was shown what is new in it. */
export function Upgrade({ app, present, isOpen, onClose }: UpgradeProps) {
  const [written, setWritten] = useState<string>();
  const manifest = written ?? present;
  const upgrade = useAct('upgradeApp', () => {
    onClose();
    setWritten(undefined);
  });
  const close = (): void => {
    upgrade.reset();
    onClose();
  };
  return (
    <Dialog title={`Upgrade ${app.name}`} isOpen={isOpen} onClose={close} width="wide">
      <ManifestEditor manifest={manifest} onChange={setWritten} />
      <Difference before={present} after={manifest} />
      <Problem error={upgrade.error} />
      <DialogButtons>
        <Button onClick={close}>Cancel</Button>
        <Button
          tone="primary"
          disabled={upgrade.isPending || manifest === present}
          onClick={() => upgrade.mutate({ appId: app.id, manifest })}
        >
          Upgrade
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

const signs = { added: '+', removed: '−', kept: ' ' } as const;
const colours = { added: 'bg-good-bg text-good', removed: 'bg-bad-bg text-bad', kept: 'text-muted' } as const;

function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after)
    return <p className="text-muted">Nothing is changed yet. Choose a file, or edit the manifest above.</p>;
  const lines = diffLines(before, after).flatMap(({ value, added, removed }) => {
    const kind = added ? 'added' : removed ? 'removed' : 'kept';
    return value
      .replace(/\n$/u, '')
      .split('\n')
      .map((text) => ({ kind, text }) as const);
  });
  return (
    <section aria-label="What changes" className="grid gap-1">
      <h3 className="font-medium">What changes</h3>
      <pre
        tabIndex={0}
        aria-label="Difference of the manifests"
        className="max-h-72 overflow-auto rounded-md border border-line py-2 font-mono text-xs"
      >
        {lines.map(({ kind, text }, index) => (
          <div key={index} className={`px-3 whitespace-pre-wrap ${colours[kind]}`}>
            {signs[kind]} {text}
          </div>
        ))}
      </pre>
    </section>
  );
}
