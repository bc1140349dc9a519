import type { Logger } from 'pino';
import type { Delivery } from './delivery.ts';
import { logReason } from './log-reason.ts';
import type { ChannelKind } from './notice.ts';

/** Where one try went: `host` as the log names it, `target` the address or URL, which is in no log. */
export interface Destination {
  readonly channel: ChannelKind;
  readonly host: string;
  readonly target: string;
}

/** Tells when a channel starts failing and when it works again: once each, however many notices wait for it. */
export interface ChannelHealth {
  readonly note: (to: Destination, delivery: Delivery) => void;
}

/** A target that nothing more is sent to is forgotten: the longest wait between tries is about seven hours. */
const FORGOTTEN_AFTER_MS = 12 * 3_600_000;

const WHOLE_HOST = '*';

const REMEDY: Readonly<Record<ChannelKind, string>> = {
  mail: 'see that the server of SMTP_URL runs and lets Baton in',
  chat: 'whoever runs it repairs it, or the person names another way (PUT /people/{person}/reach)',
  webhook:
    'whoever runs it repairs it, or the person names another way (PUT /people/{person}/reach)',
};

/**
 * Of this process. A host works again once every target that failed there got something, so that one broken webhook
 * among good ones is told once, and not in turns. A refused recipient says nothing about a channel.
 */
export const channelHealth = (
  log: Pick<Logger, 'error' | 'info'>,
  now: () => number,
): ChannelHealth => {
  const hosts = new Map<string, Map<string, number>>();
  return {
    note: ({ channel, host, target }, delivery) => {
      if (delivery.outcome === 'failed') return;
      const at = now();
      const name = `${channel} ${host}`;
      const failing = hosts.get(name) ?? new Map<string, number>();
      for (const [one, failedAt] of failing)
        if (at - failedAt > FORGOTTEN_AFTER_MS) failing.delete(one);
      const wasFailing = failing.size > 0;
      if (delivery.outcome === 'retry') {
        failing.set(delivery.scope === 'target' ? target : WHOLE_HOST, at);
        hosts.set(name, failing);
        if (!wasFailing)
          log.error(
            { channel, host, reason: logReason(delivery.reason) },
            `notices by ${channel} do not go out by ${host} and are tried again: ${REMEDY[channel]}`,
          );
        return;
      }
      failing.delete(target);
      failing.delete(WHOLE_HOST);
      if (failing.size > 0) return;
      hosts.delete(name);
      if (wasFailing) log.info({ channel, host }, `notices by ${channel} go out by ${host} again`);
    },
  };
};
