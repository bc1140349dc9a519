import { isClosed } from '@baton/core';
import { applyEvent, inWorkspace, readLead, type Tx } from '@baton/store';
import type { Service } from '../http/service.ts';
import type { UnsubscribeLink } from '../links/unsubscribe-link.ts';
import { personOfLead } from '../privacy/contact-of-lead.ts';
import { addBars, barKeysOf } from '../privacy/do-not-contact.ts';
import { carryNotices } from '../worker/notice-job.ts';

/**
 * The prospect wants no more mails: the lead hears of it, once, and their address is barred for every lead. Of a lead that is
 * closed only the address is.
 */
export const unsubscribe = async (
  { db, queue, now }: Pick<Service, 'db' | 'queue' | 'now'>,
  { workspace, lead: leadId }: UnsubscribeLink,
): Promise<void> => {
  const at = now();
  const bar = async (tx: Tx): Promise<void> => {
    const { contact } = await personOfLead(tx, workspace, leadId);
    const keys = contact === null ? [] : barKeysOf(workspace, { mail: contact.mail, phone: null });
    await addBars(tx, workspace, keys, {
      channel: 'mail',
      why: 'unsubscribed',
      by: 'prospect',
      at,
    });
  };
  const lead = await readLead(db, workspace, leadId);
  if (lead === null) return;
  const notices = carryNotices(queue);
  const applied =
    lead.mailBarred || isClosed(lead.state)
      ? null
      : await applyEvent(db, {
          workspace,
          leadId,
          event: { type: 'prospect.unsubscribed', at, actor: 'prospect' },
          carry: async (tx, taken) => {
            await bar(tx);
            await notices(tx, taken, workspace);
          },
        });
  if (applied?.ok !== true) await inWorkspace(db, workspace, bar);
};
