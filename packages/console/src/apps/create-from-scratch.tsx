import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Problem } from '../ui/notice.tsx';
import { submitted } from '../ui/submitted.ts';

/** A dialog that is open or not. */
export interface CreateProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Makes an app from a name and a description, and goes to it. */
export function CreateFromScratch({ isOpen, onClose }: CreateProps) {
  const navigate = useNavigate();
  const create = useAct('createApp', ({ id }) => {
    onClose();
    void navigate({ to: '/apps/$appId', params: { appId: id } });
  });
  const close = (): void => {
    create.reset();
    onClose();
  };
  return (
    <Dialog title="Create an app from scratch" isOpen={isOpen} onClose={close}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          const { name = '', description = '' } = submitted(event);
          create.mutate({ name, description });
        }}
      >
        <TextField label="Name" name="name" required minLength={3} maxLength={255} autoFocus />
        <TextArea
          label="Description"
          name="description"
          rows={3}
          hint="What it does, for those who see it in Benchling."
        />
        <Problem error={create.error} />
        <DialogButtons>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" tone="primary" disabled={create.isPending}>
            Create
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
