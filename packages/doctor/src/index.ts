export { benchlingAccess } from './benchling-access.ts';
export { benchlingApp } from './benchling-app.ts';
export { benchlingWebhooks } from './benchling-webhooks.ts';
export { Ailment, type Check } from './check.ts';
export { examine } from './examine.ts';
export { store } from './store.ts';
