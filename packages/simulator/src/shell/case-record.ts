import type { Lead } from '@baton/core';
import type { Dice } from '../people/draw.ts';
import { prospectFrom, type Prospect } from '../people/prospect.ts';
import type { Temper } from '../people/temper.ts';
import type { IdHash } from '../random/id-hash.ts';
import type { World } from '../world/world.ts';
import type { Case } from './case.ts';
import { readInquiry, writeInquiry } from './inquiry-record.ts';
import { readLead, writeLead } from './lead-record.ts';
import type { Pen, Reader } from './pen.ts';
import type { Task } from './task.ts';
import type { Words } from './words.ts';

// Each reads in the order in which the one before it writes.

const writeProspect = (pen: Pen, one: Prospect): void => {
  pen.number(one.capturedAt);
  pen.number(one.merit);
  pen.number(one.winnable);
  pen.number(one.value);
  pen.number(one.buysAt);
  pen.number(one.readyAt);
  pen.number(one.evaluatesMs);
  pen.number(one.windowMs);
  pen.number(one.contactBy);
};

/** What prospects draw from. */
export interface Source {
  readonly world: World;
  readonly dice: Dice;
}

const readProspect = (reader: Reader, { world, dice }: Source, hash: IdHash): Prospect =>
  prospectFrom(world, dice, hash, {
    capturedAt: reader.number(),
    merit: reader.number(),
    winnable: reader.number(),
    value: reader.number(),
    buysAt: reader.number(),
    readyAt: reader.number(),
    evaluatesMs: reader.number(),
    windowMs: reader.number(),
    contactBy: reader.number(),
  });

const writeCourse = (pen: Pen, one: Case['course']): void => {
  pen.optional(one.contactedAt);
  pen.flag(one.reached);
  pen.optional(one.takenUpAt);
  pen.number(one.milestone);
  pen.number(one.waitsFrom);
  pen.number(one.milestones);
};

const readCourse = (reader: Reader): Case['course'] => ({
  contactedAt: reader.optional(),
  reached: reader.flag(),
  takenUpAt: reader.optional(),
  milestone: reader.int(),
  waitsFrom: reader.number(),
  milestones: reader.int(),
});

const writeTemper = (pen: Pen, words: Words, one: Temper): void => {
  pen.thing(words.names, one.person);
  pen.number(one.pair.high >>> 0);
  pen.number(one.pair.low >>> 0);
  pen.flag(one.willing);
  pen.thing(words.texts, one.excuse);
  pen.flag(one.sits);
  pen.number(one.givesUpAfter);
  pen.flag(one.moved);
  pen.flag(one.refused);
  pen.number(one.reminders);
  pen.number(one.attempts);
};

const readTemper = (reader: Reader, words: Words): Temper => ({
  person: reader.thing(words.names),
  pair: { high: reader.int(), low: reader.int() },
  willing: reader.flag(),
  excuse: reader.thing(words.texts),
  sits: reader.flag(),
  givesUpAfter: reader.number(),
  moved: reader.flag(),
  refused: reader.flag(),
  reminders: reader.int(),
  attempts: reader.int(),
});

const writeTask = (pen: Pen, words: Words, one: Task): void => {
  pen.number(one.index);
  pen.thing(words.names, one.obligation);
  pen.thing(words.kinds, one.kind);
  pen.thing(words.texts, one.about);
  pen.thing(words.names, one.owedBy);
  pen.number(one.due);
  pen.thing(words.piles, one.pile);
  pen.thing(words.taskStates, one.state);
  pen.number(one.readyAt);
  pen.number(one.startAt);
  pen.number(one.noticedAt);
  pen.flag(one.hurried);
  pen.number(one.reminders);
  pen.number(one.remainingMs);
  pen.number(one.place);
  pen.number(one.tries);
};

const readTask = (reader: Reader, words: Words, of: Case): Task => ({
  index: reader.int(),
  of,
  obligation: reader.thing(words.names),
  kind: reader.thing(words.kinds),
  about: reader.thing(words.texts),
  owedBy: reader.thing(words.names),
  due: reader.number(),
  pile: reader.thing(words.piles),
  state: reader.thing(words.taskStates),
  readyAt: reader.number(),
  startAt: reader.number(),
  noticedAt: reader.number(),
  hurried: reader.flag(),
  reminders: reader.int(),
  remainingMs: reader.number(),
  place: reader.int(),
  tries: reader.int(),
});

const writeLeak = (pen: Pen, words: Words, leak: Case['leak']): void => {
  pen.flag(leak !== null);
  if (leak === null) return;
  pen.thing(words.causes, leak.cause);
  pen.thing(words.names, leak.holder);
  pen.number(leak.at);
};

const readLeak = (reader: Reader, words: Words): Case['leak'] =>
  reader.flag()
    ? {
        cause: reader.thing(words.causes),
        holder: reader.thing(words.names),
        at: reader.number(),
      }
    : null;

/** Writes all of a case but its number and id. */
export const writeCase = (pen: Pen, words: Words, of: Case, lead: Lead): void => {
  writeInquiry(pen, words, of.inquiry);
  pen.number(of.hash.high >>> 0);
  pen.number(of.hash.low >>> 0);
  writeProspect(pen, of.prospect);
  pen.flag(of.sampled);
  pen.number(of.attainable);
  writeLead(pen, words, lead);
  writeCourse(pen, of.course);
  pen.optional(of.firstAttemptAt);
  pen.numbers(of.counts);
  pen.number(of.attemptsPass);
  pen.number(of.attemptsMade);
  pen.numbers(of.workedAt);
  pen.number(of.changed);
  pen.number(of.score);
  pen.flag(of.signalled);
  pen.number(of.alarmAt);
  pen.number(of.timerAt);
  writeLeak(pen, words, of.leak);
  pen.optional(of.signedAt);
  pen.flag(of.recorded);
  pen.number(of.tempers.length);
  for (const one of of.tempers) writeTemper(pen, words, one);
  pen.number(of.tasks.length);
  for (const one of of.tasks) writeTask(pen, words, one);
};

export const readCase = (
  reader: Reader,
  words: Words,
  source: Source,
  { index, id }: Pick<Case, 'index'> & Pick<Lead, 'id'>,
): Case => {
  const inquiry = readInquiry(reader, words, id);
  const hash = { high: reader.int(), low: reader.int() };
  const of: Case = {
    index,
    inquiry,
    hash,
    prospect: readProspect(reader, source, hash),
    sampled: reader.flag(),
    attainable: reader.number(),
    lead: readLead(reader, words, id),
    course: readCourse(reader),
    firstAttemptAt: reader.optional(),
    tasks: [],
    tempers: [],
    counts: reader.numbers(),
    attemptsPass: reader.int(),
    attemptsMade: reader.int(),
    workedAt: reader.numbers(),
    changed: reader.number(),
    score: reader.number(),
    signalled: reader.flag(),
    alarmAt: reader.number(),
    timerAt: reader.number(),
    leak: readLeak(reader, words),
    signedAt: reader.optional(),
    recorded: reader.flag(),
  };
  of.tempers = reader.list(readTemper, words);
  for (let left = reader.int(); left > 0; left -= 1) of.tasks.push(readTask(reader, words, of));
  of.tasks = of.tasks.slice();
  return of;
};
