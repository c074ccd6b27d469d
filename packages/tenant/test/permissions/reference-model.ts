/**
 * Who may do what, told a second time and as plainly as possible: every policy is a rank, and a right is the highest
 * rank of any grant that reaches someone. Shares nothing with the tenant.
 */
export type Policy = 'None' | 'Read' | 'Append' | 'Write' | 'Admin';
export type Verdict = 'yes' | 'unseen' | 'no';

const rank = { None: 0, Read: 1, Append: 2, Write: 3, Admin: 4 };
const needed = { read: 1, append: 2, write: 3 };

interface ModelItem {
  project: string;
  registry: string | null;
  authors: string[] | null;
}

export class ReferenceModel {
  readonly teamOf: Record<string, string>;
  members: { group: string; who: string; admin: boolean }[] = [];
  grants: { place: string; to: string; adminsOnly: boolean; policy: Policy }[] = [];
  owners: Record<string, string> = {};
  items: Record<string, ModelItem> = {};
  archivedTeams = new Set<string>();
  archivedApps = new Set<string>();

  /** `teamOf` gives the organization of each team. */
  constructor(teamOf: Record<string, string>) {
    this.teamOf = teamOf;
  }

  isIn(group: string, who: string): boolean {
    return this.members.some((member) => member.group === group && member.who === who);
  }

  join(group: string, who: string, admin: boolean): boolean {
    const organization = this.teamOf[group];
    if (organization !== undefined && !this.isIn(organization, who)) return false;
    this.members = this.members.filter((member) => member.group !== group || member.who !== who);
    this.members.push({ group, who, admin });
    return true;
  }

  leave(group: string, who: string): void {
    const left = new Set([group, ...Object.keys(this.teamOf).filter((team) => this.teamOf[team] === group)]);
    this.members = this.members.filter((member) => member.who !== who || !left.has(member.group));
  }

  grant(place: string, to: string, adminsOnly: boolean, policy: Policy): void {
    this.revoke(place, to, adminsOnly);
    this.grants.push({ place, to, adminsOnly, policy });
  }

  revoke(place: string, to: string, adminsOnly: boolean): void {
    this.grants = this.grants.filter(
      (grant) => grant.place !== place || grant.to !== to || grant.adminsOnly !== adminsOnly,
    );
  }

  rankAt(who: string, place: string): number {
    const reaches = (group: string, adminsOnly: boolean): boolean =>
      !this.archivedTeams.has(group) &&
      this.members.some((member) => member.group === group && member.who === who && (member.admin || !adminsOnly));
    const ranks = this.grants
      .filter((grant) => grant.place === place && (grant.to === who || reaches(grant.to, grant.adminsOnly)))
      .map((grant) => rank[grant.policy]);
    const owner = this.owners[place];
    if (owner === who || (owner !== undefined && reaches(owner, true))) ranks.push(rank.Admin);
    return Math.max(0, ...ranks);
  }

  may(who: string, action: 'read' | 'append' | 'write', place: string): Verdict {
    const has = this.rankAt(who, place);
    if (has < needed.read) return 'unseen';
    return has < needed[action] ? 'no' : 'yes';
  }

  mayWithItem(who: string, action: 'read' | 'write', id: string): Verdict {
    const item = this.items[id];
    if (item === undefined) return 'unseen';
    const place = item.registry ?? item.project;
    const verdict = this.may(who, action, place);
    const another = action === 'write' && item.authors !== null && !item.authors.includes(who);
    return verdict === 'yes' && another && this.rankAt(who, place) < rank.Admin ? 'no' : verdict;
  }
}
