import { describe, expect, it } from 'vitest';
import { readLifecyclePage, refreshedLifecyclePage } from './lifecycle-page.ts';

describe('the reference of the lifecycle', () => {
  it('is what the statechart is', () => {
    // If not: node .scripts/write-lifecycle.ts
    expect(readLifecyclePage()).toBe(refreshedLifecyclePage(readLifecyclePage()));
  });

  it('goes stale when a state or an arrow does', () => {
    const page = readLifecyclePage();
    const changed = page.replaceAll('lead.accepted', 'lead.approved');
    expect(refreshedLifecyclePage(changed)).not.toBe(changed);
    const stepless = page.replace('step: critique', 'step: review');
    expect(stepless).not.toBe(page);
    expect(refreshedLifecyclePage(stepless)).not.toBe(stepless);
  });
});
