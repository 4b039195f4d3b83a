import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FeatureGate, type FeatureKey, IntegrationGate, type IntegrationName, useFeature } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { ComponentIcon } from '../builder/component-icon.tsx';
import { GateFrame } from '../gates/gate-frame.tsx';

type Store = Extract<IntegrationName, 'chroma' | 'pinecone' | 'qdrant' | 'weaviate'>;
type Tracer = Extract<IntegrationName, 'langfuse' | 'langsmith' | 'langwatch'>;

const tracers: readonly (readonly [Tracer, label: string, icon: string, text: string])[] = [
  ['langfuse', 'Langfuse', 'chart-dots', 'Traces of every run'],
  ['langsmith', 'LangSmith', 'chart-line', 'Traces and datasets'],
  ['langwatch', 'LangWatch', 'eye-check', 'Quality of answers'],
];
const stores: readonly (readonly [Store, label: string, icon: string, text: string])[] = [
  ['chroma', 'Chroma', 'database', 'Built in'],
  ['pinecone', 'Pinecone', 'database-cog', 'Managed index'],
  ['qdrant', 'Qdrant', 'database-search', 'Your cluster'],
  ['weaviate', 'Weaviate', 'database-share', 'Your cluster'],
];

/** What flows reach outside: MCP servers, tracing, vector stores. */
export function ConnectTab(): ReactNode {
  return (
    <>
      <section aria-labelledby="mcp">
        <div className="section-head">
          <h3 id="mcp">MCP servers</h3>
        </div>
        <Mcp />
      </section>
      <section aria-labelledby="tracing">
        <div className="section-head">
          <h3 id="tracing">Observability</h3>
        </div>
        {tracers.map(([name, ...row]) => (
          <GateFrame key={name} feature={`integrations.${name}`}>
            <Integration name={name} feature={`integrations.${name}`} row={row} />
          </GateFrame>
        ))}
      </section>
      <section aria-labelledby="stores">
        <div className="section-head">
          <h3 id="stores">Vector stores</h3>
        </div>
        {stores.map(([name, ...row]) => (
          <GateFrame key={name} feature={`integrations.vector_stores.${name}`}>
            <Integration name={name} feature={`integrations.vector_stores.${name}`} row={row} />
          </GateFrame>
        ))}
      </section>
    </>
  );
}

interface IntegrationProps {
  readonly name: IntegrationName;
  readonly feature: FeatureKey;
  readonly row: readonly [label: string, icon: string, text: string];
}

function Integration({ name, feature, row: [label, icon, text] }: IntegrationProps): ReactNode {
  const act = useAction();
  const { requiresSetup } = useFeature(feature);
  return (
    <IntegrationGate integration={name} showLocked showUpgrade className="lock-row">
      <div className="row">
        <ComponentIcon name={icon} />
        <span className="row-text">
          {label}
          <small>{text}</small>
        </span>
        <button
          type="button"
          className="button small"
          aria-label={`${requiresSetup ? 'Set up' : 'Connect'} ${label}`}
          onClick={() => void act(feature)}
        >
          {requiresSetup ? 'Set up' : 'Connect'}
        </button>
      </div>
    </IntegrationGate>
  );
}

function Mcp(): ReactNode {
  const act = useAction();
  return (
    <>
      <GateFrame feature="integrations.mcp">
        <IntegrationGate integration="mcp" showLocked showUpgrade className="lock-row">
          <div className="row">
            <ComponentIcon name="plug-connected" />
            <span className="row-text">
              filesystem
              <small>11 tools · stdio</small>
            </span>
            <button
              type="button"
              className="button small"
              aria-label="Connect filesystem"
              onClick={() => void act('integrations.mcp')}
            >
              Connect
            </button>
          </div>
        </IntegrationGate>
      </GateFrame>
      <GateFrame feature="ui.advanced.mcp_server_config">
        <FeatureGate
          requireAll={['integrations.mcp', 'ui.advanced.mcp_server_config']}
          showLocked
          showUpgrade
          className="lock-row"
        >
          <button type="button" className="button wide" onClick={() => void act('ui.advanced.mcp_server_config')}>
            <IconPlus size={14} aria-hidden /> Add a server
          </button>
        </FeatureGate>
      </GateFrame>
    </>
  );
}
