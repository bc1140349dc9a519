import type { Custodian, Party } from '../lead/lead.ts';
import type { Desk, Org, Pool } from '../org/org.ts';
import type { Directory } from './directory.ts';
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

/**
 * The directory of an org that has passed its check. What it is asked about someone the org does not have is a bug and
 * throws. A person without anybody above them is their own manager.
 */
export const directoryOf = (org: Org): Directory => {
  const { calendar, isAway, availableFrom } = presenceIn(org);
  // What does not change with the instant is looked for once: simulations ask at every step.
  const calendarOf = remembering((person) => clockOf(org, person));
  const managers = remembering((person) => managerOf(org, person));
  const deputiesOf = remembering((person) => allDeputies(org, person));
  const partyOf = (person: string): Party => ({ person, calendar: calendarOf(person) });
  const deputies = (person: string, at: number): readonly Party[] =>
    deputiesOf(person)
      .filter((deputy) => !isAway(deputy, at))
      .map(partyOf);
  /** The person if present, else the first present deputy, else the first present of the others. */
  const present = (person: string, others: readonly string[], at: number): string | undefined => {
    if (!isAway(person, at)) return person;
    return deputies(person, at)[0]?.person ?? others.find((other) => !isAway(other, at));
  };
  const standIn = (name: string, at: number): string => {
    const person = personNamed(org, name);
    return present(person, [], at) ?? person;
  };
  const deskNamed = (id: string): Desk => found(org.desks[id], `desk ${id}`, org);
  const poolNamed = (id: string): Pool => found(org.pools[id], `pool ${id}`, org);
  const seat = (kind: Custodian['kind'], at: Desk | Pool, person: string): Custodian => ({
    kind,
    id: at.id,
    person,
    calendar: at.calendar,
  });
  return {
    org,
    version: org.version,
    calendar,
    clockOf: calendarOf,
    isAway,
    availableFrom,
    deputies,
    managerOf: managers,
    party: (name, at) => partyOf(standIn(name, at)),
    desk: (id, at) => {
      const desk = deskNamed(id);
      return seat('desk', desk, present(desk.holder, desk.members, at) ?? standIn(desk.final, at));
    },
    finalOf: (id, at) => {
      const desk = deskNamed(id);
      return seat('desk', desk, standIn(desk.final, at));
    },
    poolLead: (id, at) => {
      const pool = poolNamed(id);
      return seat('pool', pool, standIn(pool.lead, at));
    },
  };
};
