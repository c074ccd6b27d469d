import { useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';

/** Text as it is, with a button that copies it. */
export function Code({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <div className="relative rounded-md border border-line bg-raised">
      {/* Scrolled with the keyboard, it must take the focus. */}
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-96 overflow-auto p-3 pr-20 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
      >
        {text}
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton text={text} what={label} />
      </div>
    </div>
  );
}

/** Copies a text, and says so. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = async (button: HTMLElement): Promise<void> =>
    setSaid((await copyText(text, button)) ? 'Copied' : 'Select it and copy');
  return (
    <Button
      className="min-h-7! px-2! text-xs"
      onClick={({ currentTarget }) => void copy(currentTarget)}
      aria-label={`${said} ${what}`}
    >
      <span aria-live="polite">{said}</span>
    </Button>
  );
}
