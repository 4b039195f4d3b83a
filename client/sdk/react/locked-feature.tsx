import { type ReactNode, useId } from 'react';
import type { Feature } from '../core/feature.ts';
import { type RequestUpgrade, useGateText } from './gate-defaults-context.ts';
import { UpgradeButton } from './upgrade-button.tsx';

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
  const text = useGateText(blocker);
  const id = useId();
  return (
    <div
      // Inert content is not read aloud, so the group says what is locked.
      role="group"
      aria-label={blocker.name ?? undefined}
      className={className}
      data-feature-gate="locked"
      data-feature={blocker.key}
      data-reason={blocker.reason}
    >
      {children !== undefined && (
        <div inert data-feature-gate-content="">
          {children}
        </div>
      )}
      <p id={id} data-feature-gate-message="">
        <svg aria-hidden="true" viewBox="0 0 16 16" width="1em" height="1em" fill="currentColor">
          <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" />
        </svg>{' '}
        {message ?? text}
      </p>
      {showUpgrade && <UpgradeButton feature={blocker} onRequestUpgrade={onRequestUpgrade} aria-describedby={id} />}
    </div>
  );
}
