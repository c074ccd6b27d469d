import { useNavigate } from '@tanstack/react-router';
import { useAct, useControl } from '../control/use-control.ts';
import { Button } from '../ui/button.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { Notice, Problem } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { submitted } from '../ui/submitted.ts';

/** Opens a feature of an app, as somebody does who inserts it into an entry. */
export function OpenCanvas() {
  const navigate = useNavigate();
  const listed = useControl('listApps');
  const apps = listed.data ?? [];
  const open = useAct('openCanvas', ({ canvas }) => {
    if (canvas !== null) void navigate({ to: '/canvases', search: { canvas: canvas.id } });
  });
  if (apps.length === 0) return <Problem error={listed.error} />;
  return (
    <Section
      title="Open a feature"
      about="In an entry or a template it puts a new canvas; in a run and on the home page it shows the app's own."
    >
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          const { appId = '', featureId = '', resourceId = '' } = submitted(event);
          open.mutate({ appId, featureId: featureId.trim(), resourceId: resourceId.trim() });
        }}
      >
        <Choice label="App" name="appId" options={apps.map(({ id, name }) => [id, name])} />
        <TextField label="Feature id" name="featureId" required placeholder="as in the manifest" />
        <TextField label="In" name="resourceId" required placeholder="etr_… or app_…" />
        <Button type="submit" disabled={open.isPending}>
          Open
        </Button>
      </form>
      {open.data?.canvas === null && <Notice>The app was asked to make its canvas, and has not done so yet.</Notice>}
      <Problem error={open.error} />
    </Section>
  );
}
