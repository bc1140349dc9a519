import type { Custodian, Party } from '../lead/lead.ts';
import type { Desk, Org, Pool } from '../org/org.ts';
import type { Directory } from './directory.ts';
import { firstPresent, OrgMember } from './org-member.ts';
import { presenceIn } from './presence.ts';

const found = <T>(thing: T | undefined, what: string, org: Org): T => {
  if (thing === undefined) throw new Error(`no ${what} in org ${org.name}`);
  return thing;
};

/** The person a role or person is called by; a role goes before a person of the same name. */
const personNamed = (org: Org, name: string): string => {
  const id = org.roles[name] ?? name;
  return found(org.people[id], `role or person ${name}`, org).id;
};

const clockOf = (org: Org, id: string): string => {
  const person = found(org.people[id], `person ${id}`, org);
  const team = person.team === null ? undefined : org.teams[person.team];
  return team?.calendar ?? person.calendar;
};

/** Everybody who could be asked, the nearest first. */
const managersOf = function* (org: Org, id: string): Generator<string | null | undefined> {
  const person = found(org.people[id], `person ${id}`, org);
  yield person.manager;
  for (const team of Object.values(org.teams)) {
    if (team.id === person.team || team.members.includes(id)) yield team.manager;
  }
  for (const { lead, members } of Object.values(org.pools)) {
    if (members.some((member) => member.person === id)) yield lead;
  }
  yield org.roles['sales-manager'];
  // Who stands above the sales manager answers for nobody but decides somewhere.
  for (const { final } of Object.values(org.desks)) yield org.roles[final] ?? final;
  for (const { holder } of Object.values(org.desks)) yield holder;
};

const managerOf = (org: Org, id: string): string => {
  for (const manager of managersOf(org, id)) {
    if (typeof manager === 'string' && manager !== id && org.people[manager]) return manager;
  }
  return id;
};

/** Deputies level by level, so that those of the person come before those of a deputy; nobody twice. */
const allDeputies = (org: Org, id: string): readonly string[] => {
  const seen = new Set([id]);
  for (const each of seen) {
    for (const deputy of org.people[each]?.deputies ?? []) if (org.people[deputy]) seen.add(deputy);
  }
  seen.delete(id);
  return [...seen];
};

/** Answers each name once by `find` and then from memory. */
const remembering = <T>(find: (name: string) => T): ((name: string) => T) => {
  const found = new Map<string, T>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const answer = find(name);
    found.set(name, answer);
    return answer;
  };
};

/** A desk or pool with who sat there last: the same custodian as long as it is the same person. */
class Seat<At extends Desk | Pool> {
  readonly at: At;
  private readonly kind: Custodian['kind'];
  private taken: Custodian | null = null;

  constructor(kind: Custodian['kind'], at: At) {
    this.kind = kind;
    this.at = at;
  }

  of(person: string): Custodian {
    if (this.taken?.person === person) return this.taken;
    const { id, calendar } = this.at;
    return (this.taken = { kind: this.kind, id, person, calendar });
  }
}

/**
 * The directory of an org that has passed its check. What it is asked about someone the org does not have is a bug and
 * throws. A person without anybody above them is their own manager.
 */
export const directoryOf = (org: Org): Directory => {
  const { calendar, present, working } = presenceIn(org);
  // What does not change with the instant is looked for once: simulations ask at every step.
  const members = remembering(
    (id) =>
      new OrgMember(found(org.people[id], `person ${id}`, org), clockOf(org, id), {
        present,
        working,
      }),
  );
  const managers = remembering((person) => managerOf(org, person));
  const deputiesOf = remembering((person) => allDeputies(org, person).map(members));
  const called = remembering((name) => members(personNamed(org, name)));
  const poolMembers = new WeakMap<Pool, readonly (OrgMember | null)[]>();
  /** The person if present, else their first present deputy. */
  const orDeputy = (member: OrgMember, at: number): OrgMember | undefined =>
    member.isAway(at) ? firstPresent(deputiesOf(member.party.person), at) : member;
  const standIn = (name: string, at: number): Party => {
    const member = called(name);
    return (orDeputy(member, at) ?? member).party;
  };
  const desks = remembering((id) => new Seat('desk', found(org.desks[id], `desk ${id}`, org)));
  const finals = remembering((id) => new Seat('desk', desks(id).at));
  const queues = remembering((id) => new Seat('pool', found(org.pools[id], `pool ${id}`, org)));
  return {
    org,
    version: org.version,
    calendar,
    clockOf: (person) => members(person).party.calendar,
    isAway: (person, at) => members(person).isAway(at),
    availableFrom: (person, at) => members(person).availableFrom(at),
    member: (person) => (Object.hasOwn(org.people, person) ? members(person) : null),
    membersOf: (pool) => {
      let known = poolMembers.get(pool);
      if (known === undefined) {
        known = pool.members.map(({ person }) =>
          Object.hasOwn(org.people, person) ? members(person) : null,
        );
        poolMembers.set(pool, known);
      }
      return known;
    },
    deputies: (person, at) =>
      deputiesOf(person)
        .filter((deputy) => !deputy.isAway(at))
        .map(({ party }) => party),
    managerOf: managers,
    party: standIn,
    desk: (id, at) => {
      const seat = desks(id);
      const { holder, members: others, final } = seat.at;
      const there = orDeputy(members(holder), at) ?? firstPresent(others.map(members), at);
      return seat.of(there?.party.person ?? standIn(final, at).person);
    },
    finalOf: (id, at) => {
      const seat = finals(id);
      return seat.of(standIn(seat.at.final, at).person);
    },
    poolLead: (id, at) => {
      const seat = queues(id);
      return seat.of(standIn(seat.at.lead, at).person);
    },
  };
};
