import { workflows } from '@ligase/workflows';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configuration } from '../src/configuration.ts';
import { buttonsOf, calls, correlationOf, trailOf, wordsOf } from './harness/cards.ts';
import { registering } from './harness/registering.ts';
import { fillShelf, type Shelf } from './harness/shelf.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const { ada, bo, cy } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('sequences that are registered from Slack', { timeout: 60_000 }, () => {
  let stage: Stage;
  let shelf: Shelf;
  let bot: RunningBot;
  let person: ReturnType<typeof registering>;
  beforeAll(async () => {
    stage = await startStage();
    person = registering(stage.slack);
    shelf = await fillShelf(stage.lab, { needsAnother: true });
    bot = await startBot({
      access: stage.lab.access,
      // Files are read from Slack's own address alone, and a proxy's is another.
      slackUrl: stage.slack.url,
    });
    stage.toBot.setTarget(bot.url);
  }, 60_000);
  beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(bot.log.slice(-20).join('\n'))));
  afterAll(async () => {
    for (const one of [bot, shelf, stage]) await one[Symbol.asyncDispose]();
  });

  const held = (name: string) => shelf.sequences.find(name);

  it('are shown, approved by another person, registered once, and the trail says who asked and who approved', async () => {
    await person.ask(ada.id, { text: `>pADA1\nACGTTGCAAC\nGGTACCAA\n>pADA2\n${shelf.puc19.bases}\n` });
    const card = await person.card('pADA1', 'waits for approval');

    await stage.slack.press(card, ada.id, 'registration.approve');
    await person.told(ada.id, 'You asked for this yourself');
    await stage.slack.press(await person.card('pADA1', 'waits'), bo.id, 'registration.approve');

    const done = await person.card('pADA1', 'approved by Bo Berg, registered');
    const [sequence, ...others] = await held('pADA1');
    expect(wordsOf(card)).toContain(`has the same bases as <${shelf.puc19.url}|pUC19>`);
    expect([done.ts, buttonsOf(done)]).toEqual([card.ts, []]);
    expect(wordsOf(done)).toContain(sequence?.entityRegistryId);
    expect(others).toEqual([]);
    const id = correlationOf(done);
    expect(sequence?.fields?.['Asked by']?.value).toBe(
      `Ada Lovelace (ada@lab.example) in Slack, ${id}; approved by Bo Berg (bo@lab.example)`,
    );
    const made = (await trailOf(bot, id)).filter(({ action }) => action === 'dna-sequence.bulk-create');
    expect(made.at(-1)).toMatchObject({ actor: { kind: 'user', id: `slack:${ada.id}` } });
    const decided = (await bot.app.get(workflows).list({ workflow: 'decide-registration' })).find(
      ({ status }) => status === 'succeeded',
    );
    expect((await trailOf(bot, decided?.correlationId ?? '')).at(-1)).toMatchObject({
      action: 'registration.approve',
      actor: { kind: 'user', id: `slack:${bo.id}` },
      targets: [expect.stringContaining('register-sequences'), shelf.folderId],
    });
  });

  it('are taken from an uploaded file', async () => {
    const fileId = await stage.slack.upload(ada.id, 'plasmids.fasta', '>pFILE\nACGTTGCAACGGTACCTT\n');

    await person.ask(ada.id, { fileId });
    await stage.slack.press(await person.card('pFILE', 'waits'), bo.id, 'registration.approve');

    await person.card('pFILE', 'approved by Bo Berg, registered');
    expect(await held('pFILE')).toMatchObject([{ bases: 'ACGTTGCAACGGTACCTT', isCircular: true }]);
  });

  it('are not even shown to others when something is wrong with them, which is told by line', async () => {
    await person.ask(ada.id, { text: '>pBAD\nACGT!\n>pGOOD\nACGTACGT' });

    const told = await person.told(ada.id, 'must be mended first');
    expect(wordsOf(told)).toContain('Line 2');
    expect(await held('pGOOD')).toEqual([]);
  });

  it('are not registered when they are refused, nor can they be approved afterwards', async () => {
    await person.ask(ada.id, { text: '>pNO\nACGTTGCAAC' });
    const card = await person.card('pNO', 'waits');

    await stage.slack.press(card, bo.id, 'registration.refuse');
    await person.card('pNO', 'refused by Bo Berg');
    await stage.slack.press(card, bo.id, 'registration.approve');

    await person.told(bo.id, 'That registration is decided already.');
    await person.told(ada.id, 'Bo Berg refused your sequences. Nothing was registered.');
    expect(await held('pNO')).toEqual([]);
  });

  it('are not approved by somebody who may not write there, who is told what is missing; others still can', async () => {
    await person.ask(ada.id, { text: '>pCY\nACGTTGCAACC' });
    const before = calls(stage.lab, 'bulkCreateDNASequences');

    await stage.slack.press(await person.card('pCY', 'waits'), cy.id, 'registration.approve');
    const told = await person.told(cy.id, 'may not');
    const between = await held('pCY');
    await expect
      .poll(async () => (await bot.app.get(workflows).list({ workflow: 'decide-registration', limit: 1 }))[0]?.status, {
        timeout,
      })
      .toBe('refused');
    const again = await person.card('pCY', 'waits');
    await Promise.all(Array.from({ length: 3 }, () => stage.slack.press(again, bo.id, 'registration.approve')));

    await person.card('pCY', 'approved by Bo Berg, registered');
    expect(told.text).toContain('they have Read there and need Write');
    expect(between).toEqual([]);
    expect(await held('pCY')).toHaveLength(1);
    expect(calls(stage.lab, 'bulkCreateDNASequences') - before).toBe(1);
  });

  it('that are there already are left as they are, and their card says so', async () => {
    await person.ask(ada.id, { text: '>pADA1\nACGTTGCAACGGTACCAA' });

    await stage.slack.press(await person.card('pADA1', 'waits'), bo.id, 'registration.approve');

    const done = await person.card('was there already', 'approved by Bo Berg, registered');
    expect(wordsOf(done)).toContain('pADA1');
    expect(await held('pADA1')).toHaveLength(1);
  });

  it('that Benchling does not take are told with its words', async () => {
    const { control, access, registryId } = stage.lab;
    const give = (policy: 'Read' | 'Write') =>
      control.grantAccess({ resourceId: registryId, collaboratorId: access.appId, policy });
    await person.ask(ada.id, { text: '>pAPP\nACGTTGCAACCG' });
    const card = await person.card('pAPP', 'waits');
    give('Read');

    await stage.slack.press(card, bo.id, 'registration.approve');
    const done = await person.card('pAPP', 'not all registered');
    give('Write');

    expect(wordsOf(done)).toContain('You do not have permission to add to Registry');
    expect(await held('pAPP')).toEqual([]);
  });

  it('have a card that says so when their registration fails', async () => {
    await person.ask(ada.id, { text: '>pFAIL\nACGTTGCAACCGT' });
    const card = await person.card('pFAIL', 'waits');
    stage.lab.control.failNext({ operationId: 'listDNASequences', status: 403, times: 100 });

    await stage.slack.press(card, bo.id, 'registration.approve');
    const failed = await person.card('pFAIL', 'approved by Bo Berg, and failed');
    stage.lab.control.clearFaults();

    expect(wordsOf(failed)).toContain('I could not register the sequences: ');
    await person.told(ada.id, 'I could not register the sequences');
    expect(await held('pFAIL')).toEqual([]);
  });

  it('are not registered when nobody approves them in time', async () => {
    const { control, access } = stage.lab;
    const path = ['Registrations', 'Lab', 'Days to approve'];
    control.setAppConfiguration({ appId: access.appId, items: [{ path, value: 1 / 86_400 }] });
    const read = async () => (await bot.app.get(configuration).get('registrations'))[0]?.values.daysToApprove;
    await expect.poll(read, { timeout }).toBeDefined();

    await person.ask(ada.id, { text: '>pLATE\nACGTTGCAACCC' });

    const card = await person.card('pLATE', 'nobody approved it in time');
    await person.told(ada.id, 'Nobody approved your sequences in time. Nothing was registered.');
    expect([buttonsOf(card), await held('pLATE')]).toEqual([[], []]);
  });
});
