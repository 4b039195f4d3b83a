import {
  IconChevronRight,
  IconDownload,
  IconHistory,
  IconLogout,
  IconPlayerPlayFilled,
  IconShare3,
  IconUpload,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { UIFeatureGate, type UIFeatureKey, useFeatureStatus, useLimit } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { Brand } from '../brand.tsx';
import { GateFrame } from '../gates/gate-frame.tsx';
import type { Viewer } from '../session/viewer.ts';
import { ThemeToggle } from '../theme-toggle.tsx';
import type { Usage } from './use-usage.ts';

interface TopBarProps {
  readonly viewer: Viewer | null;
  readonly usage: Usage;
  readonly onSignOut: () => void;
}

export function TopBar({ viewer, usage, onSignOut }: TopBarProps): ReactNode {
  const { state } = useFeatureStatus();
  const { used, run } = usage;
  const concurrent = useLimit('limits.max_concurrent_executions');
  return (
    <header className="top-bar">
      <span className="brand">
        <Brand /> <span className="brand-name">Loomwork</span>
      </span>
      <nav className="crumbs" aria-label="Where you are">
        <span className="tenant-name">{viewer?.tenant?.name ?? '…'}</span>
        <span className="chip" data-tier={state?.tierName ?? 'none'}>
          {state === null ? '…' : (state.tierName ?? 'No tier')}
        </span>
        <IconChevronRight size={14} aria-hidden />
        <span className="flow-name">Support triage</span>
        <span className="saved">Saved</span>
      </nav>
      <div className="tools" role="toolbar" aria-label="Flow">
        <Tool feature="ui.flow_builder.import_flow" icon={IconDownload} label="Import" />
        <Tool feature="ui.flow_builder.export_flow" icon={IconUpload} label="Export" />
        <Tool feature="ui.flow_builder.version_control" icon={IconHistory} label="History" />
        <Tool feature="ui.flow_builder.share_flow" icon={IconShare3} label="Share" />
        <button
          type="button"
          className="button primary"
          disabled={!concurrent.allows(used.running)}
          onClick={() => void run()}
        >
          <IconPlayerPlayFilled size={14} aria-hidden />
          {used.running > 0 ? `Running ${used.running}` : 'Run'}
        </button>
      </div>
      <div className="account">
        <ThemeToggle />
        <button
          type="button"
          className="icon-button"
          aria-label={`Sign out ${viewer?.name ?? ''}`}
          title={viewer?.name ?? 'Sign out'}
          onClick={onSignOut}
        >
          <IconLogout size={17} aria-hidden />
        </button>
      </div>
    </header>
  );
}

interface ToolProps {
  readonly feature: UIFeatureKey;
  readonly icon: TablerIcon;
  readonly label: string;
}

function Tool({ feature, icon: Icon, label }: ToolProps): ReactNode {
  const act = useAction();
  return (
    <GateFrame feature={feature} className="tool">
      <UIFeatureGate feature={feature} showLocked className="lock-tool">
        <button type="button" className="button ghost" onClick={() => void act(feature)}>
          <Icon size={16} aria-hidden />
          <span>{label}</span>
        </button>
      </UIFeatureGate>
    </GateFrame>
  );
}
