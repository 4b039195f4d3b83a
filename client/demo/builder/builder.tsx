import { type ReactNode, useState } from 'react';
import { Dock } from '../dock/dock.tsx';
import type { View } from '../gates/use-view.ts';
import { Inspector } from '../inspector/inspector.tsx';
import type { Viewer } from '../session/viewer.ts';
import { Canvas } from './canvas.tsx';
import { Palette } from './palette.tsx';
import { TopBar } from './top-bar.tsx';
import { useFlow } from './use-flow.ts';
import { useUsage } from './use-usage.ts';

interface BuilderProps {
  readonly viewer: Viewer | null;
  readonly view: View;
  readonly onSignOut: () => void;
}

/** The product: everything in it is behind a gate. */
export function Builder({ viewer, view, onSignOut }: BuilderProps): ReactNode {
  const [flow, send] = useFlow();
  const usage = useUsage();
  const [model, setModel] = useState('gpt-4.1');
  return (
    <div className="builder">
      <TopBar viewer={viewer} usage={usage} onSignOut={onSignOut} />
      <Palette onAdd={(component) => send({ type: 'add', component })} />
      <main className="stage">
        <h1 className="visually-hidden">Flow: Support triage</h1>
        <Canvas flow={flow} send={send} model={model} running={usage.used.running > 0} />
        <Dock tab={view.dock} onTab={view.showDock} />
      </main>
      <Inspector
        node={flow.nodes.find(({ id }) => id === flow.selected)}
        tab={view.inspector}
        onTab={view.showInspector}
        model={model}
        onModel={setModel}
        usage={usage}
      />
    </div>
  );
}
