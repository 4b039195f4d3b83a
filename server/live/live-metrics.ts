import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What pushing costs and how quick it is. */
export interface LiveMetrics {
  /** Events executed and serialised: one per distinct (document, variables, from, to), however many receive it. */
  readonly executions: Counter;
  readonly frames: Counter;
  /** Seconds from a commit to the end of its publication on this node. */
  readonly propagation: Histogram;
}

interface Gauges {
  readonly subscribers: () => number;
  readonly watchedTenants: () => number;
  readonly revision: () => number;
  readonly feedAgeSeconds: () => number;
}

export function createLiveMetrics(registry: Registry, read: Gauges): LiveMetrics {
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge('live_subscribers', 'Live operations on this node.', read.subscribers);
  gauge('live_watched_tenants', 'Tenants that somebody watches on this node.', read.watchedTenants);
  gauge('change_revision', 'The revision that this node has applied.', read.revision);
  gauge('change_feed_age_seconds', 'Time since the start of the last completed poll.', read.feedAgeSeconds);
  return {
    executions: new Counter({ name: 'live_executions_total', help: 'Events executed and serialised.', registers }),
    frames: new Counter({ name: 'live_frames_total', help: 'Events sent to sockets.', registers }),
    propagation: new Histogram({
      name: 'live_propagation_seconds',
      help: 'From a commit to the end of its publication.',
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
  };
}
