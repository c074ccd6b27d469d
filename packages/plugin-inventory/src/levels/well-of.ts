import type { Schemas } from '@ligase/benchling-api/v2';
import { concentrationOf } from '../units/concentration.ts';
import { volumePlOf } from '../units/volume.ts';
import type { Well, WellContent } from './well.ts';

type Holding = Pick<
  Schemas['Container'],
  | 'id'
  | 'name'
  | 'barcode'
  | 'quantity'
  | 'contents'
  | 'modifiedAt'
  | 'parentStorageId'
  | 'checkoutRecord'
  | 'archiveRecord'
  | 'restrictionStatus'
>;

/** What a container holds, read from what Benchling sent; `holder` names the plate that it is a well of. */
export function wellOf(container: Holding, holder?: string): Well {
  const {
    id = '',
    name = '',
    quantity = {},
    parentStorageId,
    checkoutRecord,
    archiveRecord,
    restrictionStatus,
  } = container;
  const [holderId = null, place = null] = parentStorageId?.split(':') ?? [];
  const barcode = container.barcode ?? null;
  const position = place?.toUpperCase() ?? null;
  const contents = (container.contents ?? []).map(contentOf);
  const isUntouched = contents.length === 0 && (quantity.value ?? null) === null;
  return {
    containerId: id,
    label: holder !== undefined && position !== null ? `${holder} ${position}` : (barcode ?? (name || id)),
    volumePl: isUntouched ? 0 : volumePlOf(quantity),
    contentIds: contents.map((content) => content.id).toSorted(),
    holderId,
    position,
    barcode,
    contents,
    modifiedAt: container.modifiedAt ?? '',
    isArchived: (archiveRecord ?? null) !== null,
    checkout: { status: checkoutRecord?.status ?? 'AVAILABLE', assigneeId: checkoutRecord?.assignee?.id ?? null },
    isRestricted: restrictionStatus === 'RESTRICTED',
  };
}

function contentOf({ batch, entity, concentration }: Schemas['ContainerContent']): WellContent {
  const entityId = idOf(entity);
  const seen = entity !== null && entity !== undefined && 'name' in entity ? entity : undefined;
  return {
    id: idOf(batch) ?? entityId ?? '',
    entityId: seen === undefined ? null : entityId,
    name: seen?.name ?? null,
    concentration: concentrationOf(concentration),
  };
}

/** What the app may not view shows as its id alone. */
function idOf(item: object | null | undefined): string | null {
  const { id, inaccessibleId } = (item ?? {}) as { readonly id?: string; readonly inaccessibleId?: string };
  return id ?? inaccessibleId ?? null;
}
