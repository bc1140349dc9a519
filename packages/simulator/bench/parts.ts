/** What `npm run bench -- --only` takes of this package, in the order in which it is measured. */
export const parts = [
  'kernel',
  'peers',
  'steps',
  'judgements',
  'leads',
  'workers',
  'sizes',
  'shares',
] as const;

export type Part = (typeof parts)[number];
