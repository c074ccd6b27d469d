import type { Control } from '../control/control.ts';
import type { SeedNames } from './seed-names.ts';
import type { Seed, SeedFolder, SeedGrant } from './seed.ts';

/** Adds the registries, projects and templates of a seed, who owns them and who may do what in them. */
export function addPlaces(control: Control, names: SeedNames, seed: Seed): void {
  const allow = (resourceId: string, grants: readonly SeedGrant[] | undefined, where: string): void =>
    names.each(grants, `${where}.access`, ({ to, ...grant }, at) => {
      control.grantAccess({ resourceId, collaboratorId: names.party(to, at), ...grant });
    });
  const owned = (owner: string | undefined, where: string): { readonly ownerId?: string } =>
    owner === undefined ? {} : { ownerId: names.party(owner, `${where}.owner`) };
  const addFolders = (parentFolderId: string, folders: readonly SeedFolder[] | undefined, where: string): void =>
    names.each(folders, `${where}.folders`, ({ folders: inner, ...folder }, at) => {
      const { id } = control.createFolder({ ...folder, parentFolderId });
      names.knowThing(id, folder.name);
      addFolders(id, inner, at);
    });

  names.each(seed.registries, 'registries', ({ owner, access, dropdowns, schemas, ...registry }, at) => {
    const { id: registryId, name } = control.createRegistry({ ...registry, ...owned(owner, at) });
    names.knowThing(registryId, name);
    allow(registryId, access, at);
    names.each(dropdowns, `${at}.dropdowns`, (dropdown, within) => {
      const { id } = control.createDropdown({ ...names.filled(dropdown, within), registryId });
      names.knowThing(id, dropdown.name);
    });
    names.each(schemas, `${at}.schemas`, (schema, within) => {
      const { id } = control.createSchema({ ...names.filled(schema, within), registryId });
      names.knowThing(id, schema.name);
    });
  });
  names.each(seed.projects, 'projects', ({ owner, access, folders, ...project }, at) => {
    const { id, folderId, name } = control.createProject({ ...project, ...owned(owner, at) });
    names.knowThing(folderId, folderId);
    names.knowThing(id, name);
    allow(id, access, at);
    addFolders(folderId, folders, at);
  });
  names.each(seed.entryTemplates, 'entryTemplates', (template, at) => {
    const { id } = control.createEntryTemplate(names.filled(template, at));
    names.knowThing(id, template.name);
  });
}
