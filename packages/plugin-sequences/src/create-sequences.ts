import type { Benchling } from '@ligase/core';
import { checkSequences } from './check/check-sequences.ts';
import { compareWithBenchling } from './check/compare-with-benchling.ts';
import { registerChecked } from './check/register-checked.ts';
import type { Sequences } from './contract.ts';
import { importFile } from './import/import-file.ts';
import { archiveSequences } from './operations/archive-sequences.ts';
import { bulkCreateSequences } from './operations/bulk-create-sequences.ts';
import { bulkGetSequences } from './operations/bulk-get-sequences.ts';
import { bulkUpdateSequences } from './operations/bulk-update-sequences.ts';
import { bulkUpsertSequences } from './operations/bulk-upsert-sequences.ts';
import { createSequence } from './operations/create-sequence.ts';
import { findSequences } from './operations/find-sequences.ts';
import { getSequence } from './operations/get-sequence.ts';
import { listSequences } from './operations/list-sequences.ts';
import { matchBases } from './operations/match-bases.ts';
import { registerSequences } from './operations/register-sequences.ts';
import { searchBases } from './operations/search-bases.ts';
import { unarchiveSequences } from './operations/unarchive-sequences.ts';
import { unregisterSequences } from './operations/unregister-sequences.ts';
import { updateSequence } from './operations/update-sequence.ts';
import { upsertSequence } from './operations/upsert-sequence.ts';

/** The service on top of a client: each method is the operation of its name. */
export function createSequences(benchling: Benchling): Sequences {
  return {
    list: (query, options) => listSequences(benchling, query, options),
    get: (id, options) => getSequence(benchling, id, options),
    bulkGet: (ids, options) => bulkGetSequences(benchling, ids, options),
    find: (text, options) => findSequences(benchling, text, options),
    create: (sequence, options) => createSequence(benchling, sequence, options),
    update: (id, changes, options) => updateSequence(benchling, id, changes, options),
    upsert: (entityRegistryId, sequence, options) => upsertSequence(benchling, entityRegistryId, sequence, options),
    bulkCreate: (items, options) => bulkCreateSequences(benchling, items, options),
    bulkUpdate: (items, options) => bulkUpdateSequences(benchling, items, options),
    bulkUpsert: (items, options) => bulkUpsertSequences(benchling, items, options),
    archive: (ids, reason, options) => archiveSequences(benchling, ids, reason, options),
    unarchive: (ids, options) => unarchiveSequences(benchling, ids, options),
    register: (request, options) => registerSequences(benchling, request, options),
    unregister: (request, options) => unregisterSequences(benchling, request, options),
    searchBases: (bases, options) => searchBases(benchling, bases, options),
    matchBases: (bases, options) => matchBases(benchling, bases, options),
    check: checkSequences,
    compare: ({ records }, options = {}) => compareWithBenchling(benchling, records, options),
    registerChecked: (check, place, options = {}) => registerChecked(benchling, check, place, options),
    importFile: (source, options) => importFile(benchling, source, options),
  };
}
