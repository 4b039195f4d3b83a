import type { ResolvedFeaturesUpdate } from './resolved-update.ts';

/** Where a subscription resumes. */
export interface ResumePoint {
  /** The etag that is held: the server answers with an empty update where nothing changed since. Absent: send a snapshot. */
  readonly ifNoneMatch?: string | undefined;
  /** Answer only once this revision is applied. */
  readonly minRevision?: string | undefined;
}

/** What a transport reports to. After `error` nothing more comes. */
export interface TransportSink {
  next(update: ResolvedFeaturesUpdate): void;
  /** The subscription ended, for whatever reason: a closed socket, a refusal, a completion. */
  error(error: unknown): void;
}

/** One way to the server. It does not reconnect: the store does, because only the store knows where to resume. */
export interface Transport {
  /** Opens the live subscription; the returned function ends it and may be called more than once. */
  subscribe(from: ResumePoint, sink: TransportSink): () => void;
}
