import { IconKey, IconPlus, IconVariable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { UIFeatureGate } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import type { Usage } from '../builder/use-usage.ts';
import { GateFrame } from '../gates/gate-frame.tsx';
import { Limits } from './limits.tsx';

/** What all flows of the tenant share: limits, variables, keys. */
export function WorkspaceTab({ usage }: { readonly usage: Usage }): ReactNode {
  const act = useAction();
  return (
    <>
      <Limits usage={usage} />
      <section aria-labelledby="variables">
        <div className="section-head">
          <h3 id="variables">Global variables</h3>
        </div>
        <GateFrame feature="ui.advanced.global_variables">
          <UIFeatureGate feature="ui.advanced.global_variables" showLocked showUpgrade className="lock-row">
            <ul className="plain">
              <li className="row">
                <IconVariable size={16} aria-hidden />
                <code>SUPPORT_TONE</code>
                <span className="muted">kind, brief</span>
              </li>
              <li className="row">
                <IconVariable size={16} aria-hidden />
                <code>ORDERS_URL</code>
                <span className="muted">https://…</span>
              </li>
            </ul>
            <button type="button" className="button wide" onClick={() => void act('ui.advanced.global_variables')}>
              <IconPlus size={14} aria-hidden /> Add a variable
            </button>
          </UIFeatureGate>
        </GateFrame>
      </section>
      <section aria-labelledby="keys">
        <div className="section-head">
          <h3 id="keys">API keys</h3>
        </div>
        <GateFrame feature="ui.advanced.api_keys_management">
          <UIFeatureGate feature="ui.advanced.api_keys_management" showLocked showUpgrade className="lock-row">
            <p className="row">
              <IconKey size={16} aria-hidden />
              <code>lw_live_••••4f2a</code>
              <span className="muted">used today</span>
            </p>
            <button type="button" className="button wide" onClick={() => void act('ui.advanced.api_keys_management')}>
              <IconPlus size={14} aria-hidden /> Create a key
            </button>
          </UIFeatureGate>
        </GateFrame>
      </section>
    </>
  );
}
