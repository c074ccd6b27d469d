import type { Family } from '../../engine/family.ts';
import { facetAnyOf, itemFilters, mentionedIn, nameFilters } from '../../engine/filters.ts';

/** How the upload of a file or a data frame stands. */
export type UploadStatus = 'NOT_UPLOADED' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED_VALIDATION';

/** The family of what lies in folders and is uploaded: files and datasets. */
export function uploadedFamily(
  family: Pick<Family, 'type' | 'label' | 'prefix' | 'path' | 'listKey' | 'idsKey'>,
): Family {
  return {
    ...family,
    head: (row, lookup) => ({
      id: row.id,
      name: row.name,
      createdAt: lookup.time(row.created_at),
      modifiedAt: lookup.time(row.modified_at),
      creator: lookup.party(row.creator_id),
      folderId: row.folder_id,
      archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
    }),
    filters: {
      archiveReason: itemFilters.archiveReason,
      createdAt: itemFilters.createdAt,
      modifiedAt: itemFilters.modifiedAt,
      creatorIds: itemFilters.creatorIds,
      folderId: itemFilters.folderId,
      ...nameFilters,
      mentionedIn,
      originIds: facetAnyOf('origin'),
      displayIds: facetAnyOf('displayId'),
    },
    defaultSort: 'modifiedAt:desc',
  };
}
