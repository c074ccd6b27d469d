import { useEffect, useId, useRef, type ReactNode } from 'react';

/** What {@link Dialog} shows. */
export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Default `narrow`. */
  readonly width?: 'narrow' | 'wide';
  /** Whether only a button ends it, for what cannot be seen again. */
  readonly stays?: boolean;
  readonly children: ReactNode;
}

/** A window over the page, which waits for it; Escape closes it, unless it stays. */
export function Dialog({ isOpen, ...rest }: DialogProps) {
  return isOpen ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ title, onClose, width = 'narrow', stays = false, children }: Omit<DialogProps, 'isOpen'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      // Otherwise a second Escape closes it all the same.
      closedby={stays ? 'none' : 'closerequest'}
      onCancel={(event) => {
        event.preventDefault();
        if (!stays) onClose();
      }}
      className={`m-auto mt-[8vh] max-h-[84vh] w-[calc(100vw-2rem)] overflow-y-auto rounded-lg border border-line bg-surface text-ink shadow-xl backdrop:bg-black/45 ${width === 'wide' ? 'max-w-4xl' : 'max-w-lg'}`}
    >
      <div className="grid gap-4 p-5">
        <h2 id={titleId} className="text-lg font-semibold">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}

/** The buttons at the end of a dialog. */
export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return <div className="flex justify-end gap-2">{children}</div>;
}
