import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogButtons } from './dialog.tsx';

/** What {@link ConfirmButton} asks. */
export interface ConfirmButtonProps {
  readonly label: string;
  /** What it is done to, where that is not plain from where the button stands. */
  readonly of?: string;
  /** What happens, and whether it can be taken back. */
  readonly question: ReactNode;
  readonly onConfirm: () => void;
  /** Default `danger`. */
  readonly tone?: 'danger' | 'plain';
}

/** A button that asks first. */
export function ConfirmButton({ label, of, question, onConfirm, tone = 'danger' }: ConfirmButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const whole = of === undefined ? label : `${label} ${of}`;
  const confirm = (): void => {
    setAsking(false);
    onConfirm();
  };
  return (
    <>
      <Button tone={tone} aria-label={of && `${whole}…`} onClick={() => setAsking(true)}>
        {label}…
      </Button>
      <Dialog title={`${whole}?`} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{question}</p>
        <DialogButtons>
          <Button onClick={() => setAsking(false)}>Cancel</Button>
          <Button tone={tone === 'danger' ? 'danger' : 'primary'} onClick={confirm}>
            {label}
          </Button>
        </DialogButtons>
      </Dialog>
    </>
  );
}
