import type { EntityManager } from '@mikro-orm/postgresql';
import { CountedPopulation } from './counted-population.ts';
import { loadPopulation } from './load-population.ts';
import type { FeatureControlMode, FeatureDefinition } from './resolution-inputs.ts';

interface PopulationOptions {
  readonly em: EntityManager;
  readonly compiledFeatures: readonly FeatureDefinition[];
  /** FEATURE_CONTROL_MODE; null: the mode in the database counts. */
  readonly pinnedMode: FeatureControlMode | null;
  /** What this node has applied; what was counted at an older revision, or in another epoch, is counted anew. */
  readonly applied: () => { readonly epoch: string; readonly revision: number };
  /** The database's clock, in milliseconds since 1970. */
  readonly now: () => number;
}

interface Kept {
  readonly counted: CountedPopulation;
  readonly named: boolean;
  /** Whether writes of the host are announced, so that an equal revision means equal rows. */
  readonly announced: boolean;
  readonly readAt: number;
}

const FOREIGN_WRITES = 1_000; // 1 second, where the old system may write without telling us

/** What comes out for all tenants now: counted once per revision, for all who ask. */
export class Population {
  readonly #options: PopulationOptions;
  #kept: Kept | undefined;
  readonly #running = new Map<boolean, Promise<Kept>>();

  constructor(options: PopulationOptions) {
    this.#options = options;
  }

  /**
   * At least as new as what this node has applied, and as `minRevision`.
   * @param named whether it has to tell who the tenants are
   * @throws a Refusal FEATURE_SERVICE_UNAVAILABLE where the database is busy or away
   */
  async read(named: boolean, minRevision: number | null = null): Promise<CountedPopulation> {
    const least = Math.max(this.#options.applied().revision, minRevision ?? 0);
    if (this.#kept !== undefined && this.#holds(this.#kept, named, least)) return this.#kept.counted;
    const running = this.#running.get(named);
    if (running !== undefined) {
      const kept = await running;
      if (this.#holds(kept, named, least)) return kept.counted;
    }
    // One that others have begun meanwhile began after this question, like one of our own.
    return (await (this.#running.get(named) ?? this.#count(named))).counted;
  }

  #holds({ counted, named, announced, readAt }: Kept, asNamed: boolean, least: number): boolean {
    const { epoch, revision, nextChangeAt } = counted.loaded;
    return (
      (named || !asNamed) &&
      epoch === this.#options.applied().epoch &&
      revision >= least &&
      (nextChangeAt === null || this.#options.now() < nextChangeAt) &&
      (announced || performance.now() - readAt < FOREIGN_WRITES)
    );
  }

  #count(named: boolean): Promise<Kept> {
    const counting = this.#load(named).finally(() => {
      if (this.#running.get(named) === counting) this.#running.delete(named);
    });
    this.#running.set(named, counting);
    return counting;
  }

  async #load(named: boolean): Promise<Kept> {
    const { em, compiledFeatures, pinnedMode } = this.#options;
    const readAt = performance.now();
    const loaded = await loadPopulation(em, named);
    const mode = pinnedMode ?? loaded.mode;
    const counted = await CountedPopulation.of(loaded, { mode, compiledFeatures });
    const announced = mode === 'enforce' && loaded.mode === 'enforce';
    const kept = { counted, named, announced, readAt };
    this.#kept = kept;
    return kept;
  }
}
