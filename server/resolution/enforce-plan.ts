import type { Catalog, TenantInputs, TierInputs } from './resolution-inputs.ts';
import type { Resolution, ResolvedFeature } from './resolved.ts';
import { chooseLayer, readLayers, type FeatureLayers, type LayerChoice } from './choose-layer.ts';
import { compileOffer, type CompiledOffer } from './compile-offer.ts';
import { decideRelations, type Blocked } from './decide-relations.ts';
import { nextChangeAt } from './next-change.ts';
import { presentFeature } from './present-feature.ts';
import { inDisplayOrder } from './registry-order.ts';
import { relationGroups, type RelationGroup } from './relation-groups.ts';
import { isLicenceOver, suspended } from './tenant-state.ts';

/** What a tenant without overrides and requests has, for one state of its licence. By place in the registry. */
interface Base extends Omit<Resolution, 'nextChangeAt'> {
  readonly choices: readonly LayerChoice[];
  readonly blocked: readonly (Blocked | null)[];
}

/** One tenant's answer in the making: starts as the base. */
interface Draft {
  readonly base: Base;
  readonly over: boolean;
  readonly features: ResolvedFeature[];
  /** Whether the list has to be read anew. */
  models: boolean;
  components: boolean;
}

/** An override on a feature that others can be touched through. */
interface Related {
  readonly place: number;
  readonly group: RelationGroup;
  readonly choice: LayerChoice;
}

/** The answer for one tier in mode enforce, compiled: an override re-decides only the relation group that it touches. */
export class EnforcePlan {
  readonly #tier: TierInputs | null;
  readonly #layers: readonly FeatureLayers[];
  readonly #placeOf: ReadonlyMap<string, number>;
  readonly #groups: readonly RelationGroup[];
  /** By place; null where a feature has no relations. */
  readonly #groupOf: readonly (RelationGroup | null)[];
  readonly #offer: CompiledOffer;
  readonly #suspended: Resolution;
  #valid: Base | undefined;
  #over: Base | undefined;

  constructor(catalog: Catalog, tier: TierInputs | null) {
    this.#tier = tier;
    const features = inDisplayOrder(catalog.features);
    const rows = new Map(tier?.rows.map((row) => [row.key, row]));
    this.#layers = features.map((feature) => readLayers(feature, rows.get(feature.key) ?? null));
    this.#placeOf = new Map(features.map((feature, place) => [feature.key, place]));
    this.#groups = relationGroups(features, this.#placeOf);
    const groupOf: (RelationGroup | null)[] = features.map(() => null);
    for (const group of this.#groups) for (const place of group.members) groupOf[place] = group;
    this.#groupOf = groupOf;
    this.#offer = compileOffer(catalog, this.#placeOf);
    this.#suspended = suspended(features);
  }

  /** Equal to `resolveFeatures`. */
  resolve(tenant: TenantInputs, now: number): Resolution {
    if (!tenant.isActive) return this.#suspended;
    const over = isLicenceOver(this.#tier, tenant, now);
    const base = over ? (this.#over ??= this.#decideBase(true)) : (this.#valid ??= this.#decideBase(false));
    if (tenant.overrides.length === 0 && tenant.pendingRequests.length === 0) {
      const { features, models, components } = base;
      return { features, models, components, nextChangeAt: nextChangeAt(tenant, now) };
    }
    const draft: Draft = { base, over, features: base.features.slice(), models: false, components: false };
    let related: Related[] | undefined;
    for (const override of tenant.overrides) {
      const place = this.#placeOf.get(override.key);
      const layers = place === undefined ? undefined : this.#layers[place];
      if (place === undefined || layers === undefined) continue;
      const choice = chooseLayer(layers, override, over, now);
      const group = this.#groupOf[place] ?? null;
      if (group === null) this.#put(draft, place, presentFeature(layers, choice, null, over));
      else (related ??= []).push({ place, group, choice });
    }
    if (related !== undefined) {
      for (const [index, { group }] of related.entries()) {
        const isFirst = related.findIndex((each) => each.group === group) === index;
        if (isFirst) this.#decideAgain(draft, group, related);
      }
    }
    for (const request of tenant.pendingRequests) {
      const place = request.expiresAt > now ? this.#placeOf.get(request.key) : undefined;
      const feature = place === undefined ? undefined : draft.features[place];
      if (place !== undefined && feature !== undefined) {
        draft.features[place] = { ...feature, pendingRequestId: request.id };
      }
    }
    return {
      features: draft.features,
      models: draft.models ? this.#offer.models(draft.features) : base.models,
      components: draft.components ? this.#offer.components(draft.features) : base.components,
      nextChangeAt: nextChangeAt(tenant, now),
    };
  }

  #decideBase(over: boolean): Base {
    const choices = this.#layers.map((layers) => chooseLayer(layers, null, over, 0));
    const blocked: (Blocked | null)[] = choices.map(() => null);
    for (const group of this.#groups) {
      const verdicts = decideRelations(group, choicesOf(group, choices));
      for (const [index, place] of group.members.entries()) blocked[place] = verdicts[index] ?? null;
    }
    const features = this.#layers.flatMap((layers, place) => {
      const choice = choices[place];
      return choice === undefined ? [] : presentFeature(layers, choice, blocked[place] ?? null, over);
    });
    const models = this.#offer.models(features);
    return { features, models, components: this.#offer.components(features), choices, blocked };
  }

  /** Members whose value and verdict are those of the base keep its entry, so that what is equal stays one object. */
  #decideAgain(draft: Draft, group: RelationGroup, related: readonly Related[]): void {
    const { base, over } = draft;
    const choices = choicesOf(group, base.choices);
    for (const each of related) if (each.group === group) choices[group.members.indexOf(each.place)] = each.choice;
    const verdicts = decideRelations(group, choices);
    for (const [index, place] of group.members.entries()) {
      const layers = this.#layers[place];
      const choice = choices[index];
      const verdict = verdicts[index] ?? null;
      if (layers === undefined || choice === undefined) continue;
      if (choice === base.choices[place] && sameVerdict(verdict, base.blocked[place] ?? null)) continue;
      this.#put(draft, place, presentFeature(layers, choice, verdict, over));
    }
  }

  #put(draft: Draft, place: number, feature: ResolvedFeature): void {
    if (feature.enabled !== draft.base.features[place]?.enabled) {
      draft.models ||= this.#offer.decidesModels[place] === true;
      draft.components ||= this.#offer.decidesComponents[place] === true;
    }
    draft.features[place] = feature;
  }
}

function choicesOf(group: RelationGroup, byPlace: readonly LayerChoice[]): LayerChoice[] {
  const choices: LayerChoice[] = [];
  for (const place of group.members) {
    const choice = byPlace[place];
    if (choice !== undefined) choices.push(choice);
  }
  return choices;
}

function sameVerdict(a: Blocked | null, b: Blocked | null): boolean {
  if (a === null || b === null) return a === b;
  return a.reason === b.reason && a.by.length === b.by.length && a.by.every((key, index) => key === b.by[index]);
}
