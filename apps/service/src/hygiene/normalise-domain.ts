import { domainToASCII } from 'node:url';
import { parse } from 'tldts';

/**
 * The domain that somebody registered, in ASCII and lower case, for a host, an address or a URL:
 * `https://www.Shop.Müller.co.uk/a` is `xn--mller-kva.co.uk`. `null` for IP addresses, single labels, public suffixes
 * (`co.uk`) and the names that networks use inside (`.local`, `.internal`). Suffixes that companies let to their customers
 * (`github.io`) count as suffixes, so that two of those customers are not taken for one company. Suffixes newer than
 * the list are taken as they come. Idempotent.
 */
export const normaliseDomain = (raw: string): string | null => {
  const { hostname, isIp } = parse(raw.trim().toLowerCase());
  if (hostname === null || isIp === true) return null;
  const host = domainToASCII(hostname);
  if (host === '' || INSIDE.has(host.split('.').at(-1) ?? '')) return null;
  return parse(host, { allowPrivateDomains: true }).domain ?? parse(host).domain;
};

// RFC 6761, 6762, 7686, 8375, ICANN's .internal, and what the delegated root has set aside.
const INSIDE: ReadonlySet<string> = new Set(
  'arpa corp home internal intranet invalid lan local localdomain localhost mail onion private'.split(
    ' ',
  ),
);
