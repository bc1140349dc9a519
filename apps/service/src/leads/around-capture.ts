import type { Facts, Lead } from '@baton/core';
import type { Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import type { Inquiry } from '../intake/inquiry.ts';

/** An inquiry that has become a lead. */
export interface CapturedInquiry {
  readonly inquiry: Inquiry;
  readonly lead: Lead;
  /** Whose it is, in `people_data`. */
  readonly subject: string;
}

/** Ahead of the events: what the workspace knows of whoever asks, as facts for each inquiry in its place. */
export const factsKnownOf = (
  _service: Service,
  _workspace: string,
  inquiries: readonly Inquiry[],
): Promise<readonly Facts[]> => Promise.resolve(inquiries.map(() => ({})));

/** After the events, in their transaction: what is to be noted of the new leads. It may run again, so it only writes through `tx`. */
export const noteCaptured = (
  _service: Service,
  _tx: Tx,
  _workspace: string,
  _captured: readonly CapturedInquiry[],
): Promise<void> => Promise.resolve();
