import { readFeatureValue, type FeatureValue } from '../resolution/feature-value.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import { inDisplayOrder } from '../resolution/registry-order.ts';
import type { FeatureDefinition, TierRow } from '../resolution/resolution-inputs.ts';

/** One row to write (`after`) or to delete (`after` null), with its audit action: named by the effect on the tier. */
export interface TierRowChange {
  readonly key: string;
  readonly before: TierRow | null;
  readonly after: TierRow | null;
  readonly action: 'enable' | 'disable' | 'update';
}

/**
 * The rows of a tier before and after a change. "Was on" and "is on" are one predicate over two sets of rows: where they
 * differ, repeating a change writes it again.
 */
export class TierDraft {
  readonly #features: ReadonlyMap<string, FeatureDefinition>;
  readonly #before: ReadonlyMap<string, TierRow>;
  readonly #after: Map<string, TierRow>;
  readonly #conflicts = new Map<string, Set<string>>();
  readonly #needs = new Map<string, readonly string[]>();

  constructor(features: readonly FeatureDefinition[], rows: readonly TierRow[]) {
    this.#features = new Map(inDisplayOrder(features).map((feature) => [feature.key, feature]));
    this.#before = new Map(rows.map((row) => [row.key, row]));
    this.#after = new Map(this.#before);
    for (const { key, conflictsWith } of this.#features.values()) {
      for (const other of conflictsWith) {
        if (other === key || !this.#features.has(other)) continue;
        this.#conflictSet(key).add(other);
        this.#conflictSet(other).add(key);
      }
    }
  }

  /** Every key of the registry, in display order. */
  keys(): string[] {
    return [...this.#features.keys()];
  }

  feature(key: string): FeatureDefinition | undefined {
    return this.#features.get(key);
  }

  row(key: string): TierRow | null {
    return this.#after.get(key) ?? null;
  }

  rows(): TierRow[] {
    return [...this.#after.values()];
  }

  put(key: string, row: TierRow | null): void {
    if (row === null) this.#after.delete(key);
    else this.#after.set(key, row);
  }

  /** What the row, else the default, said of it; whether the feature is active is not looked at. */
  saidOn(key: string): boolean {
    return this.#value(key, this.#before)?.enabled === true;
  }

  saysOn(key: string): boolean {
    return this.#value(key, this.#after)?.enabled === true;
  }

  wasOn(key: string): boolean {
    return this.#features.get(key)?.isActive === true && this.saidOn(key);
  }

  /** On in the tier's effective set: active, and switched on by the row, else by the default. */
  isOn(key: string): boolean {
    return this.#features.get(key)?.isActive === true && this.saysOn(key);
  }

  isSwitchedOff(key: string): boolean {
    return this.wasOn(key) && !this.isOn(key);
  }

  /** On by more than before: newly on, or by a row instead of the default, which wins over other defaults. */
  isStrengthened(key: string): boolean {
    return this.isOn(key) && (!this.wasOn(key) || (this.#after.has(key) && !this.#before.has(key)));
  }

  /** All that it needs, transitively, nearest first; with itself only where it is on a cycle. */
  needsOf(key: string): readonly string[] {
    let needs = this.#needs.get(key);
    if (needs === undefined) {
      const found = new Set(this.#features.get(key)?.dependsOn);
      for (const need of found) for (const next of this.#features.get(need)?.dependsOn ?? []) found.add(next);
      needs = [...found];
      this.#needs.set(key, needs);
    }
    return needs;
  }

  /** In either direction. */
  conflictsOf(key: string): string[] {
    return [...(this.#conflicts.get(key) ?? [])];
  }

  /** Writes a row that switches it on. False where there is nothing to switch on: no such feature, inactive, or no value kept. */
  enable(key: string): boolean {
    const feature = this.#features.get(key);
    if (feature?.isActive !== true) return false;
    const value = readFeatureValue(feature.type, { ...this.#value(key, this.#after), enabled: true });
    if (value !== null) this.#write(key, value);
    return value !== null;
  }

  /** Writes a row that switches it off and keeps its value for later. */
  disable(key: string): void {
    this.#write(key, { ...this.#value(key, this.#after), enabled: false });
  }

  /** Rows whose content differs, in display order. */
  changes(): TierRowChange[] {
    return this.keys().flatMap((key) => {
      const before = this.#before.get(key) ?? null;
      const after = this.row(key);
      if (sameRow(before, after)) return [];
      const action = this.wasOn(key) === this.isOn(key) ? 'update' : this.isOn(key) ? 'enable' : 'disable';
      return { key, before, after, action };
    });
  }

  #write(key: string, value: FeatureValue): void {
    const { allowTenantOverride, allowTenantUpgrade } = this.row(key) ?? UNFLAGGED;
    this.put(key, { key, value, allowTenantOverride, allowTenantUpgrade });
  }

  #value(key: string, rows: ReadonlyMap<string, TierRow>): FeatureValue | null {
    const feature = this.#features.get(key);
    if (feature === undefined) return null;
    const row = rows.get(key);
    return readFeatureValue(feature.type, row === undefined ? feature.defaultValue : row.value);
  }

  #conflictSet(key: string): Set<string> {
    let set = this.#conflicts.get(key);
    if (set === undefined) this.#conflicts.set(key, (set = new Set()));
    return set;
  }
}

/** What the absence of a row means for tenants. */
const UNFLAGGED = { allowTenantOverride: true, allowTenantUpgrade: false };

function sameRow(a: TierRow | null, b: TierRow | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.allowTenantOverride === b.allowTenantOverride &&
    a.allowTenantUpgrade === b.allowTenantUpgrade &&
    sameJson(a.value, b.value)
  );
}
