import { createHash } from 'node:crypto';
import type { Tx } from '@baton/store';
import type { Contact } from '../hygiene/contact.ts';
import { normaliseMail } from '../hygiene/normalise-mail.ts';
import { normalisePhone } from '../hygiene/normalise-phone.ts';

export const barredChannels = ['mail', 'phone', 'all'] as const;
export type BarredChannel = (typeof barredChannels)[number];

export const whyBarred = ['asked', 'unsubscribed', 'undeliverable', 'legal'] as const;
export type WhyBarred = (typeof whyBarred)[number];

/** By which ways a person is not to be contacted. `all` holds for every way, such as a visit. */
export type Bars = Readonly<Record<BarredChannel, boolean>>;

export const NO_BARS: Bars = { mail: false, phone: false, all: false };

/** SHA-256 over workspace and address: the wish outlives the person's data, and the list names nobody. */
const barKey = (workspace: string, kind: 'mail' | 'phone', address: string): string =>
  createHash('sha256')
    .update(JSON.stringify([workspace, 'do not contact', kind, address]))
    .digest('hex');

/** The keys of whatever a person can be reached by. */
export const barKeysOf = (
  workspace: string,
  { mail, phone }: Pick<Contact, 'mail' | 'phone'>,
): readonly string[] => [
  ...(mail === null ? [] : [barKey(workspace, 'mail', mail.key)]),
  ...(phone === null || phone.e164 === null ? [] : [barKey(workspace, 'phone', phone.e164)]),
];

/** The keys of an address and a number as somebody typed them; what cannot be read is named. */
export const barKeysIn = (
  workspace: string,
  said: { readonly mail?: string | undefined; readonly phone?: string | undefined },
  defaultCountry: string,
): { readonly keys: readonly string[] } | { readonly unreadable: 'mail' | 'phone' } => {
  const mail = said.mail === undefined ? null : normaliseMail(said.mail);
  if (said.mail !== undefined && mail === null) return { unreadable: 'mail' };
  const phone = said.phone === undefined ? null : normalisePhone(said.phone, defaultCountry);
  if (said.phone !== undefined && (phone?.e164 ?? null) === null) return { unreadable: 'phone' };
  return { keys: barKeysOf(workspace, { mail, phone }) };
};

/** What was wished for any of the keys. */
export const barsOf = async (tx: Tx, workspace: string, keys: readonly string[]): Promise<Bars> => {
  if (keys.length === 0) return NO_BARS;
  const rows = await tx<{ channel: BarredChannel }>`
    select distinct channel from baton.do_not_contact
    where workspace = ${workspace} and key = any(${[...keys]})`;
  const has = (channel: BarredChannel): boolean => rows.some((row) => row.channel === channel);
  const all = has('all');
  return { mail: all || has('mail'), phone: all || has('phone'), all };
};

export interface NewBar {
  readonly channel: BarredChannel;
  readonly why: WhyBarred;
  /** A person's id, or `prospect`. */
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Keeps the wish; said again it stays as it was said first. */
export const addBars = async (
  tx: Tx,
  workspace: string,
  keys: readonly string[],
  { channel, why, by, at }: NewBar,
): Promise<void> => {
  await tx`
    insert into baton.do_not_contact (workspace, key, channel, at, by, why)
    select ${workspace}, k.key, ${channel}, ${at}, ${by}, ${why} from unnest(${[...keys]}::text[]) as k(key)
    on conflict do nothing`;
};

/** Takes wishes back; how many there were. A null channel takes back all of them. */
export const removeBars = async (
  tx: Tx,
  workspace: string,
  keys: readonly string[],
  channel: BarredChannel | null,
): Promise<number> => {
  const { count } = await tx`
    delete from baton.do_not_contact where workspace = ${workspace} and key = any(${[...keys]})
      and (${channel}::text is null or channel = ${channel})`;
  return count;
};
