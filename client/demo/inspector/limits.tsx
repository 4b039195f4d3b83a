import type { ReactNode } from 'react';
import { FeatureGate, type LimitKey, UpgradeButton, useFeature, useLimit } from '../../sdk/index.ts';
import type { Usage } from '../builder/use-usage.ts';
import { GateFrame } from '../gates/gate-frame.tsx';

const UPLOAD_MB = 48;

/** How far the plan goes, and how much of it is used. */
export function Limits({ usage }: { readonly usage: Usage }): ReactNode {
  const { used, createFlow, callApi, run, upload } = usage;
  return (
    <section aria-labelledby="limits">
      <div className="section-head">
        <h3 id="limits">Plan usage</h3>
      </div>
      <Meter feature="limits.max_flows" label="Flows" used={used.flows} action="New flow" onAction={createFlow} />
      <Meter
        feature="limits.max_api_calls_per_month"
        label="API calls this month"
        used={used.calls}
        action="Send a call"
        onAction={callApi}
      />
      <Meter
        feature="limits.max_concurrent_executions"
        label="Runs at the same time"
        used={used.running}
        action="Run"
        onAction={run}
      />
      <Meter
        feature="limits.max_file_upload_size_mb"
        label="Largest upload"
        unit="MB"
        used={used.uploadMb}
        action={`Upload ${UPLOAD_MB} MB`}
        onAction={() => upload(UPLOAD_MB)}
      />
    </section>
  );
}

interface MeterProps {
  readonly feature: LimitKey;
  readonly label: string;
  readonly unit?: string;
  readonly used: number;
  readonly action: string;
  readonly onAction: () => Promise<void>;
}

const amount = new Intl.NumberFormat('en');

function Meter({ feature, label, unit = '', used, action, onAction }: MeterProps): ReactNode {
  const { limit, unlimited } = useLimit(feature);
  const resolved = useFeature(feature);
  const share = unlimited || limit === null ? 0 : limit === 0 ? 1 : Math.min(1, used / limit);
  const end = unlimited ? 'unlimited' : `${amount.format(limit ?? 0)} ${unit}`.trim();
  return (
    <GateFrame feature={feature} className="limit">
      <FeatureGate feature={feature} showLocked showUpgrade className="lock-row">
        <div className="limit-head">
          <span>{label}</span>
          <span className="limit-value">
            <b>{amount.format(used)}</b> / {end}
          </span>
        </div>
        <div
          role="meter"
          className="meter"
          aria-label={label}
          aria-valuemin={0}
          aria-valuenow={used}
          aria-valuemax={unlimited ? undefined : Math.max(used, limit ?? 0)}
          aria-valuetext={`${amount.format(used)} of ${end}`}
          data-full={share >= 1 || undefined}
          data-unlimited={unlimited || undefined}
        >
          <span style={{ transform: `scaleX(${share})` }} />
        </div>
        {/* Not disabled at the limit: the server says no, and says why. */}
        <div className="limit-foot">
          <button type="button" className="button small" onClick={() => void onAction()}>
            {action}
          </button>
          <UpgradeButton feature={resolved} />
        </div>
      </FeatureGate>
    </GateFrame>
  );
}
