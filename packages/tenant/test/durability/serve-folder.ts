import { flushCompileCache } from 'node:module';
import { startTenant } from '../../src/start-tenant.ts';

// The process that is killed: a tenant on the folder that it is given, and one line that says where it is.
const [data = '', adminKey = ''] = process.argv.slice(2);
const { url, admin } = await startTenant({ data, adminKey, settings: { limits: { enabled: false } } });
process.stdout.write(`${JSON.stringify({ url, apiKey: admin?.apiKey })}\n`);
// What is killed writes no cache at its end, and without it every start compiles all anew.
flushCompileCache();
