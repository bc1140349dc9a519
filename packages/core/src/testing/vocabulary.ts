/**
 * Names that every generated org has and every generated policy uses, so that any generated policy fits any generated
 * org and both can shrink on their own.
 */
export const reps = ['r-1', 'r-2', 'r-3', 'r-4'] as const;
export const callers = ['c-1', 'c-2'] as const;
export const managers = ['m-1', 'm-2'] as const;
export const head = 'd-1';
export const everybody = [...reps, ...callers, ...managers, head] as const;

export const calendarNames = ['office', 'always', 'early'] as const;
export const poolNames = ['alpha', 'beta', 'gamma'] as const;
export const roleNames = [
  'marketing',
  'sales-manager',
  'marketing-lead',
  'legal',
  'head-of-sales',
] as const;
export const deskNames = [
  'intake',
  'tele-prospecting',
  'arbitration',
  'exception',
  'nurture-desk',
] as const;
export const accountNames = ['acc-1', 'acc-2', 'acc-3'] as const;

export const factValues = {
  region: ['NA', 'EMEA', 'APAC'],
  source: ['web-demo', 'trade-show', 'referral'],
  product: ['press', 'robot'],
} as const;
