import { z } from 'zod';
import { defaultHygiene } from '../../policy/default-hygiene.ts';
import { accountTieBreaks } from '../../policy/policy.ts';

/** How contacts are matched to accounts, and what becomes of duplicates. */
export const hygiene = z
  .strictObject({
    accounts: z
      .strictObject({
        atLeast: z
          .number()
          .min(0.5)
          .max(1)
          .default(defaultHygiene.accounts.atLeast)
          .describe('How sure it must be that a contact belongs to an account, from 0.5 to 1'),
        tieBreaks: z
          .array(z.enum(accountTieBreaks))
          .max(accountTieBreaks.length)
          .default([...defaultHygiene.accounts.tieBreaks])
          .describe('Which of the accounts that match as well is preferred; tried in order'),
      })
      .prefault({})
      .describe('When a lead belongs to an account of the org'),
    duplicates: z
      .strictObject({
        merge: z
          .enum(['certain', 'never'])
          .default(defaultHygiene.duplicates.merge)
          .describe('Whether leads that are certainly of one person are merged by themselves'),
      })
      .prefault({})
      .describe('What becomes of leads that are of one person'),
  })
  .meta({ description: 'Matching contacts to accounts, and duplicates' });
