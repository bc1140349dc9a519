import type { ChannelKind, Notice } from './notice.ts';
import type { Wording } from './wording.ts';

/** What became of one try. */
export type Delivery =
  /** `reference`: what the other side calls it, where it says. */
  | { readonly outcome: 'delivered'; readonly reference: string | null }
  /**
   * It may work later; `afterMs` where the other side said when. `scope: 'target'`: it says nothing about others that are
   * reached by the same host.
   */
  | {
      readonly outcome: 'retry';
      readonly afterMs: number | null;
      readonly reason: string;
      readonly scope?: 'target';
    }
  /** It will not work, however often it is tried. */
  | { readonly outcome: 'failed'; readonly reason: string };

/** Where a person is reached on a channel. */
export type ContactPoint =
  | { readonly channel: 'mail'; readonly address: string }
  /** An incoming webhook of Slack or alike; `isPrivate`: only this person reads there. */
  | { readonly channel: 'chat'; readonly url: string; readonly isPrivate: boolean }
  /** Secrets in Standard Webhooks form (`whsec_…`); several while one is replaced by the next. */
  | { readonly channel: 'webhook'; readonly url: string; readonly secrets: readonly string[] };

export type PointOf<K extends ChannelKind> = Extract<ContactPoint, { readonly channel: K }>;

/** One way to tell people things. Never throws: what goes wrong is in the answer. */
export interface Channel<K extends ChannelKind> {
  readonly kind: K;
  send(notice: Notice, wording: Wording, point: PointOf<K>): Promise<Delivery>;
  /** Ends idle connections; what is being sent is finished. */
  close(): void;
}

export type Channels = { readonly [K in ChannelKind]: Channel<K> };

/** Sends by the channel that the point names. */
export const sendBy = (
  channels: Channels,
  notice: Notice,
  wording: Wording,
  point: ContactPoint,
): Promise<Delivery> => {
  switch (point.channel) {
    case 'mail':
      return channels.mail.send(notice, wording, point);
    case 'chat':
      return channels.chat.send(notice, wording, point);
    case 'webhook':
      return channels.webhook.send(notice, wording, point);
    default:
      return point satisfies never;
  }
};
