import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { readHead, type HeadRow } from '../changes/change-feed.ts';
import { isMissingTable } from '../database/database-failure.ts';
import type { Query } from '../database/query.ts';
import { loadHostInputs } from './host-tables.ts';
import { readNews } from './read-news.ts';
import { loadInputs, type InputRequest, type LoadedInputs } from './load-inputs.ts';
import type { FeatureControlMode, FeatureDefinition } from './resolution-inputs.ts';

/** Where heads and inputs of resolution come from. */
export interface InputSource {
  /** `isNews`: something has changed, and the tiers that it touched are read along. */
  readonly readHead: (after: number, isNews?: boolean) => Promise<HeadRow>;
  readonly load: (request: InputRequest) => Promise<LoadedInputs>;
}

/** The tables of feature control. */
export function databaseSource(query: Query): InputSource {
  return {
    readHead: (after, isNews) => (isNews === true ? readNews(query, after) : readHead(query, after)),
    load: (request) => loadInputs(query, request),
  };
}

interface SourceOptions {
  readonly query: Query;
  readonly compiledFeatures: readonly FeatureDefinition[];
  /** FEATURE_CONTROL_MODE; null: the mode in the database counts. */
  readonly pinnedMode: FeatureControlMode | null;
  readonly logger: Logger;
}

/**
 * The tables of feature control, and while they are gone (after a down migration) the host's own: then the mode is legacy and
 * the revision 0, in an epoch of its own, so that all who keep something begin anew when the tables go and when they come.
 * A node that is pinned to another mode than legacy does not fall back: without tables it knows nothing, and fails closed.
 */
export function createInputSource(options: SourceOptions): InputSource {
  const tables = databaseSource(options.query);
  const mayFallBack = options.pinnedMode === null || options.pinnedMode === 'legacy';
  return mayFallBack ? new FallbackSource(tables, options) : tables;
}

// Never by trying: every statement that fails is a line in the database's log.
const LOOK = `select to_regclass('head') is not null as there,
  (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;

/** Since when the tables are gone, and as what that time is known to others. */
interface Absence {
  readonly epoch: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

class FallbackSource implements InputSource {
  readonly #tables: InputSource;
  readonly #options: SourceOptions;
  #absence: Absence | undefined;

  constructor(tables: InputSource, options: SourceOptions) {
    this.#tables = tables;
    this.#options = options;
  }

  async readHead(after: number, isNews?: boolean): Promise<HeadRow> {
    if (this.#absence !== undefined) {
      const { there, now } = await this.#look();
      if (!there) return headOf(this.#absence, now);
    }
    try {
      const head = await this.#tables.readHead(after, isNews);
      this.#back();
      return head;
    } catch (error) {
      const { there, now } = await this.#lookAfter(error);
      if (there) throw error;
      return headOf(this.#gone(now), now);
    }
  }

  async load(request: InputRequest): Promise<LoadedInputs> {
    if (this.#absence === undefined) {
      try {
        return await this.#tables.load(request);
      } catch (error) {
        // The next poll finds the same; until then these inputs are of an epoch that nobody follows yet, so nobody keeps them.
        const { there, now } = await this.#lookAfter(error);
        if (there) throw error;
        this.#gone(now);
      }
    }
    return this.#loadFromHost(request);
  }

  async #loadFromHost(request: InputRequest): Promise<LoadedInputs> {
    const { query, compiledFeatures } = this.#options;
    const inputs = await loadHostInputs(query, request);
    const absence = this.#absence ?? this.#gone(inputs.now);
    return {
      ...inputs,
      epoch: absence.epoch,
      revision: 0,
      changedAt: absence.since,
      mode: 'legacy',
      catalog: request.catalog ? { features: compiledFeatures, models: [], components: [] } : null,
    };
  }

  async #look(): Promise<{ there: boolean; now: number }> {
    const [row] = await this.#options.query<{ there: boolean; now: number }>(LOOK, []);
    return row ?? { there: true, now: 0 };
  }

  async #lookAfter(error: unknown): Promise<{ there: boolean; now: number }> {
    return isMissingTable(error) ? this.#look() : { there: true, now: 0 };
  }

  #gone(now: number): Absence {
    if (this.#absence === undefined) {
      this.#absence = { epoch: randomUUID(), since: Math.floor(now) };
      this.#options.logger.warn(
        'the tables of feature control are gone: the old JSON of the tiers decides, and nothing can be changed here until `npm run migrate` brings them back',
      );
    }
    return this.#absence;
  }

  #back(): void {
    if (this.#absence === undefined) return;
    this.#absence = undefined;
    this.#options.logger.info('the tables of feature control are back, and are followed again');
  }
}

function headOf({ epoch, since }: Absence, now: number): HeadRow {
  return { epoch, revision: 0, changedAt: since, now, changes: [] };
}
