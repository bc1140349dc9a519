import type { Custodian, Lead, Obligation, PassResult } from '@baton/core';
import { readFacts, writeFacts } from './inquiry-record.ts';
import type { Pen, Reader } from './pen.ts';
import type { Words } from './words.ts';

const noRefusals: Lead['refusals'] = {};
const nobody: readonly string[] = [];

const isEmpty = (counts: Lead['refusals']): boolean => {
  for (const _key in counts) return false;
  return true;
};

/** Whether a record has room for it: nothing offered, nothing to go on from, no merge. So it is with what rests in nurture. */
export const fitsRecord = (lead: Lead): boolean =>
  lead.offer === null &&
  lead.resume === null &&
  lead.returning === null &&
  lead.tombstone === null &&
  lead.approvals.length === 0 &&
  lead.linkedTo.length === 0 &&
  isEmpty(lead.refusals);

// Each reads in the order in which the one before it writes.

const writeCustodian = (pen: Pen, words: Words, one: Custodian | null): void => {
  pen.flag(one !== null);
  if (one === null) return;
  pen.thing(words.holders, one.kind);
  pen.thing(words.names, one.id);
  pen.thing(words.names, one.person);
  pen.thing(words.names, one.calendar);
};

const readCustodian = (reader: Reader, words: Words): Custodian | null =>
  reader.flag()
    ? {
        kind: reader.thing(words.holders),
        id: reader.thing(words.names),
        person: reader.thing(words.names),
        calendar: reader.thing(words.names),
      }
    : null;

const writeObligation = (pen: Pen, words: Words, one: Obligation): void => {
  pen.thing(words.names, one.id);
  pen.thing(words.kinds, one.kind);
  pen.thing(words.texts, one.about);
  pen.thing(words.names, one.owedBy);
  pen.number(one.since);
  pen.number(one.from);
  pen.number(one.used);
  pen.thing(words.names, one.calendar);
  pen.number(one.need);
  pen.thing(words.names, one.clock);
  pen.number(one.due);
  pen.thing(words.names, one.rung);
  pen.number(one.next);
  pen.number(one.clause === 'default' ? -1 : one.clause);
  pen.flag(one.missed);
};

const clauseFrom = (number: number): Obligation['clause'] => (number < 0 ? 'default' : number);

const readObligation = (reader: Reader, words: Words): Obligation => ({
  id: reader.thing(words.names),
  kind: reader.thing(words.kinds),
  about: reader.thing(words.texts),
  owedBy: reader.thing(words.names),
  since: reader.number(),
  from: reader.number(),
  used: reader.number(),
  calendar: reader.thing(words.names),
  need: reader.number(),
  clock: reader.thing(words.names),
  due: reader.number(),
  rung: reader.thing(words.names),
  next: reader.number(),
  clause: clauseFrom(reader.int()),
  missed: reader.flag(),
});

const writeResult = (pen: Pen, words: Words, one: PassResult): void => {
  pen.number(one.pass);
  pen.thing(words.results, one.result);
  pen.thing(words.texts, one.reason);
  pen.thing(words.names, one.by);
  pen.number(one.at);
  pen.optional(one.amount);
};

const readResult = (reader: Reader, words: Words): PassResult => ({
  pass: reader.int(),
  result: reader.thing(words.results),
  reason: reader.thing(words.texts),
  by: reader.thing(words.names),
  at: reader.number(),
  amount: reader.optional(),
});

const writeLast = (pen: Pen, words: Words, { lastOwner, nurture }: Lead): void => {
  pen.flag(lastOwner !== null);
  if (lastOwner !== null) {
    pen.thing(words.names, lastOwner.person);
    pen.number(lastOwner.at);
  }
  pen.flag(nurture !== null);
  if (nurture === null) return;
  pen.number(nurture.since);
  pen.number(nurture.entered);
  pen.number(nurture.touch);
  pen.optional(nurture.lastTouchAt);
};

const readLastOwner = (reader: Reader, words: Words): Lead['lastOwner'] =>
  reader.flag() ? { person: reader.thing(words.names), at: reader.number() } : null;

const readNurture = (reader: Reader): Lead['nurture'] =>
  reader.flag()
    ? {
        since: reader.number(),
        entered: reader.number(),
        touch: reader.int(),
        lastTouchAt: reader.optional(),
      }
    : null;

export const writeLead = (pen: Pen, words: Words, lead: Lead): void => {
  pen.thing(words.names, lead.state);
  writeFacts(pen, words, lead.facts);
  writeCustodian(pen, words, lead.custodian);
  pen.number(lead.obligations.length);
  for (const one of lead.obligations) writeObligation(pen, words, one);
  pen.number(lead.nextObligation);
  pen.number(lead.seq);
  pen.number(lead.at);
  pen.number(lead.capturedAt);
  pen.thing(words.texts, lead.registrar);
  pen.number(lead.policy);
  pen.number(lead.calendars);
  pen.thing(words.terms, lead.terms);
  pen.number(lead.pass);
  pen.number(lead.attempts);
  pen.optional(lead.lastAttemptAt);
  pen.number(lead.reassignments);
  pen.number(lead.disputes);
  pen.number(lead.referrals);
  pen.number(lead.holds);
  pen.things(words.names, lead.excluded);
  pen.things(words.names, lead.owners);
  writeLast(pen, words, lead);
  pen.number(lead.engagement);
  pen.flag(lead.mailBarred);
  pen.optional(lead.firstResponseAt);
  pen.optional(lead.acceptedAt);
  pen.number(lead.results.length);
  for (const one of lead.results) writeResult(pen, words, one);
};

/** All but its id. The fields in the order of `newLead`, so that it is of the same shape. */
export const readLead = (reader: Reader, words: Words, id: string): Lead => ({
  id,
  state: reader.thing(words.names),
  facts: readFacts(reader, words),
  custodian: readCustodian(reader, words),
  obligations: reader.list(readObligation, words),
  nextObligation: reader.int(),
  seq: reader.int(),
  at: reader.number(),
  capturedAt: reader.number(),
  registrar: reader.thing(words.texts),
  policy: reader.int(),
  calendars: reader.int(),
  terms: reader.thing(words.terms),
  pass: reader.int(),
  attempts: reader.int(),
  lastAttemptAt: reader.optional(),
  reassignments: reader.int(),
  disputes: reader.int(),
  referrals: reader.int(),
  holds: reader.int(),
  refusals: noRefusals,
  excluded: reader.things(words.names),
  owners: reader.things(words.names),
  lastOwner: readLastOwner(reader, words),
  offer: null,
  resume: null,
  approvals: nobody,
  returning: null,
  nurture: readNurture(reader),
  engagement: reader.number(),
  mailBarred: reader.flag(),
  firstResponseAt: reader.optional(),
  acceptedAt: reader.optional(),
  results: reader.list(readResult, words),
  tombstone: null,
  linkedTo: nobody,
});
