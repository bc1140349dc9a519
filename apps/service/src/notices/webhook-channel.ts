import { CloudEvent } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import type { Channel } from './delivery.ts';
import { guardedPost, type PostRules } from './guarded-post.ts';
import { deliveryOf, deliveryOfError } from './http-delivery.ts';
import type { LeadBrief, Notice } from './notice.ts';
import type { Wording } from './wording.ts';

/** Who runs a webhook is not always the person: how the prospect is reached is read with a key, at `url`. */
const openly = ({ id, who, askedFor, source, url }: LeadBrief) => ({
  id,
  who,
  askedFor,
  source,
  url,
});

/**
 * A CloudEvents 1.0 event in structured mode (`application/cloudevents+json`): `type` is `baton.notice.<event>`, `subject` the lead,
 * `source` the workspace. `data` has the facts of the notice and its wording, without the links that act for a person.
 */
const cloudEventOf = (notice: Notice, wording: Wording): Record<string, unknown> => {
  const { event, to } = notice;
  return new CloudEvent({
    specversion: '1.0',
    id: notice.id,
    type: `baton.notice.${event.event}`,
    source: `/workspaces/${encodeURIComponent(notice.workspace)}`,
    ...(event.lead === null ? {} : { subject: event.lead.id }),
    time: new Date(notice.at).toISOString(),
    datacontenttype: 'application/json',
    data: {
      ...event,
      ...(event.lead === null ? {} : { lead: openly(event.lead) }),
      ...('answers' in event ? { answers: null } : {}),
      person: to.person,
      wording: {
        ...wording,
        details: wording.details.filter((detail) => detail.private !== true),
        links: wording.links.filter((link) => !link.private),
      },
    },
  }).toJSON();
};

/**
 * Webhooks with Standard Webhooks signatures (`webhook-id`, `webhook-timestamp`, `webhook-signature`), one signature for each
 * secret. The id is the notice's on every try, so that receivers can tell a repetition.
 */
export const webhookChannel = (rules: PostRules, now: () => number): Channel<'webhook'> => ({
  kind: 'webhook',
  close: () => {},
  send: async (notice, wording, { url, secrets }) => {
    const body = JSON.stringify(cloudEventOf(notice, wording));
    const at = Math.floor(now() / 1000);
    const signatures = sign(secrets, notice.id, at, body);
    if (signatures === null)
      return {
        outcome: 'failed',
        reason: 'the signing secret cannot be read: it must be whsec_ and base64',
      };
    try {
      const answer = await guardedPost(
        url,
        body,
        {
          'content-type': 'application/cloudevents+json; charset=utf-8',
          'webhook-id': notice.id,
          'webhook-timestamp': String(at),
          'webhook-signature': signatures,
        },
        rules,
      );
      return deliveryOf(answer, { isRepairable: true, now: now() });
    } catch (error) {
      return deliveryOfError(error);
    }
  },
});

/** The reference implementation throws on secrets that it cannot decode, and takes an empty list for unsigned. */
const sign = (
  secrets: readonly string[],
  id: string,
  atSeconds: number,
  body: string,
): string | null => {
  if (secrets.length === 0) return null;
  try {
    return secrets
      .map((secret) => new Webhook(secret).sign(id, new Date(atSeconds * 1000), body))
      .join(' ');
  } catch {
    return null;
  }
};
