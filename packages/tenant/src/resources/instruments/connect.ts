import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { Storage } from '../../storage/storage.ts';
import { createBlob, uploadedBytes } from '../files/blob.ts';
import { allotropyVendors } from './allotropy-vendors.ts';
import { csvOfTabularAsm, tabularAsm, type TabularAsm } from './tabular-asm.ts';

interface Conversion {
  readonly blobOrFileId: string;
  readonly vendor?: string;
  readonly connectionId?: string;
  readonly automationOutputFileId?: string;
  readonly mapperConfig?: string;
  readonly transformType?: string;
}

interface Source {
  readonly name: string;
  readonly text: string;
}

/** Conversion of instrument files: a stand-in that reads CSV for the converters of all vendors. */
export function connect(engine: Engine, storage: Storage): Feature {
  const sourceOf = ({ principal, body }: Call): Source => {
    const { blobOrFileId } = body as Conversion;
    const { row, bytes } = uploadedBytes(engine, storage, principal, blobOrFileId, 'blobOrFileId');
    return { name: row.name, text: Buffer.from(bytes).toString() };
  };
  const keep = (call: Call, name: string, mimeType: string, text: string): string =>
    createBlob(engine, storage, call, { name, mimeType, bytes: Buffer.from(text) }).id;

  return {
    name: 'connect',
    operations: {
      listAllotropyVendors: {
        support: 'faithful',
        handle: () => ({
          body: Object.entries(allotropyVendors).map(([id, displayName]) => ({ id, displayName })),
        }),
      },
      convertToASM: {
        support: 'partial',
        differs: 'Every vendor is a stand-in that takes CSV and gives its rows as custom information.',
        handle: (call) => {
          const source = sourceOf(call);
          const asm = JSON.stringify(asmOf(source, call.body as Conversion));
          return { body: { blobId: keep(call, `${source.name}.json`, 'application/json', asm) } };
        },
      },
      convertToCSV: {
        support: 'partial',
        differs: 'It takes CSV of a vendor, or what convertToASM gave; mapper configurations are refused.',
        handle: (call) => {
          const sent = call.body as Conversion;
          refuseMapping(sent);
          const source = sourceOf(call);
          const csv = csvOfTabularAsm(parsedJson(source.text) ?? asmOf(source, sent));
          if (csv === undefined) {
            throw invalidRequest(`${source.name} is no document that convertToASM of the local tenant has made.`);
          }
          const blobId = keep(call, `${source.name}.csv`, 'text/csv', csv);
          return { body: [{ transformDataType: 'measurements', blobId }] };
        },
      },
    },
  };
}

function asmOf({ name, text }: Source, { vendor, connectionId }: Conversion): TabularAsm {
  if (connectionId !== undefined) throw unknownConnection(connectionId);
  if (vendor === undefined) throw invalidRequest('vendor is a required field for a file that is no JSON');
  if (!(vendor in allotropyVendors)) {
    throw invalidRequest(`Invalid vendor: ${vendor}. listAllotropyVendors names those that there are.`);
  }
  try {
    const asm = tabularAsm(text, name, vendor);
    if (asm['measurement aggregate document']['measurement document'].length > 0) return asm;
  } catch {
    // Refused like any other file that has no rows.
  }
  throw invalidRequest(`The local tenant converts CSV with a line of headings only, and ${name} is none.`);
}

function refuseMapping({ mapperConfig, transformType, automationOutputFileId, connectionId }: Conversion): void {
  if (connectionId !== undefined) throw unknownConnection(connectionId);
  if (mapperConfig !== undefined || automationOutputFileId !== undefined) {
    throw invalidRequest('The local tenant serves neither mapperConfig nor automationOutputFileId here.');
  }
  if (transformType !== undefined && transformType !== 'measurements') {
    throw invalidRequest(`Invalid transformType: ${transformType}. The local tenant knows "measurements" only.`);
  }
}

function unknownConnection(id: string): Error {
  return invalidRequest(`Invalid connectionId: ${id}. The local tenant has no connections; name the vendor.`, {
    invalidId: id,
  });
}

function parsedJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
