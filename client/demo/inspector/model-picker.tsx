import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { type AvailableModel, type FeatureKey, ModelGate, useModels } from '../../sdk/index.ts';
import { useAction } from '../actions/use-action.ts';
import { ComponentIcon } from '../builder/component-icon.tsx';
import { GateFrame } from '../gates/gate-frame.tsx';

const providers = [
  ['openai', 'OpenAI', 'brand-openai'],
  ['anthropic', 'Anthropic', 'sparkles'],
  ['google', 'Google AI', 'brand-google'],
  ['mistral', 'Mistral', 'wind'],
  ['groq', 'Groq', 'bolt'],
  ['xai', 'xAI', 'brand-x'],
  ['azure_openai', 'Azure OpenAI', 'brand-azure'],
  ['aws_bedrock', 'AWS Bedrock', 'brand-aws'],
  ['ibm_watsonx', 'IBM watsonx.ai', 'cpu'],
  ['ollama', 'Ollama', 'device-desktop'],
] as const;

interface ModelPickerProps {
  readonly model: string;
  readonly onModel: (modelId: string) => void;
}

/** Which model the agent asks: the providers of the plan, the others with the reason why not. */
export function ModelPicker({ model, onModel }: ModelPickerProps): ReactNode {
  const models = useModels();
  const [unfolded, setUnfolded] = useState<string>('openai');
  const act = useAction();
  const byProvider = useMemo(
    () =>
      Map.groupBy(
        models.filter(({ type }) => type === 'CHAT'),
        ({ provider }) => provider,
      ),
    [models],
  );
  async function choose(feature: FeatureKey, { modelId }: AvailableModel): Promise<void> {
    const { accepted } = await act(feature);
    if (accepted) onModel(modelId);
  }
  return (
    <section aria-labelledby="models">
      <div className="section-head">
        <h3 id="models">Language model</h3>
        <span className="count">{models.length} available</span>
      </div>
      {providers.map(([provider, label, icon]) => {
        const feature: FeatureKey = `models.${provider}`;
        return (
          <GateFrame key={provider} feature={feature} className="provider">
            <ModelGate provider={provider} showLocked showUpgrade className="lock-row">
              <button
                type="button"
                className="provider-head"
                aria-expanded={unfolded === provider}
                onClick={() => setUnfolded(unfolded === provider ? '' : provider)}
              >
                <ComponentIcon name={icon} />
                <span>{label}</span>
                <span className="count">{byProvider.get(provider)?.length ?? ''}</span>
                <IconChevronDown size={14} aria-hidden />
              </button>
              {unfolded === provider && (
                <Models
                  label={label}
                  models={byProvider.get(provider) ?? []}
                  chosen={model}
                  onChoose={(entry) => void choose(feature, entry)}
                />
              )}
            </ModelGate>
          </GateFrame>
        );
      })}
    </section>
  );
}

interface ModelsProps {
  readonly label: string;
  readonly models: readonly AvailableModel[];
  readonly chosen: string;
  readonly onChoose: (model: AvailableModel) => void;
}

const tokens = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 0 });

function Models({ label, models, chosen, onChoose }: ModelsProps): ReactNode {
  return (
    <fieldset className="models">
      <legend className="visually-hidden">Models of {label}</legend>
      {models.map((model) => (
        <label key={model.id} className="model">
          <input
            type="radio"
            name={`model-${label}`}
            checked={model.modelId === chosen}
            onChange={() => onChoose(model)}
          />
          <span>{model.name}</span>
          {model.isDeprecated && <span className="beta">Ending</span>}
          <small>{model.contextWindow === null ? '' : tokens.format(model.contextWindow)}</small>
        </label>
      ))}
    </fieldset>
  );
}
