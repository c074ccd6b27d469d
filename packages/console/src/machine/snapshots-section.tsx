import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Code } from '../ui/code.tsx';
import { TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';
import { Table } from '../ui/table.tsx';

/** States that the tenant can be put back to, and new beginnings. */
export function SnapshotsSection() {
  const snapshots = useControl('listSnapshots');
  const save = useAct('saveSnapshot');
  const restore = useAct('restoreSnapshot');
  const remove = useAct('deleteSnapshot');
  const reset = useAct('resetTenant');
  const seed = useAct('seedTenant');
  const error = [save, restore, remove, reset, seed].find((act) => act.error !== null)?.error;
  return (
    <Section
      title="Snapshots and seeds"
      about="A snapshot is the whole tenant as it stands. initial is how it was when it was new."
    >
      <Loaded query={snapshots}>
        {(names) => (
          <Table
            caption="Snapshots"
            rows={names}
            keyOf={(name) => name}
            columns={[
              { heading: 'Name', isLong: true, show: (name) => name },
              {
                heading: 'Go back to it',
                show: (name) => (
                  <ConfirmButton
                    label="Restore"
                    of={name}
                    question="What has changed since is lost, unless a snapshot of it is saved first."
                    onConfirm={() => restore.mutate({ name })}
                  />
                ),
              },
              {
                heading: 'Delete',
                show: (name) =>
                  name === 'initial' ? (
                    ''
                  ) : (
                    <ConfirmButton
                      label="Delete"
                      of={name}
                      question="It cannot be brought back."
                      onConfirm={() => remove.mutate({ name })}
                    />
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => save.mutate({ name: submitted(event)['name'] ?? '' })}
      >
        <TextField
          label="Save the tenant as"
          name="name"
          required
          pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
          placeholder="before-import"
        />
        <Button type="submit" disabled={save.isPending}>
          Save
        </Button>
      </form>
      <div className="flex flex-wrap gap-2">
        <ConfirmButton
          label="Reset"
          question="The tenant is put back to how it was when it was new, with the same ids and keys."
          onConfirm={() => reset.mutate({})}
        />
        {(['demo', 'empty'] as const).map((name) => (
          <ConfirmButton
            key={name}
            label={`Start anew with the seed ${name}`}
            question={
              name === 'demo'
                ? 'All there is goes. The tenant then holds a small lab: people, teams, a registry, projects and work in them.'
                : 'All there is goes. The tenant then holds one admin and nothing else.'
            }
            onConfirm={() => seed.mutate({ name })}
          />
        ))}
      </div>
      <Problem error={error} />
      {seed.data !== undefined && (
        <Notice tone="warn">
          <p>The API key of {seed.data.name}, shown only now:</p>
          <Code label="API key" text={seed.data.apiKey} />
        </Notice>
      )}
    </Section>
  );
}
