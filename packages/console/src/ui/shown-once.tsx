import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogButtons } from './dialog.tsx';

/** What {@link ShownOnce} shows. */
export interface ShownOnceProps {
  readonly title: string;
  readonly onKept: () => void;
  readonly children: ReactNode;
}

/** Shows what cannot be seen again: only its button ends it, and the page is not left before that. */
export function ShownOnce({ title, onKept, children }: ShownOnceProps) {
  useBlocker({ shouldBlockFn: () => true, enableBeforeUnload: true });
  return (
    <Dialog title={title} isOpen onClose={onKept} width="wide" stays>
      {children}
      <DialogButtons>
        <Button tone="primary" onClick={onKept}>
          I have kept it
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
