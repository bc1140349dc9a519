import { z } from '@hono/zod-openapi';
import { count, group, share } from '../reports/columns.ts';
import type { Quality, Share } from './count-quality.ts';

/** Everything that is counted, by its column. */
const sharesOf = (quality: Quality) => ({
  name: quality.completeness.name,
  company: quality.completeness.company,
  jobTitle: quality.completeness.jobTitle,
  mail: quality.completeness.mail,
  phone: quality.completeness.phone,
  domain: quality.completeness.domain,
  address: quality.completeness.address,
  validMail: quality.validity.mail,
  validPhone: quality.validity.phone,
  reachable: quality.reachable,
  freeMail: quality.freeMail,
  disposableMail: quality.disposableMail,
  sharedMailbox: quality.sharedMailbox,
  matchedToAccount: quality.matchedToAccount,
  certainDuplicates: quality.duplicates.certain,
  likelyDuplicates: quality.duplicates.likely,
});

const shareOf = ({ share: value, of }: Share): number | null => (of === 0 ? null : value);

/** A row of the report: each count, and what share it is of those it was asked of. */
export const qualityRow = z
  .strictObject({
    group,
    contacts: count,
    name: count,
    nameShare: share,
    company: count,
    companyShare: share,
    jobTitle: count,
    jobTitleShare: share,
    mail: count,
    mailShare: share,
    phone: count,
    phoneShare: share,
    domain: count,
    domainShare: share,
    address: count,
    addressShare: share,
    validMail: count,
    validMailShare: share.openapi({ description: 'Of the mail addresses given' }),
    validPhone: count,
    validPhoneShare: share.openapi({ description: 'Of the telephone numbers given' }),
    reachable: count,
    reachableShare: share,
    freeMail: count,
    freeMailShare: share.openapi({ description: 'Of the valid mail addresses' }),
    disposableMail: count,
    disposableMailShare: share.openapi({ description: 'Of the valid mail addresses' }),
    sharedMailbox: count,
    sharedMailboxShare: share.openapi({ description: 'Of the valid mail addresses' }),
    matchedToAccount: count,
    matchedToAccountShare: share,
    certainDuplicates: count,
    certainDuplicatesShare: share,
    likelyDuplicates: count,
    likelyDuplicatesShare: share,
  })
  .openapi('DataQuality');

export const qualityRowOf = (name: string | null, quality: Quality): z.infer<typeof qualityRow> =>
  qualityRow.parse({
    group: name,
    contacts: quality.contacts,
    ...Object.fromEntries(
      Object.entries(sharesOf(quality)).flatMap(([column, one]) => [
        [column, one.count],
        [`${column}Share`, shareOf(one)],
      ]),
    ),
  });
