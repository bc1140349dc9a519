import type { Channel } from './delivery.ts';
import { guardedPost, type PostRules } from './guarded-post.ts';
import { deliveryOf, deliveryOfError } from './http-delivery.ts';
import { renderChat } from './render.ts';

/** Incoming webhooks of Slack and of what understands the same JSON: one field, `text`, in mrkdwn. */
export const chatChannel = (rules: PostRules, now: () => number): Channel<'chat'> => ({
  kind: 'chat',
  close: () => {},
  send: async (_notice, wording, { url, isPrivate }) => {
    const body = JSON.stringify({ text: renderChat(wording, { isPrivate }) });
    try {
      const answer = await guardedPost(url, body, { 'content-type': 'application/json' }, rules);
      // Slack says 403 and 404 of channels that are archived or gone: nothing that waiting repairs.
      return deliveryOf(answer, { isRepairable: false, now: now() });
    } catch (error) {
      return deliveryOfError(error);
    }
  },
});
