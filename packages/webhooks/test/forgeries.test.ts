import { describe, expect, it } from 'vitest';
import { webhookBody } from './benchling-sender.ts';
import { forgeries, type Loot } from './forgeries.ts';
import { intakeLab, type IntakeLab } from './intake-lab.ts';

const lootOf = (lab: IntakeLab): Loot => ({
  genuine: lab.sign(),
  another: lab.sign({ id: 'msg_2', body: webhookBody({ resourceId: 'etr_2' }) }),
  key: lab.key,
  now: lab.clock.now(),
});

describe('a forged delivery', () => {
  it.each(Object.entries(forgeries))('with %s is refused, and nothing of it is kept', async (_, forge) => {
    const lab = intakeLab();
    const loot = lootOf(lab);
    const genuine = await intakeLab({ fetch: lab.server.fetch }).hand(loot.genuine);

    const status = await lab.hand(forge(loot));

    expect([genuine, status]).toEqual([200, 401]);
    expect(lab.kept()).toEqual([]);
    expect(lab.log.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('does not keep the genuine one with its id from being taken afterwards', async () => {
    const lab = intakeLab();
    const loot = lootOf(lab);
    for (const forge of Object.values(forgeries)) await lab.hand(forge(loot));

    const status = await lab.hand(loot.genuine);

    expect(status).toBe(200);
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('shows nothing of what it brought in the log but why it was refused', async () => {
    const lab = intakeLab();
    const loot = lootOf(lab);

    for (const forge of Object.values(forgeries)) await lab.hand(forge(loot));

    const shown = lab.log.lines.map(({ fields }) => (fields['err'] as Error).message).join('\n');
    expect(shown).not.toMatch(/msg_|etr_|MEUCIQ\w/u);
  });
});

describe('a genuine delivery', () => {
  it('is taken when signatures of other versions and other keys stand before its own', async () => {
    const lab = intakeLab();
    const { genuine, another } = lootOf(lab);
    const strange = 'v2x,AAAA nonsense , v1bder, v1bder,AAAAAAAAAAAA=';
    const signatures = [strange, another.headers['webhook-signature'], '', genuine.headers['webhook-signature']];
    const headers = { ...genuine.headers, 'webhook-signature': signatures.join(' ') };

    const status = await lab.hand({ ...genuine, headers });

    expect(status).toBe(200);
  });
});
