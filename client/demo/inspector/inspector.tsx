import type { ReactNode } from 'react';
import type { FlowNode } from '../builder/flow.ts';
import { ComponentIcon } from '../builder/component-icon.tsx';
import type { Usage } from '../builder/use-usage.ts';
import type { InspectorTab } from '../gates/use-view.ts';
import { Tabs } from '../tabs.tsx';
import { ConnectTab } from './connect-tab.tsx';
import { ModelPicker } from './model-picker.tsx';
import { WorkspaceTab } from './workspace-tab.tsx';

interface InspectorProps {
  readonly node: FlowNode | undefined;
  readonly tab: InspectorTab;
  readonly onTab: (tab: InspectorTab) => void;
  readonly model: string;
  readonly onModel: (modelId: string) => void;
  readonly usage: Usage;
}

/** What belongs to the selected node, to its connections, and to the whole workspace. */
export function Inspector({ node, tab, onTab, model, onModel, usage }: InspectorProps): ReactNode {
  return (
    <aside className="inspector" aria-label="Settings">
      <div className="inspector-head">
        <span className="node-icon" data-category={node?.category}>
          <ComponentIcon name={node?.icon ?? null} />
        </span>
        <div>
          <h2>{node?.title ?? 'Nothing selected'}</h2>
          <p className="muted">{node?.text}</p>
        </div>
      </div>
      <Tabs
        label="Settings"
        className="tabs"
        selected={tab}
        onSelect={onTab}
        tabs={[
          { id: 'model', label: 'Model', content: <ModelPicker model={model} onModel={onModel} /> },
          { id: 'connect', label: 'Connect', content: <ConnectTab /> },
          { id: 'workspace', label: 'Workspace', content: <WorkspaceTab usage={usage} /> },
        ]}
      />
    </aside>
  );
}
