import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { submitted } from '../ui/submitted.ts';

/** Where the admin key is written. */
export function KeyForm({ onKey }: { readonly onKey: (adminKey: string) => void }) {
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        const { key = '' } = submitted(event);
        if (key.trim() !== '') onKey(key.trim());
      }}
    >
      <TextField label="Admin key" name="key" type="password" autoComplete="off" required autoFocus />
      <Button type="submit" tone="primary" className="justify-self-start">
        Open the console
      </Button>
    </form>
  );
}
