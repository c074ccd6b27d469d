import { memorySharedState, Secret } from '@ligase/core';
import { fakeClock } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { keptInstallation } from './kept-installation.ts';

const share = () => memorySharedState({ clock: fakeClock() });
const kept = (state = share(), clientSecret = 'the client secret') =>
  keptInstallation({
    share: state,
    app: 'slack-bot',
    clientSecret: new Secret(clientSecret),
    installUrl: 'https://bot.example.com/slack/install',
  });
const lab = { teamId: 'T1', team: 'Lab', token: new Secret('xoxb-1') };

describe('the installation that is kept', () => {
  it('is the one of the first workspace, and of no other, also once that is removed', async () => {
    const installation = kept();
    await installation.keep(lab);
    await installation.forget(lab.token);

    const other = installation.keep({ teamId: 'T2', team: 'Rivals', token: new Secret('xoxb-2') });

    await expect(other).rejects.toMatchObject({
      code: 'RUN_REFUSED',
      message: expect.stringContaining('for the workspace Lab (T1), and was installed in Rivals (T2)'),
    });
    await installation.keep({ ...lab, token: new Secret('xoxb-3') });
    expect((await installation.token()).reveal()).toBe('xoxb-3');
  });

  it('is not readable with another client secret, and says to install again', async () => {
    const state = share();
    await kept(state).keep(lab);

    const token = kept(state, 'a new client secret').token();

    await expect(token).rejects.toMatchObject({
      code: 'AUTH_TOKEN_REJECTED',
      message: expect.stringContaining('under another client secret'),
    });
  });

  it('is not forgotten for a token that has been replaced', async () => {
    const installation = kept();
    await installation.keep(lab);
    await installation.keep({ ...lab, token: new Secret('xoxb-2') });

    const wasKept = await installation.forget(lab.token);

    expect(wasKept).toBe(false);
    expect((await installation.token()).reveal()).toBe('xoxb-2');
  });
});
