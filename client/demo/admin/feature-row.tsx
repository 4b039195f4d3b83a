import { IconArrowBackUp, IconHandClick } from '@tabler/icons-react';
import { type ReactNode, useState, useTransition } from 'react';
import { useFeatureStore } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { isGated } from '../gates/gates.ts';
import type { Reveal } from '../gates/use-view.ts';
import type { AdminFeature, Consent, TierChange } from './admin-tier.ts';
import { LimitEditor } from './limit-editor.tsx';
import { problemText, type ProblemText } from './problem-text.ts';
import type { TierEditor } from './use-tier.ts';

interface FeatureRowProps {
  readonly entry: AdminFeature;
  readonly editor: TierEditor;
  readonly onReveal: Reveal;
}

type Refused = ProblemText & { readonly change: TierChange };

/** One feature of the tier: on or off, how far, and what the server has against it. */
export function FeatureRow({ entry, editor, onReveal }: FeatureRowProps): ReactNode {
  const { key, inherited, value, feature } = entry;
  const [busy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const { getFeature } = useFeatureStore();
  const act = useAction();

  function change(wanted: TierChange, consent?: Consent): void {
    // First the gate, then the change: it opens in front of one's eyes.
    if (isGated(key)) onReveal(key);
    start(async () => {
      const problem = await editor.change(wanted, consent);
      const text = problem && problemText(problem, (other) => getFeature(other).name ?? other);
      setRefused(text && { ...text, change: wanted });
    });
  }

  const limited = feature.type === 'INTEGER';
  return (
    <li className="switch-row" data-admin-feature={key} aria-busy={busy}>
      <div className="switch-line">
        <span className="switch-name" id={`switch-${key}`}>
          {feature.name}
          <small>{inherited ? 'registry default' : 'set by the tier'}</small>
        </span>
        {!inherited && (
          <button
            type="button"
            className="icon-button small quiet"
            aria-label={`Take back: ${feature.name} as in the registry`}
            title="Back to the default of the registry"
            onClick={() => change({ key, inherit: true })}
          >
            <IconArrowBackUp size={15} aria-hidden />
          </button>
        )}
        {isGated(key) && !limited && (
          <button
            type="button"
            className="icon-button small quiet"
            aria-label={`Forge a click on ${feature.name}`}
            title="Forge a click: post its action whatever the gate shows"
            onClick={() => void act(key)}
          >
            <IconHandClick size={15} aria-hidden />
          </button>
        )}
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={value.enabled}
          aria-labelledby={`switch-${key}`}
          onClick={() =>
            change({
              key,
              value: limited
                ? { enabled: !value.enabled, ...(value.limit === null ? { unlimited: true } : { limit: value.limit }) }
                : { enabled: !value.enabled },
            })
          }
        />
      </div>
      {limited && value.enabled && (
        <LimitEditor
          key={`${value.limit} ${value.unlimited}`}
          name={feature.name}
          value={value}
          onChange={(next) => change({ key, value: { enabled: true, ...next } })}
        />
      )}
      {refused !== null && (
        <div className="problem" role="alert">
          <p>{refused.text}</p>
          {refused.remedy !== null && (
            <button
              type="button"
              className="button small"
              onClick={() => change(refused.change, refused.remedy?.consent)}
            >
              {refused.remedy.label}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
