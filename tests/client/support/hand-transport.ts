import type { ResolvedFeaturesUpdate, ResumePoint, Transport, TransportSink } from '../../../client/sdk/index.ts';

interface HandSubscription {
  readonly from: ResumePoint;
  readonly sink: TransportSink;
  ended: boolean;
}

/** A transport worked by hand: the test is the server. */
export interface HandTransport extends Transport {
  /** Every subscription that was ever opened, oldest first. */
  readonly subscriptions: readonly HandSubscription[];
  /** The newest subscription. */
  last(): HandSubscription;
  send(update: ResolvedFeaturesUpdate): void;
  cut(error?: unknown): void;
}

export function handTransport(): HandTransport {
  const subscriptions: HandSubscription[] = [];
  function last(): HandSubscription {
    const newest = subscriptions.at(-1);
    if (newest === undefined) throw new Error('Nobody has subscribed yet.');
    return newest;
  }
  return {
    subscriptions,
    last,
    subscribe(from, sink) {
      const subscription = { from, sink, ended: false };
      subscriptions.push(subscription);
      return () => {
        subscription.ended = true;
      };
    },
    send: (update) => last().sink.next(update),
    cut: (error = new Error('cut')) => last().sink.error(error),
  };
}
