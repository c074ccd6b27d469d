/**
 * The ids of the operations that take an Admin policy, although their archetype says less. As the local tenant decides;
 * Benchling documents none of it.
 */
export const takesAdmin: ReadonlySet<string> = new Set([
  'archiveFolders',
  'unarchiveFolders',
  'archiveProjects',
  'unarchiveProjects',
  'createDropdown',
  'updateDropdown',
  'archiveDropdownOptions',
  'unarchiveDropdownOptions',
  'createMonomer',
  'updateMonomer',
  'archiveMonomers',
  'unarchiveMonomers',
  'Project.Update',
  'Project.BatchUpdate',
  'Project.BulkUpdate',
  'Collaboration.Create',
  'Collaboration.Update',
  'Collaboration.Delete',
  'Collaboration.BatchCreate',
  'Collaboration.BatchUpdate',
  'Collaboration.BatchDelete',
  'Collaboration.BulkCreate',
  'Collaboration.BulkUpdate',
]);
