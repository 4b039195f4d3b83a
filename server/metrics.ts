import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What is measured; labels take few values, and none that a caller chooses. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds by route, method and status. */
  readonly httpSeconds: Histogram<'route' | 'method' | 'status'>;
  /** Seconds by transport, kind of operation, first root field of the schema, and outcome: ok, refused or failed. */
  readonly graphqlSeconds: Histogram<'transport' | 'operation' | 'field' | 'outcome'>;
  /** Requests answered from kept bytes, which the histograms leave out. */
  readonly keptAnswers: Counter;
}

/** A registry of its own, so that several servers may live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const buckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]; // seconds
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'How long HTTP requests took that were not answered from kept bytes.',
      labelNames: ['route', 'method', 'status'],
      buckets,
      registers: [registry],
    }),
    graphqlSeconds: new Histogram({
      name: 'graphql_operation_duration_seconds',
      help: 'How long GraphQL operations took that were executed; subscriptions until their first event.',
      labelNames: ['transport', 'operation', 'field', 'outcome'],
      buckets,
      registers: [registry],
    }),
    keptAnswers: new Counter({
      name: 'graphql_kept_answers_total',
      help: 'GraphQL requests answered from kept bytes.',
      registers: [registry],
    }),
  };
}
