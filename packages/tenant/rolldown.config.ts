import { bundlePackage } from '../../rolldown.base.ts';

export default bundlePackage('index', 'client', 'manifest');
