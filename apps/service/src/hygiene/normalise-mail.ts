import { domainToASCII } from 'node:url';
import { isDisposableMail, isFreeMail } from './mail-services.ts';
import { normaliseDomain } from './normalise-domain.ts';

export interface Mail {
  /** To write to: local part as given, domain in lower-case ASCII. */
  readonly address: string;
  /** To compare by: lower case, without tag, Gmail's dots and its second name. Never to write to. */
  readonly key: string;
  /** The whole domain, and the part of it that somebody registered. */
  readonly host: string;
  readonly domain: string;
  readonly free: boolean;
  readonly disposable: boolean;
  /** An address that several people read: `info`, `sales`. It identifies a company, not a person. */
  readonly shared: boolean;
}

/**
 * An e-mail address, or `null` when it cannot be one that a mail from outside reaches: not `local@host`, a host
 * without a public suffix, or lengths beyond RFC 5321 (64 and 254). Takes `mailto:` and `Name <address>` as people paste
 * them. Quoted local parts are refused: hardly anybody has one, and they are a favourite way to smuggle headers.
 */
export const normaliseMail = (raw: string): Mail | null => {
  const text = raw
    .normalize('NFC')
    .trim()
    .replace(/^mailto:/iu, '')
    .replace(/\?.*$/su, '');
  const bare = /<([^<>]*)>$/u.exec(text)?.[1] ?? text;
  const match = /^([^@\s]+)@([^@\s]+)$/u.exec(bare.trim());
  const local = match?.[1] ?? '';
  const host = domainToASCII((match?.[2] ?? '').replace(/\.$/u, '').toLowerCase());
  const domain = normaliseDomain(host);
  const address = `${local}@${host}`;
  if (domain === null || !LOCAL.test(local) || !HOST.test(host)) return null;
  if (Buffer.byteLength(local) > 64 || Buffer.byteLength(address) > 254) return null;
  return {
    address,
    key: keyOf(local, host),
    host,
    domain,
    free: isFreeMail(host) || isFreeMail(domain),
    disposable: isDisposableMail(host) || isDisposableMail(domain),
    shared: SHARED.has(local.toLowerCase()),
  };
};

// RFC 5321 dot-string, letters of other scripts included (RFC 6531).
const LOCAL = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/u;

const keyOf = (local: string, host: string): string => {
  const name = local.toLowerCase().replace(/(?<=.)\+.*$/u, '');
  if (host === 'gmail.com' || host === 'googlemail.com')
    return `${name.replaceAll('.', '')}@gmail.com`;
  return `${name}@${host}`;
};

const SHARED: ReadonlySet<string> = new Set(
  'admin administrator buchhaltung contact contacto contato einkauf enquiries hello help hola info inquiries inquiry kontakt mail marketing office post procurement purchasing sales service support team vertrieb webmaster'.split(
    ' ',
  ),
);
