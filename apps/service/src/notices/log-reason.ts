import { withoutAddresses } from './without-addresses.ts';

/** What the other side of a webhook said, and what stood in a header or an address, may name a person. */
const QUOTED =
  /^(answered \d{3}|a header may not hold control characters): .*?(; redirects are not followed)?( \(given up after \d+ tries\))?$/su;

/** Why something was not delivered, for a log line: without personal data. */
export const logReason = (reason: string): string =>
  withoutAddresses(reason)
    .replace(QUOTED, '$1$2$3')
    .replace(/^.* is no mail address$/su, 'the address is no mail address');
