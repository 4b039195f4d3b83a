import type { ChangeAnswer, ChangeOptions, Impact } from '../editing/change-answer.ts';
import type { TierEditing } from './tier-editing.ts';
import type { SendTier } from './use-tier-sender.ts';

/** Adds up what happens by key; a tenant is on one tier, so nobody is counted twice. */
function added<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  add: (left: Item, right: Item) => Item,
): Item[] {
  const sums = new Map<string, Item>();
  for (const item of items) {
    const sum = sums.get(keyOf(item));
    sums.set(keyOf(item), sum === undefined ? item : add(sum, item));
  }
  return [...sums.values()];
}

function addedImpacts(impacts: readonly Impact[]): Impact | null {
  if (impacts.length === 0) return null;
  type Offer = Impact['models'][number];
  const addOffers = (left: Offer, right: Offer): Offer => ({
    ...left,
    on: left.on + right.on,
    off: left.off + right.off,
  });
  return {
    tenantCount: impacts.reduce((sum, { tenantCount }) => sum + tenantCount, 0),
    features: added(
      impacts.flatMap(({ features }) => features),
      ({ key }) => key,
      (left, right) => ({
        ...left,
        on: left.on + right.on,
        off: left.off + right.off,
        limits: left.limits + right.limits,
        tenants: [...left.tenants, ...right.tenants],
      }),
    ),
    models: added(
      impacts.flatMap(({ models }) => models),
      ({ id }) => id,
      addOffers,
    ),
    components: added(
      impacts.flatMap(({ components }) => components),
      ({ id }) => id,
      addOffers,
    ),
  };
}

/**
 * Sends the edits of several tiers, one after the other: each is a change of its own. The first refusal ends it; what was saved
 * before stays saved.
 * @param onSaved is told of every tier that is saved.
 * @returns one answer for all: impacts added up, the last revision, the refusal with the name of its tier.
 */
export async function sendTiers(
  editings: readonly TierEditing[],
  options: ChangeOptions,
  send: SendTier,
  onSaved: (editing: TierEditing, revision: string | null) => void,
): Promise<ChangeAnswer> {
  const impacts: Impact[] = [];
  let revision: string | null = null;
  const saved: string[] = [];
  for (const editing of editings) {
    const { id, name } = editing.tier;
    const idempotencyKey = options.idempotencyKey === null ? null : `${options.idempotencyKey}:${id}`;
    const answer = await send(editing, { ...options, idempotencyKey });
    if (answer.problem !== null) {
      const { message, details, ...problem } = answer.problem;
      const before = saved.length === 0 ? '' : ` Saved before: ${saved.join(', ')}.`;
      return {
        revision,
        impact: null,
        problem: {
          ...problem,
          message: `${name}: ${message}${before}`,
          details: { ...(typeof details === 'object' ? details : {}), tierId: id },
        },
      };
    }
    if (answer.impact !== null) impacts.push(answer.impact);
    ({ revision } = answer);
    if (options.dryRun) continue;
    saved.push(name);
    onSaved(editing, revision);
  }
  return { revision, problem: null, impact: addedImpacts(impacts) };
}
