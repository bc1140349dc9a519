import { isNurture, type Lead } from '@baton/core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Dice } from '../people/draw.ts';
import { prospectOf } from '../people/prospect.ts';
import { Draws } from '../random/draws.ts';
import { hashId } from '../random/id-hash.ts';
import { philoxKey } from '../random/seed.ts';
import {
  smallEngine,
  smallLeads,
  smallOrg,
  smallWorld,
  START_AT,
} from '../testing/small-client.ts';
import { type Case, newCase } from './case.ts';
import { Cases } from './cases.ts';
import { readInquiry, writeInquiry } from './inquiry-record.ts';
import { Pen, Reader } from './pen.ts';
import { ownPile } from './pile.ts';
import { Records } from './records.ts';
import { Register } from './register.ts';
import { runReplication, type ReplicationInput } from './run-replication.ts';
import type { Task } from './task.ts';
import { Words } from './words.ts';

const DAY_MS = 86_400_000;
const world = smallWorld();
const leads = smallLeads(150);
const until = START_AT + 300 * DAY_MS;
const input: ReplicationInput = {
  engine: smallEngine(),
  org: smallOrg(),
  world,
  leads,
  key: philoxKey('small'),
  replication: 0,
  from: START_AT,
  until,
  outcomes: true,
};

/** Leads as they stood in nurture at some time. */
const nurtured = async (): Promise<readonly Lead[]> =>
  (await runReplication({ ...input, keepLog: true })).stored?.filter(({ state }) =>
    isNurture(state),
  ) ?? [];

const dice = new Dice(Draws.fromSeed('small'), 0);
const caseOf = (index: number, lead: Lead): Case => {
  const inquiry = leads.find(({ id }) => id === lead.id);
  if (inquiry === undefined) throw new Error(`no inquiry ${lead.id}`);
  const hash = hashId(lead.id);
  const prospect = prospectOf(world, dice, inquiry, hash);
  return { ...newCase(index, inquiry, hash, prospect, { until, sample: null }), lead };
};

describe('leads at rest', () => {
  test('are another object when they are asked for again, and say the same', async () => {
    const resting = await nurtured();
    expect(resting.length).toBeGreaterThan(5);
    const tasks = new Register<Task | number>();
    const cases = new Cases(tasks, { world, dice }, 0);
    for (const [index, lead] of resting.entries()) {
      const of = caseOf(index, lead);
      cases.add(of);
      cases.mayRest(of);
    }
    cases.tidy();
    for (const [index, lead] of resting.entries()) {
      const found = cases.get(index);
      expect(found?.lead).not.toBe(lead);
      expect(found).toStrictEqual(caseOf(index, lead));
      expect(cases.get(index)).toBe(found);
    }
  });

  test('keep every field of what people make of them and do about them', async () => {
    const [lead] = await nurtured();
    if (lead === undefined) throw new Error('nobody is in nurture');
    const [pile, tasks] = [ownPile('r-1'), new Register<Task | number>()];
    const cases = new Cases(tasks, { world, dice }, 0);
    const filled = (): Case => {
      const of: Case = {
        ...caseOf(0, lead),
        sampled: true,
        attainable: 100_001,
        course: {
          contactedAt: START_AT + 1,
          reached: true,
          takenUpAt: START_AT + 2,
          milestone: 3,
          waitsFrom: START_AT + 4,
          milestones: 5,
        },
        firstAttemptAt: START_AT + 6,
        tempers: [
          {
            person: 'r-2',
            pair: { high: -7, low: 2 ** 31 - 8 },
            willing: true,
            excuse: 'no-phone',
            sits: false,
            givesUpAfter: Infinity,
            moved: true,
            refused: false,
            reminders: 9,
            attempts: 10,
          },
        ],
        counts: [11, 12, 13, 14],
        attemptsPass: 15,
        attemptsMade: 16,
        workedAt: [17, START_AT + 18],
        changed: 19,
        score: 20.5,
        signalled: true,
        alarmAt: START_AT + 21,
        timerAt: Infinity,
        leak: { cause: 'owner fit', holder: 'r-3', at: START_AT + 22 },
        signedAt: START_AT + 23,
        recorded: true,
      };
      of.tasks = [
        {
          index: 0,
          of,
          obligation: 'touch:24',
          kind: 'touch',
          about: '25',
          owedBy: 'c-1',
          due: START_AT + 26,
          pile,
          state: 'asleep',
          readyAt: START_AT + 27,
          startAt: START_AT + 28,
          noticedAt: START_AT + 29,
          hurried: true,
          reminders: 30,
          remainingMs: 31.5,
          place: -1,
          tries: 32,
        },
      ];
      return of;
    };
    const of = filled();
    for (const task of of.tasks) tasks.add(task);
    cases.add(of);
    cases.mayRest(of);
    cases.tidy();
    expect(tasks.get(0)).toBe(0);
    const found = cases.get(0);
    expect(found).not.toBe(of);
    expect(found).toStrictEqual(filled());
    expect(tasks.get(0)).toBe(found?.tasks[0]);
  });

  test('keep whatever facts and recorded results there are', () => {
    const [records, pen, reader, words] = [new Records(), new Pen(), new Reader(), new Words()];
    const inquiry = {
      id: 'one',
      at: START_AT,
      facts: { text: '', number: -0.5, yes: true, no: false, list: ['a', 'b'], none: [] },
      source: 'web',
      registrar: 'r-1',
      cost: 12,
      recorded: { wonAt: null, value: 7 },
    };
    writeInquiry(pen, words, inquiry);
    const { recorded: _recorded, ...plain } = inquiry;
    writeInquiry(pen, words, plain);
    reader.begin(records, pen.put(records));
    expect(readInquiry(reader, words, 'one')).toStrictEqual(inquiry);
    expect(readInquiry(reader, words, 'one')).toStrictEqual(plain);
  });

  test.each([0, 1, 20])('change no result, with %i of them in hand', async (inHand) => {
    const put = vi.spyOn(Records.prototype, 'put');
    onTestFinished(() => put.mockRestore());
    const plain = await runReplication(input);
    expect(put).not.toHaveBeenCalled();
    expect(await runReplication({ ...input, inHand })).toStrictEqual(plain);
    // As often as something happened to a lead at rest.
    expect(put.mock.calls.length).toBeGreaterThan(leads.length / 2);
  });
});
