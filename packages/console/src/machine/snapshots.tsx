import { useState } from 'react';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';

// The tenant makes it when it is new, and does not let it be deleted.
const initial = 'initial';

/** States of the tenant to come back to. */
export function Snapshots() {
  const snapshots = useControl('listSnapshots');
  const [restored, setRestored] = useState<string>();
  const save = useAct('saveSnapshot');
  const restore = useAct('restoreSnapshot');
  const remove = useAct('deleteSnapshot');
  const taken = snapshots.data ?? [];
  const [twice, setTwice] = useState<Error>();
  return (
    <Section
      title="Snapshots"
      about="A snapshot holds all data: apps, secrets, access, items, the audit log. The clock and the limits are not in it."
    >
      <Loaded query={snapshots}>
        {(all) => (
          <Table
            caption="Snapshots"
            rows={all}
            keyOf={(name) => name}
            columns={[
              {
                heading: 'Name',
                isLong: true,
                show: (name) => (
                  <>
                    <span className="font-medium">{name}</span>
                    {name === initial && <p className="text-xs text-muted">What a reset goes back to</p>}
                  </>
                ),
              },
              {
                heading: 'Go back',
                show: (name) => (
                  <ConfirmButton
                    label={`Restore ${name}`}
                    question="What the tenant holds now is lost, unless you take a snapshot of it first. Faults and the log of requests go as well."
                    onConfirm={() => restore.mutate({ name }, { onSuccess: () => setRestored(name) })}
                  />
                ),
              },
              {
                heading: 'Delete',
                show: (name) =>
                  name === initial ? (
                    <span className="text-muted">stays</span>
                  ) : (
                    <ConfirmButton
                      label={`Delete ${name}`}
                      question="The snapshot is gone for good. What the tenant holds now stays."
                      onConfirm={() => remove.mutate({ name })}
                    />
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {restored !== undefined && <p role="status">The tenant is back to {restored}.</p>}
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          const form = event.currentTarget;
          const { name = '' } = submitted(event);
          const isTwice = taken.includes(name);
          setTwice(isTwice ? new Error(`There is a snapshot ${name}. Delete it, or choose another name.`) : undefined);
          setRestored(undefined);
          if (!isTwice) save.mutate({ name }, { onSuccess: () => form.reset() });
        }}
      >
        <TextField
          label="Name of a new snapshot"
          name="name"
          required
          pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
          title="Up to 64 letters, digits, dots, dashes and underscores; a letter or a digit first"
          placeholder="before-migration"
        />
        <Button type="submit" disabled={save.isPending}>
          Take snapshot
        </Button>
      </form>
      <Problem error={twice ?? save.error ?? restore.error ?? remove.error} />
    </Section>
  );
}
