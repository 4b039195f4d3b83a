import { hash } from 'node:crypto';
import type { ComponentDefinition, FeatureControlMode, ModelDefinition } from './resolution-inputs.ts';
import type { ResolvedFeature } from './resolved.ts';

interface ContentParts {
  readonly epoch: string;
  readonly mode: FeatureControlMode;
  readonly tierName: string | null;
  /** Served while the database is away: premium features are denied. */
  readonly stale: boolean;
  readonly features: readonly ResolvedFeature[];
  readonly models: readonly ModelDefinition[];
  readonly components: readonly ComponentDefinition[];
}

type Visible = ResolvedFeature | ModelDefinition | ComponentDefinition;

// An entry is immutable and shared by many tenants, so it is digested once however many contents hold it.
const digests = new WeakMap<Visible, string>();
// So are lists in which a tenant's overrides change nothing.
const listDigests = new WeakMap<readonly Visible[], string>();

/** Equal digests mean that every visible field is equal. */
export function digestOf(entry: Visible): string {
  let digest = digests.get(entry);
  if (digest === undefined) {
    digest = shortDigest(JSON.stringify(entry));
    digests.set(entry, digest);
  }
  return digest;
}

function digestOfList(list: readonly Visible[]): string {
  let digest = listDigests.get(list);
  if (digest === undefined) {
    let all = '';
    for (const entry of list) all += digestOf(entry);
    digest = shortDigest(all);
    listDigests.set(list, digest);
  }
  return digest;
}

/** The content that was digested last: the next one is mostly another tenant's of the same tier, with nearly the same entries. */
let last: { readonly features: readonly ResolvedFeature[]; readonly digests: readonly string[] } = {
  features: [],
  digests: [],
};

function digestsOf(features: readonly ResolvedFeature[]): string {
  const digests = features.map((entry, place) => {
    const known = last.features[place] === entry ? last.digests[place] : undefined;
    return known ?? digestOf(entry);
  });
  last = { features, digests };
  return digests.join('');
}

/** 128 bits of SHA-256 and a bit more: 22 characters. */
function shortDigest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/**
 * What a tenant can see, without what differs per tenant (its id, its next change) and without the revision: immutable, and
 * one object for all tenants with the same inputs.
 */
export class ResolvedContent {
  readonly epoch: string;
  readonly mode: FeatureControlMode;
  readonly tierName: string | null;
  readonly stale: boolean;
  readonly features: readonly ResolvedFeature[];
  readonly models: readonly ModelDefinition[];
  readonly components: readonly ComponentDefinition[];
  #etag: string | undefined;
  #byKey: Map<string, ResolvedFeature> | undefined;

  constructor(parts: ContentParts) {
    this.epoch = parts.epoch;
    this.mode = parts.mode;
    this.tierName = parts.tierName;
    this.stale = parts.stale;
    this.features = parts.features;
    this.models = parts.models;
    this.components = parts.components;
  }

  /** Covers every visible field, and the epoch; neither revision nor time. 128 bits of SHA-256. */
  get etag(): string {
    this.#etag ??= this.#digest();
    return this.#etag;
  }

  feature(key: string): ResolvedFeature | undefined {
    this.#byKey ??= new Map(this.features.map((feature) => [feature.key, feature]));
    return this.#byKey.get(key);
  }

  #digest(): string {
    const { epoch, mode, tierName, stale, features, models, components } = this;
    // The list of features is mostly this content's own: hashed once, with the rest, and not by itself before.
    const head = JSON.stringify([epoch, mode, tierName, stale, digestOfList(models), digestOfList(components)]);
    return shortDigest(head + digestsOf(features));
  }
}
