import type { Query } from '../database/query.ts';
import { createThing, type ThingKind } from './audit-thing.ts';
import { differingFields } from './compare-images.ts';
import type { ReplayedState } from './replay.ts';
import { rowImages, type RowImage, type RowKind } from './row-images.ts';

/** A row that is not what the log says. */
interface RowDifference {
  readonly kind: ThingKind;
  readonly entityId: string;
  readonly key: string;
  /** Null: the row as a whole, which is missing on one side. */
  readonly field: string | null;
  readonly logged: unknown;
  readonly found: unknown;
  /** Of the last change that the log knows of the row; null: none. */
  readonly revision: number | null;
}

export interface RowComparison {
  /** Rows that were compared. */
  readonly rows: number;
  /** The first ones; `differenceCount` tells how many there are. */
  readonly differences: readonly RowDifference[];
  readonly differenceCount: number;
  /** False where the old system decides: it may write its tenants and tiers without telling us. */
  readonly hostRowsCompared: boolean;
}

const NAMED = 100; // differences
const CHUNK = 500; // rows in one statement
const HOST_KINDS: ReadonlySet<ThingKind> = new Set(['tenant', 'tier']);
const KINDS = Object.keys(rowImages) as RowKind[];

/** Today's rows beside those of the log. */
export async function compareRows(query: Query, state: ReplayedState): Promise<RowComparison> {
  const [setting] = await query<{ mode: string }>('select mode from feature_control_setting', []);
  const hostRowsCompared = setting?.mode === 'enforce';
  const comparison = new Comparison(state, hostRowsCompared);
  for (const kind of KINDS) {
    for await (const rows of readRows(query, kind)) for (const row of rows) comparison.add(kind, row);
  }
  if (setting !== undefined) comparison.addMode(setting.mode);
  comparison.end();
  const { rows, named: differences, count: differenceCount } = comparison;
  return { rows, differences, differenceCount, hostRowsCompared };
}

/** Rows of today with their images, a chunk at a time. */
export async function* readRows(query: Query, kind: RowKind): AsyncGenerator<readonly RowImage[]> {
  const sql = `select * from (${rowImages[kind]}) x where $1::uuid is null or x.id > $1 order by x.id limit ${CHUNK}`;
  for (let last: string | null = null; ;) {
    const rows: RowImage[] = await query<RowImage>(sql, [last]);
    yield rows;
    if (rows.length < CHUNK) return;
    last = rows.at(-1)?.id ?? null;
  }
}

class Comparison {
  rows = 0;
  count = 0;
  readonly named: RowDifference[] = [];
  readonly #state: ReplayedState;
  readonly #hostRows: boolean;
  readonly #seen = new Set<string>();
  readonly #tenants = new Set<string>();

  constructor(state: ReplayedState, hostRows: boolean) {
    this.#state = state;
    this.#hostRows = hostRows;
  }

  add(kind: RowKind, { entityId, key, image }: RowImage): void {
    if (kind === 'tenant') this.#tenants.add(entityId);
    if (HOST_KINDS.has(kind) && !this.#hostRows) return;
    this.rows += 1;
    const { id } = createThing(kind, entityId, key, image);
    const logged = this.#state.get(id);
    this.#seen.add(id);
    const difference = { kind, entityId, key, revision: logged?.revision ?? null };
    if (logged === undefined) {
      this.#note({ ...difference, field: null, logged: null, found: image });
      return;
    }
    for (const field of differingFields(kind, logged.image, image)) {
      this.#note({ ...difference, field, logged: logged.image[field], found: image[field] });
    }
  }

  /** The mode that a database begins with is not in the log. */
  addMode(found: string): void {
    const row = [...this.#state.values()].find(({ thing }) => thing.kind === 'mode');
    if (row === undefined || row.image['mode'] === found) return;
    const { entityId, key } = row.thing;
    const { revision } = row;
    this.#note({ kind: 'mode', entityId, key, revision, field: 'mode', logged: row.image['mode'], found });
  }

  /** What the log knows, and the tables do not. */
  end(): void {
    for (const [id, { thing, image, revision }] of this.#state) {
      const { kind, entityId, key } = thing;
      if (this.#seen.has(id) || kind === 'mode' || kind === 'other') continue;
      // With a tenant that the old system has deleted, its overrides and requests are gone as well.
      const ofTenant = kind === 'override' || kind === 'request';
      const isHosts = HOST_KINDS.has(kind) || (ofTenant && !this.#tenants.has(entityId));
      if (isHosts && !this.#hostRows) continue;
      this.#note({ kind, entityId, key, revision, field: null, logged: image, found: null });
    }
  }

  #note(difference: RowDifference): void {
    this.count += 1;
    if (this.named.length < NAMED) this.named.push(difference);
  }
}
