import { bundleApp } from '../../rolldown.base.ts';

export default bundleApp('main');
