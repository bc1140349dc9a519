import type { Contact } from './contact.ts';

/** A contact that is on record, with what matching needs to know besides. */
export interface KnownContact {
  readonly id: string;
  readonly contact: Contact;
  /** The account it was matched to, if any. */
  readonly account: string | null;
}
