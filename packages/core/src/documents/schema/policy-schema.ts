import { z } from 'zod';
import { definition } from './definition.ts';
import { hygiene } from './hygiene.ts';
import { nurture } from './nurture.ts';
import { losses, returns } from './returns.ts';
import { routing } from './routing.ts';
import { count, name, text } from './scalars.ts';
import { sla } from './sla.ts';
import { cadence, holds, opportunity } from './work.ts';

/** The defaults are written the way a person would write them. */
const defaultCadence: z.input<typeof cadence> = {
  attempts: [
    '0',
    '4 business hours',
    '1 business day',
    '2 business days',
    '4 business days',
    '7 business days',
  ].map((after) => ({ after })),
  channels: ['call', 'mail', 'call', 'call', 'mail', 'call'],
};

const defaultOpportunity: z.input<typeof opportunity> = {
  steps: [{ step: 'proposal', owner: 'holder', within: '10 business days' }],
};

const defaultReturns: z.input<typeof returns> = {
  'not-a-lead': { to: 'disqualify', needs: 'criterion' },
  'no-budget-now': { to: 'nurture' },
  'wrong-territory': { to: 'routing', exclude: 'holder' },
  unreachable: { to: 'qualification' },
  disputed: { to: 'arbitration' },
  'went-quiet': { to: 'nurture' },
};

const defaultTracks: z.input<typeof nurture> = [
  {
    track: 'long',
    touches: [
      { after: '7 days', by: 'mail' },
      { after: '30 days', by: 'live-call' },
      { every: '45 days', by: 'mail', until: '12 months' },
    ],
  },
];

/** The policy as people write it. Everything but `policy`, `version` and `routing` has a default. */
export const policySchema = z.strictObject({
  policy: name.describe('The name of the policy'),
  version: z.int().min(1).max(1_000_000).describe('Rises with every change that is put into force'),
  note: text.default('').describe('What this version is about'),
  definition: definition.prefault({}),
  sla: sla.default([]),
  firstResponse: z
    .strictObject({
      automaticMailCounts: z
        .boolean()
        .default(false)
        .describe('Whether an automatic mail is a response'),
    })
    .prefault({})
    .describe('What counts as the first response'),
  routing,
  exception: z
    .strictObject({
      desk: name
        .default('exception')
        .describe('The desk that names an owner when the rules name none'),
      final: name
        .default('head-of-sales')
        .describe('The role or person who decides when the desk does not'),
    })
    .prefault({})
    .describe('Who decides when the rules do not'),
  cadence: cadence.prefault(defaultCadence),
  opportunity: opportunity.prefault(defaultOpportunity),
  returns: returns.prefault(defaultReturns),
  passesAtMost: z
    .int()
    .min(1)
    .max(100)
    .default(3)
    .describe("How often a lead may enter sales' hands before the final decision maker decides"),
  disputesAtMost: count.default(1).describe('How often a pass may be disputed'),
  referralsAtMost: count
    .default(2)
    .describe('How often a lead may be handed from one qualification desk to another'),
  excuses: z
    .array(name)
    .max(100)
    .default(['no-phone', 'no-mail', 'free-mail', 'no-quota', 'asked-before', 'out-of-territory'])
    .describe('Excuses that are counted; none of them ends a lead'),
  losses: losses.prefault({
    price: { to: 'nurture' },
    competitor: { to: 'lost' },
    'no-decision': { to: 'nurture' },
  }),
  holds: holds.prefault({
    atMost: 2,
    within: '60 days',
    reasons: ['callback-agreed', 'budget-cycle'],
  }),
  nurture: nurture.prefault(defaultTracks),
  desks: z
    .strictObject({
      intake: name.default('intake').describe('Where inquiries stand that no rule has qualified'),
      qualification: name
        .default('tele-prospecting')
        .describe('The desk that qualifies, unless a rule names another'),
      arbitration: name
        .default('arbitration')
        .describe('The desk that rules on disputed rejections'),
    })
    .prefault({})
    .describe('Desks of the org for the places every lead may come to'),
  hygiene: hygiene.prefault({}),
  replaces: z
    .record(z.string().max(200), z.string().max(200))
    .default({})
    .describe(
      'Where open leads go that stand in a state which this version no longer has: old state to new state',
    ),
});
export type AuthoredPolicy = z.output<typeof policySchema>;
/** What a person or a program writes. */
export type PolicyInput = z.input<typeof policySchema>;
