import { expect, it } from 'vitest';
import { startLab, type Lab } from '../../../test/support/start-tenant.ts';

const GENE = 'ATGAGTAAAGGAGAAGAACTTTTCACTGGAGTTGTCCCAATTCTTGTTGAATTAGATGGTGATGTTAATGGGCACAAA';
const READ = GENE.slice(20, 60);

const sequence = async (lab: Lab, name: string, bases: string): Promise<string> =>
  (await lab.member('POST', '/dna-sequences', { name, bases, isCircular: false, folderId: lab.folderId })).body.id;

/** A trace as a sequencer writes it, with nothing but its bases. */
const trace = (bases: string): string => {
  const data = Buffer.alloc(128 + 28 + bases.length);
  data.write('ABIF');
  data.writeInt32BE(1, 18);
  data.writeInt32BE(128, 26);
  data.write('PBAS', 128);
  data.writeInt32BE(bases.length, 128 + 12);
  data.writeInt32BE(bases.length, 128 + 16);
  data.writeInt32BE(156, 128 + 20);
  data.write(bases, 156);
  return data.toString('base64');
};
const base64 = (text: string): string => Buffer.from(text).toString('base64');

it.each([
  ['/nucleotide-alignments', 'alignments'],
  ['/dna-alignments', 'dnaAlignments'],
])('%s align sequences and files to a template, and are shown on what they align', async (path, key) => {
  const lab = startLab();
  const template = await sequence(lab, 'gene', GENE);
  const read = await sequence(lab, 'read', READ);
  const files = [
    { sequenceId: read },
    { name: 'r1.ab1', data: trace(READ) },
    { name: 'reads.fasta', data: base64(`>one\n${READ}\n>two\n${GENE}\n`) },
    { name: 'old.gb', data: base64(`LOCUS       old 8 bp\nORIGIN\n        1 ${GENE.toLowerCase()}\n//\n`) },
  ];

  const task = await lab.finished(
    await lab.member('POST', `${path}:create-template-alignment`, {
      algorithm: 'mafft',
      name: 'Reads',
      files,
      templateSequenceId: template,
      shouldDisableCircularSequenceRotation: true,
    }),
  );
  const got = await lab.member('GET', `${path}/${task.response.id}`);
  const listed = await lab.member('GET', `${path}?sequenceIds=${template}`);
  const shown = await lab.member('GET', `/dna-sequences/${read}`);
  const removed = await lab.member('DELETE', `${path}/${task.response.id}`);
  const gone = await lab.member('GET', `${path}/${task.response.id}`);
  const after = await lab.member('GET', `/dna-sequences/${read}`);

  expect(task.status).toBe('SUCCEEDED');
  expect(task.response).toMatchObject({ name: 'Reads', referenceSequenceId: template });
  expect(task.response.alignedSequences.map(({ name }: { name: string }) => name)).toEqual([
    'gene',
    'read',
    'r1.ab1',
    'one',
    'two',
    'old',
  ]);
  expect(task.response.alignedSequences[1]).toEqual({
    name: 'read',
    bases: '-'.repeat(20) + READ + '-'.repeat(GENE.length - 60),
    sequenceId: read,
    dnaSequenceId: read,
    trimStart: 0,
    trimEnd: 40,
    pairwiseIdentity: 1,
  });
  expect(got.body).toEqual(task.response);
  expect(listed.body[key]).toEqual([expect.objectContaining({ id: task.response.id, referenceSequenceId: template })]);
  expect(listed.body[key][0]).not.toHaveProperty('alignedSequences');
  expect(shown.body.dnaAlignmentIds).toEqual([task.response.id]);
  expect([removed.status, removed.body, gone.status]).toEqual([200, {}, 404]);
  expect(after.body.dnaAlignmentIds).toEqual([]);
});

it('keeps a consensus as a new sequence, or in one that is there', async () => {
  const lab = startLab();
  const sequences = [
    await sequence(lab, 'a', GENE),
    await sequence(lab, 'b', `${GENE}ACGT`),
    await sequence(lab, 'c', GENE),
  ];
  const body = { algorithm: 'clustalo', name: 'All', files: sequences.map((sequenceId) => ({ sequenceId })) };
  const kept = await sequence(lab, 'kept', 'ACGT');
  const path = '/nucleotide-alignments:create-consensus-alignment';

  const made = await lab.finished(await lab.member('POST', path, { ...body, newSequence: { folderId: lab.folderId } }));
  const written = await lab.finished(await lab.member('POST', path, { ...body, sequenceId: kept }));
  const nowhere = await lab.finished(await lab.member('POST', path, body));
  const consensus = await lab.member('GET', `/dna-sequences/${made.response.referenceSequenceId}`);

  expect(consensus.body).toMatchObject({ name: 'All', bases: `${GENE}ACGT`, folderId: lab.folderId });
  expect(made.response.alignedSequences[0]).not.toHaveProperty('pairwiseIdentity');
  expect(written.response.referenceSequenceId).toBe(kept);
  expect((await lab.member('GET', `/dna-sequences/${kept}`)).body.bases).toBe(`${GENE}ACGT`);
  expect(nowhere).toMatchObject({ status: 'FAILED', message: expect.stringContaining('newSequence.folderId') });
});

it('aligns nothing that the caller may not read, edits nothing that the caller may only read, and no file without bases', async () => {
  const lab = startLab();
  const template = await sequence(lab, 'gene', GENE);
  const reader = lab.user('eve', { [lab.projectId]: 'Read' }).call;
  const stranger = lab.user('bob').call;
  const align = async (call: Lab['member'], files: readonly object[]): Promise<{ status: string; message: string }> => {
    const submitted = await call('POST', '/nucleotide-alignments:create-template-alignment', {
      algorithm: 'mafft',
      files,
      templateSequenceId: template,
    });
    return (await call('GET', `/tasks/${submitted.body.taskId}`)).body;
  };

  const outcomes = [
    await align(stranger, [{ sequenceId: template }]),
    await align(reader, [{ sequenceId: template }]),
    await align(lab.member, [{ name: 'x.txt', data: base64('not a sequence!') }]),
  ];

  expect(outcomes.map(({ status }) => status)).toEqual(['FAILED', 'FAILED', 'FAILED']);
  expect(outcomes.map(({ message }) => message)).toEqual([
    expect.stringContaining('Invalid templateSequenceId'),
    expect.stringContaining('You do not have permission to edit gene'),
    expect.stringContaining('The file x.txt holds no sequence of bases'),
  ]);
});
