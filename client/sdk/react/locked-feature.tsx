import { type ReactNode, use, useTransition } from 'react';
import type { Feature } from '../core/feature.ts';
import { gateText } from '../core/gate-text.ts';
import { useFeatureStore } from './feature-store-context.ts';
import { type RequestUpgrade, UpgradeRequestContext } from './upgrade-request-context.ts';

interface LockedFeatureProps {
  readonly blocker: Feature;
  readonly message: ReactNode;
  readonly showUpgrade: boolean;
  readonly onRequestUpgrade: RequestUpgrade | undefined;
  readonly className: string | undefined;
  readonly children?: ReactNode;
}

/** What stands where a gate is closed and says so: the inert children, the reason, the way to ask. */
export function LockedFeature(props: LockedFeatureProps): ReactNode {
  const { blocker, message, showUpgrade, onRequestUpgrade, className, children } = props;
  const store = useFeatureStore();
  const inherited = use(UpgradeRequestContext);
  const [asking, startAsking] = useTransition();
  const ask = onRequestUpgrade ?? inherited;
  const requested = blocker.pendingRequestId !== null;
  return (
    <div className={className} data-feature-gate="locked" data-feature={blocker.key} data-reason={blocker.reason}>
      {children !== undefined && (
        <div inert data-feature-gate-content="">
          {children}
        </div>
      )}
      <p data-feature-gate-message="">
        <svg aria-hidden="true" viewBox="0 0 16 16" width="1em" height="1em" fill="currentColor">
          <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" />
        </svg>{' '}
        {message ?? gateText(blocker, (key) => store.getFeature(key).name ?? key)}
      </p>
      {showUpgrade && blocker.upgradable && (requested || ask !== undefined) && (
        <button
          type="button"
          data-feature-gate-upgrade=""
          disabled={requested || asking}
          onClick={() => startAsking(async () => ask?.(blocker))}
        >
          {requested ? 'Requested' : 'Request upgrade'}
        </button>
      )}
    </div>
  );
}
