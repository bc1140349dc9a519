import { isNurture, type Lead } from '@baton/core';
import { describe, expect, test } from 'vitest';
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
    expect(await runReplication({ ...input, inHand })).toStrictEqual(await runReplication(input));
  });
});
