import { Link, useSearch } from '@tanstack/react-router';
import { useControl } from '../control/use-control.ts';
import { Badge } from '../ui/badge.tsx';
import { linkStyle } from '../ui/link.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Canvas } from './canvas.tsx';
import { OpenCanvas } from './open-canvas.tsx';

/** The canvases of apps, as people see them in Benchling. */
export function CanvasesPage() {
  const { canvas } = useSearch({ from: '/canvases' });
  const canvases = useControl('listCanvases', {});
  return (
    <Page
      title="Canvases"
      about="What apps show in entries, runs and on their home pages. Pressing a button sends the app its signed webhook."
    >
      {canvas !== undefined && <Canvas key={canvas} canvasId={canvas} />}
      <Loaded query={canvases}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="There is no canvas yet.">
              An app needs a feature in its manifest, and the messages <code>v2.canvas.created</code> and{' '}
              <code>v2.canvas.userInteracted</code>. Then open the feature below.
            </Empty>
          ) : (
            <Table
              caption="Canvases"
              rows={all.toReversed()}
              keyOf={({ id }) => id}
              columns={[
                {
                  heading: 'Feature',
                  isLong: true,
                  show: ({ id, featureName }) => (
                    <Link from="/canvases" search={{ canvas: id }} className={linkStyle}>
                      {featureName}
                    </Link>
                  ),
                },
                { heading: 'App', isLong: true, show: ({ appName }) => appName },
                { heading: 'In', isLong: true, show: ({ resourceName }) => resourceName },
                {
                  heading: 'State',
                  show: ({ isArchived, enabled }) => (
                    <Badge tone={isArchived ? 'warn' : enabled ? 'good' : 'plain'}>
                      {isArchived ? 'archived' : enabled ? 'enabled' : 'disabled'}
                    </Badge>
                  ),
                },
                { heading: 'Blocks', show: ({ blocks }) => blocks.length },
              ]}
            />
          )
        }
      </Loaded>
      <OpenCanvas />
    </Page>
  );
}
