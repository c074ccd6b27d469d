import { canvasText } from '../canvas-text.ts';
import { textOption, type Command } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase canvas list` */
export const canvasList: Command = {
  args: [],
  options: {
    app: { type: 'string', value: 'APP', help: 'Only those of this app' },
    in: { type: 'string', value: 'ID', help: 'Only those in this entry, template or run' },
    ...tenantOptions,
  },
  async run(invocation) {
    const control = runningTenant(invocation);
    const app = textOption(invocation, 'app');
    const resourceId = textOption(invocation, 'in');
    const canvases = await control.listCanvases({
      ...(app !== undefined && { appId: findByName('app', await control.listApps(), app).id }),
      ...(resourceId !== undefined && { resourceId }),
    });
    report(
      invocation,
      canvases,
      canvases.flatMap((canvas) => canvasText(canvas).slice(0, 1)),
    );
  },
};

/** `ligase canvas show` */
export const canvasShow: Command = {
  args: ['ID'],
  options: tenantOptions,
  async run(invocation) {
    const canvas = await runningTenant(invocation).getCanvas({ canvasId: invocation.args['ID'] ?? '' });
    report(invocation, canvas, canvasText(canvas));
  },
};
