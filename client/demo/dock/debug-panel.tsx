import { IconBug, IconFileText, IconPlayerTrackNext } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { FeatureGate, UIFeatureGate } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { GateFrame } from '../gates/gate-frame.tsx';

const steps = [
  ['Chat Input', '“Where is order 4711?”', '2 ms'],
  ['Chroma', '4 passages, best 0.91', '38 ms'],
  ['Prompt Template', '1,204 tokens', '1 ms'],
  ['Order lookup', 'shipped, arrives Friday', '212 ms'],
  ['Support Agent', '“It left our warehouse…”', '1.4 s'],
] as const;

const logs = [
  ['09:41:07.112', 'run 8f3c started by noor'],
  ['09:41:07.152', 'retrieved 4 passages from help-centre'],
  ['09:41:07.366', 'GET /orders/4711 200'],
  ['09:41:08.771', 'answer sent, 182 tokens'],
] as const;

/** Inputs and outputs of every component, step by step, and the logs of past runs. */
export function DebugPanel(): ReactNode {
  const act = useAction();
  const [done, setDone] = useState(3);
  async function step(): Promise<void> {
    const { accepted } = await act('ui.debug.step_execution');
    if (accepted) setDone((done + 1) % (steps.length + 1));
  }
  return (
    <div className="columns">
      <div className="column wide">
        <div className="column-head">
          <h3>Trace</h3>
          <GateFrame feature="ui.debug.step_execution" className="inline">
            <UIFeatureGate feature="ui.debug.step_execution" showLocked className="lock-tool">
              <button type="button" className="button small" onClick={() => void step()}>
                <IconPlayerTrackNext size={14} aria-hidden /> Step
              </button>
            </UIFeatureGate>
          </GateFrame>
        </div>
        <GateFrame feature="ui.debug.enabled" className="fill">
          <UIFeatureGate feature="ui.debug.enabled" showLocked showUpgrade className="lock-panel">
            <ol className="trace">
              {steps.map(([name, value, time], index) => (
                <li key={name} data-done={index < done || undefined}>
                  <span>{name}</span>
                  <code>{index < done ? value : '…'}</code>
                  <small>{index < done ? time : ''}</small>
                </li>
              ))}
            </ol>
            <button type="button" className="button small" onClick={() => void act('ui.debug.enabled')}>
              <IconBug size={14} aria-hidden /> Debug the next run
            </button>
          </UIFeatureGate>
        </GateFrame>
      </div>
      <div className="column">
        <div className="column-head">
          <h3>Logs</h3>
        </div>
        <GateFrame feature="ui.debug.logs_access" className="fill">
          <UIFeatureGate feature="ui.debug.logs_access" showLocked="notice" showUpgrade className="lock-panel">
            <ul className="logs">
              {logs.map(([time, line]) => (
                <li key={time}>
                  <time>{time}</time> {line}
                </li>
              ))}
            </ul>
            <button type="button" className="button small" onClick={() => void act('ui.debug.logs_access')}>
              <IconFileText size={14} aria-hidden /> Read newer
            </button>
          </UIFeatureGate>
        </GateFrame>
        <FeatureGate
          requireAny={['integrations.langfuse', 'integrations.langsmith', 'integrations.langwatch']}
          loadingFallback={<p className="muted">…</p>}
          showLocked="notice"
          lockedMessage="With Langfuse, LangSmith or LangWatch, traces are kept."
          className="lock-line"
        >
          <p className="muted">Traces are kept by your tracing service.</p>
        </FeatureGate>
      </div>
    </div>
  );
}
