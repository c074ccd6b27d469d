import type { ItemKind } from './item-kinds.ts';

/** A field of a schema that has a value. */
export interface ItemField {
  readonly name: string;
  /** As Benchling shows it; links by the names of what they lead to. */
  readonly text: string;
}

/** A thing in Benchling, as much of it as fits on a card. */
export interface RegistryItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly name: string;
  /** The id in the registry; `undefined` when it is not registered. Of an entry its display id, of inventory its barcode. */
  readonly registryId: string | undefined;
  readonly aliases: readonly string[];
  readonly schemaName: string | undefined;
  /** Those that have a value, in Benchling's order. */
  readonly fields: readonly ItemField[];
  /** In bases or amino acids; `undefined` for what is no sequence. */
  readonly length: number | undefined;
  /** Of inventory the project, of all else the folder; its name when it was asked for and the app may see it. */
  readonly place: { readonly id: string; readonly name?: string } | undefined;
  readonly isArchived: boolean;
  readonly webUrl: string | undefined;
}

interface WireField {
  readonly displayValue?: string | null;
  readonly textValue?: string | null;
}

/** What the kinds send, as much as is read of it. */
export interface WireItem {
  readonly id?: string;
  readonly name?: string | null;
  readonly entityRegistryId?: string | null;
  readonly displayId?: string | null;
  readonly barcode?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly schema?: { readonly name?: string } | null;
  readonly fields?: Readonly<Record<string, WireField>> | null;
  readonly length?: number | null;
  readonly bases?: string | null;
  readonly folderId?: string | null;
  readonly projectId?: string | null;
  readonly archiveRecord?: object | null;
  readonly webURL?: string | null;
}

/** What an item is to people, of what Benchling sends of it. */
export function registryItem(kind: ItemKind, wire: WireItem): RegistryItem {
  const { id = '' } = wire;
  const placeId = wire.folderId ?? wire.projectId ?? undefined;
  return {
    kind,
    id,
    name: wire.name ?? id,
    registryId: wire.entityRegistryId ?? wire.displayId ?? wire.barcode ?? undefined,
    aliases: wire.aliases ?? [],
    schemaName: wire.schema?.name,
    fields: Object.entries(wire.fields ?? {}).flatMap(([name, { displayValue, textValue }]) => {
      const text = displayValue ?? textValue ?? '';
      return text === '' ? [] : [{ name, text }];
    }),
    length: wire.length ?? wire.bases?.length,
    place: placeId === undefined ? undefined : { id: placeId },
    isArchived: wire.archiveRecord != null,
    webUrl: wire.webURL ?? undefined,
  };
}
