import type { Facts } from '@baton/core';
import type { Contact } from '../hygiene/contact.ts';

/**
 * One inquiry from outside, whichever way it came, ready to become a lead. `facts` go on the lead and into custody; all
 * the rest is personal data for the side table.
 */
export interface Inquiry {
  readonly source: 'api' | 'form' | 'csv' | 'quick' | 'mail';
  /** The same when the same inquiry is delivered twice; `null` where the sender gives nothing to tell by. */
  readonly key: string | null;
  /** Epoch ms. */
  readonly receivedAt: number;
  readonly contact: Contact;
  readonly facts: Facts;
  /** In the prospect's or the registrar's words. */
  readonly message: string | null;
  /** The campaign or program that it came through. */
  readonly program: string | null;
  /** The person of the org who registered it, and is told what becomes of it. */
  readonly registrar: string | null;
  /** What else was given, by its own name. */
  readonly other: Readonly<Record<string, string>>;
  /** What else a mail said of itself. JSON. */
  readonly mail?: object;
}
