import { bundleEntry } from '../../rolldown.base.ts';

// Published are the modules; this shows that an app with workflows can be bundled as apps are. `npm run bundles` starts it.
export default bundleEntry('test/bundled-app.ts', 'bundle/app');
