import { expect, it, onTestFinished } from 'vitest';
import { movableClock } from '../clock/movable-clock.ts';
import { identityMigrations } from '../identity/migrations.ts';
import { sequentialIds } from '../ids/sequential-ids.ts';
import { openDatabase } from '../store/open-database.ts';
import { appMigrations } from './app-migrations.ts';
import { createApps } from './apps.ts';

it('gives the apps of an older tenant a definition and a version, and leaves them as they were', () => {
  const db = openDatabase(':memory:');
  onTestFinished(() => db.close());
  db.migrate(identityMigrations);
  db.exec(`
    INSERT INTO principals (id, kind, handle, name) VALUES ('ent_ada', 'user', 'ada', 'Ada'), ('ent_app', 'app', 'slack', 'Slack app');
    INSERT INTO apps (id, principal_id, definition_id, client_id, secret_hash, description, creator_id, created_at, modified_at)
      VALUES ('app_1', 'ent_app', 'appdef_1', 'client', 'hash', 'Tells us things', 'ent_ada', 1, 2);`);

  db.migrate([...identityMigrations, ...appMigrations]);

  const apps = createApps({ db, clock: movableClock(), ids: sequentialIds(), url: () => '' });
  expect(apps.get('app_1')).toMatchObject({ definitionId: 'appdef_1', versionNumber: '0.0.1', status: 'active' });
  expect(apps.definitions.get('appdef_1')).toMatchObject({ name: 'Slack app', ownerIds: ['ent_ada'], createdAt: 1 });
  expect(apps.credential('client')?.secretHash).toBe('hash');
});
