import { batonClient } from './index.ts';

/** Accepts the lead that was offered last, and says what became of it. */
export const acceptOffer = async (baseUrl: string, key: string): Promise<string> => {
  const baton = batonClient({ baseUrl, key });
  const leads = await baton.GET('/leads', { params: { query: { state: 'offered' } } });
  if (leads.error) return leads.error.detail;
  const [lead] = leads.data.items;
  if (lead === undefined) return 'nothing is offered';

  const accepted = await baton.POST('/leads/{id}/events', {
    params: { path: { id: lead.lead } },
    body: { type: 'lead.accepted' },
  });
  if (accepted.error?.type === 'urn:baton:problem:not-possible-now')
    return `possible now: ${JSON.stringify(accepted.error['possible'])}`;
  if (accepted.error) return accepted.error.detail;
  return accepted.data.lead.state;
};
