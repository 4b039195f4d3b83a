import type { Feature } from './feature.ts';

/** What a gate asks for. Several keys mean all of them; only `requireAny` means one of them. */
export interface GateConditions<Key extends string = string> {
  readonly feature?: Key | undefined;
  readonly requireAll?: readonly Key[] | undefined;
  readonly requireAny?: readonly Key[] | undefined;
}

/**
 * - `open`: everything asked for is on;
 * - `loading`: the first answer has not arrived;
 * - `closed`: `blocker` is the feature to tell the user about;
 * - `misconfigured`: no condition at all, which is a mistake and so stays closed.
 */
export type GateVerdict =
  | { readonly state: 'open' | 'loading' | 'misconfigured'; readonly blocker: null }
  | { readonly state: 'closed'; readonly blocker: Feature };

const open: GateVerdict = { state: 'open', blocker: null };
const loading: GateVerdict = { state: 'loading', blocker: null };
const misconfigured: GateVerdict = { state: 'misconfigured', blocker: null };

/** A feature that no plan and no request brings: there is nothing to offer. */
export const isWithdrawn = ({ reason }: Feature): boolean => reason === 'INACTIVE' || reason === 'NOT_FOUND';

/** All keys that a gate depends on. */
export const gateKeys = ({ feature, requireAll = [], requireAny = [] }: GateConditions): readonly string[] =>
  feature === undefined ? [...requireAll, ...requireAny] : [feature, ...requireAll, ...requireAny];

/** Whether a gate opens. Pure: the same answer for every gate, hook and test. */
export function evaluateGate(conditions: GateConditions, featureOf: (key: string) => Feature): GateVerdict {
  const features = gateKeys(conditions).map(featureOf);
  if (features.length === 0) return misconfigured;
  if (features.some((feature) => feature.loading)) return loading;
  const anyCount = conditions.requireAny?.length ?? 0;
  const isOff = (feature: Feature): boolean => !feature.enabled;
  const missing = features.slice(0, features.length - anyCount).filter(isOff);
  const alternatives = features.slice(features.length - anyCount);
  // A withdrawn feature among those that are all needed leaves nothing to offer, whatever the others say.
  const blocker =
    missing.find(isWithdrawn) ??
    missing[0] ??
    // One alternative is enough, so the one that can be had is the one to tell about.
    (alternatives.every(isOff)
      ? (alternatives.find(({ upgradable }) => upgradable) ??
        alternatives.find((f) => !isWithdrawn(f)) ??
        alternatives[0])
      : undefined);
  return blocker === undefined ? open : { state: 'closed', blocker };
}
