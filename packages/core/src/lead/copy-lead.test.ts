import { describe, expect, test } from 'vitest';
import { copyLead } from './copy-lead.ts';
import type { Lead } from './lead.ts';
import { newLead } from './new-lead.ts';

const fresh = newLead('l-1', 3, 4);

/** A lead that has something else in every field, so that no two can be mistaken for each other. */
const marked = Object.fromEntries(
  Object.keys(fresh).map((field) => [field, { field }]),
) as unknown as Lead;

describe('copyLead', () => {
  test('has every field of a new lead, in the same order', () => {
    expect(Object.keys(copyLead(fresh))).toEqual(Object.keys(fresh));
    expect(copyLead(fresh)).toEqual(fresh);
  });

  test('takes each field from its own place and looks into none', () => {
    const copy = copyLead(marked);
    expect(copy).not.toBe(marked);
    for (const [field, held] of Object.entries(marked))
      expect(copy[field as keyof Lead]).toBe(held);
  });
});
