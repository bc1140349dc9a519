import type { Lead, LeadEvent, Obligation } from '@baton/core';
import { newLead } from '@baton/core';
import { describe, expect, test } from 'vitest';
import { brokenObligation } from './broken-obligation.ts';
import { closingLeak } from './closing-leak.ts';

const owed = (kind: Obligation['kind'], from: number, due: number, owedBy = 'rep'): Obligation => ({
  id: `${kind}:1`,
  kind,
  about: null,
  owedBy,
  since: 0,
  from,
  due,
  need: due - from,
  used: 0,
  clock: 'wall',
  calendar: 'wall',
  rung: '100',
  next: due,
  clause: 'default',
  missed: false,
});
const lead = (...obligations: Obligation[]): Lead => ({
  ...newLead('l', 1, 1),
  state: 'offered',
  obligations,
});
const kindAt = (at: number, ...obligations: Obligation[]) =>
  brokenObligation(lead(...obligations), at)?.kind;

describe('the obligation broken at the point of no return', () => {
  test('is the longest overdue', () => {
    expect(
      kindAt(50, owed('first-response', 0, 40), owed('offered', 0, 10), owed('reply', 0, 90)),
    ).toBe('offered');
  });
  test('else the running one that is due next', () => {
    expect(kindAt(5, owed('first-response', 0, 40), owed('offered', 0, 10))).toBe('offered');
    expect(kindAt(5, owed('touch', 20, 21), owed('reply', 0, 90))).toBe('reply');
  });
  test('else the one that begins next, waiting kinds last', () => {
    expect(
      kindAt(5, owed('requalification', 30, 31), owed('touch', 20, 40), owed('expiry', 0, 4)),
    ).toBe('touch');
    expect(kindAt(5, owed('expiry', 0, 90))).toBe('expiry');
  });
  test('is none for a lead that owes nothing', () => {
    expect(kindAt(5)).toBeUndefined();
  });
});

describe('a lead given up while it could be won', () => {
  const disqualified: LeadEvent = {
    type: 'lead.disqualified',
    at: 9,
    actor: 'caller',
    criterion: 'size',
  };

  test('is held by whoever gave it up, for what they owed', () => {
    const before = lead(owed('first-response', 0, 5, 'boss'), owed('qualification', 0, 40, 'boss'));
    expect(closingLeak(before, disqualified, 9)).toEqual({
      cause: 'qualification',
      holder: 'caller',
      at: 9,
    });
  });
  test('is held by whoever let it expire, and by the policy where a rule gave it up', () => {
    const expired: LeadEvent = {
      type: 'obligation.due',
      at: 9,
      actor: 'clock',
      id: 'expiry:1',
      rung: '100',
    };
    expect(closingLeak(lead(owed('expiry', 0, 9, 'desk')), expired, 9)).toMatchObject({
      cause: 'expiry',
      holder: 'desk',
    });
    const captured: LeadEvent = { type: 'inquiry.captured', at: 9, actor: 'prospect', facts: {} };
    expect(closingLeak(null, captured, 9)).toMatchObject({
      cause: 'qualification',
      holder: 'policy',
    });
  });
});
