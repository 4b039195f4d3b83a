import { type ReactNode, use, useState, useTransition } from 'react';
import type { Feature } from '../core/feature.ts';
import { GateDefaultsContext, type RequestUpgrade, useGateTexts } from './gate-defaults-context.ts';

/** Which feature to ask for. */
export interface UpgradeButtonProps {
  readonly feature: Feature;
  /** What the button does; by default what the provider says. */
  readonly onRequestUpgrade?: RequestUpgrade | undefined;
  /** The id of the element that says what this is about. */
  readonly 'aria-describedby'?: string;
}

/**
 * Asks for a feature, or for more of a limit, and says "Requested" while the request waits for its decision. Renders nothing where
 * the tenant may not ask or nobody would hear it. It stays in reach of the keyboard when it can not be pressed, so that nobody
 * loses their place.
 */
export function UpgradeButton({ feature, onRequestUpgrade, ...aria }: UpgradeButtonProps): ReactNode {
  const { requestUpgrade } = use(GateDefaultsContext);
  const texts = useGateTexts();
  const [asking, startAsking] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = onRequestUpgrade ?? requestUpgrade;
  const requested = feature.pendingRequestId !== null;
  if (!feature.upgradable || (!requested && ask === undefined)) return null;

  async function send(): Promise<void> {
    setRefusal(null);
    try {
      setRefusal((await ask?.(feature)) ?? null);
    } catch {
      setRefusal(texts.requestFailed);
    }
  }

  return (
    <>
      <button
        {...aria}
        type="button"
        data-feature-gate-upgrade=""
        aria-disabled={requested || asking}
        onClick={() => {
          if (!requested && !asking) startAsking(send);
        }}
      >
        {requested ? texts.requested : feature.requiresSetup ? texts.requestSetup : texts.requestUpgrade}
      </button>
      {!requested && refusal !== null && (
        <p role="alert" data-feature-gate-refusal="">
          {refusal}
        </p>
      )}
    </>
  );
}
