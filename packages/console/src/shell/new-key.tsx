import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { KeyForm } from './key-form.tsx';

/** What {@link NewKey} asks for. */
export interface NewKeyProps {
  readonly isOpen: boolean;
  readonly onKey: (adminKey: string) => void;
  readonly onEnd: () => void;
}

/** Asks for the key of a tenant that was started anew, over the page, so that nothing that is written there is lost. */
export function NewKey({ isOpen, onKey, onEnd }: NewKeyProps) {
  return (
    <Dialog title="The tenant has another admin key by now" isOpen={isOpen} onClose={onEnd} stays>
      <p>
        It was started anew. Write the key that it printed; what you have written on this page is still there. Or open
        the link that stands there.
      </p>
      <KeyForm onKey={onKey} />
      <DialogButtons>
        <Button onClick={onEnd}>Sign out</Button>
      </DialogButtons>
    </Dialog>
  );
}
