import type { SeedFeatureKey } from './features.ts';

/** A row of the model registry. Prices are US dollars per 1,000 tokens, as decimal text: money is never a float. */
export interface SeedModel {
  readonly provider: string;
  /** The name under which the provider's own API knows it. */
  readonly modelId: string;
  readonly name: string;
  readonly type: 'chat' | 'completion' | 'embedding' | 'image' | 'audio';
  readonly family: string;
  readonly supportsTools: boolean;
  readonly supportsVision: boolean;
  readonly supportsStreaming: boolean;
  /** Longest answer in tokens; null where the provider names none. */
  readonly maxTokens: number | null;
  /** Longest prompt and answer together, in tokens; null where it is not measured in tokens. */
  readonly contextWindow: number | null;
  /** Null where the model runs on your own machines or is not sold by the token. */
  readonly inputPricePer1k: string | null;
  readonly outputPricePer1k: string | null;
  readonly featureKey: SeedFeatureKey;
  readonly isDeprecated: boolean;
}

type Provider = Extract<SeedFeatureKey, `models.${string}`> extends `models.${infer Name}` ? Name : never;

interface Facts {
  readonly type?: SeedModel['type'];
  readonly can?: readonly ('tools' | 'vision')[];
  readonly context?: number;
  readonly answer?: number;
  /** Input and output. */
  readonly price?: readonly [input: string, output: string | null];
  readonly deprecated?: true;
}

const streams: Readonly<Record<SeedModel['type'], boolean>> = {
  chat: true,
  completion: true,
  embedding: false,
  image: false,
  audio: false,
};

/** One provider's models, as [modelId, name, family, facts]. */
function offeredBy(
  provider: Provider,
  models: readonly (readonly [modelId: string, name: string, family: string, facts: Facts])[],
): SeedModel[] {
  return models.map(([modelId, name, family, facts]) => {
    const type = facts.type ?? 'chat';
    const [input, output] = facts.price ?? [null, null];
    return {
      provider,
      modelId,
      name,
      type,
      family,
      supportsTools: facts.can?.includes('tools') ?? false,
      supportsVision: facts.can?.includes('vision') ?? false,
      supportsStreaming: streams[type],
      maxTokens: facts.answer ?? null,
      contextWindow: facts.context ?? null,
      inputPricePer1k: input,
      outputPricePer1k: output,
      featureKey: `models.${provider}`,
      isDeprecated: facts.deprecated ?? false,
    };
  });
}

const both = ['tools', 'vision'] as const;
const tools = ['tools'] as const;
const vision = ['vision'] as const;

/**
 * The model registry: real models of ten providers.
 *
 * For demonstration only. Figures are the providers' public list prices and limits as known in October 2025, pay as you go, in
 * US dollars, without tiers, caching, batch or regional differences; providers change them without notice.
 * What is sold by the image, the minute or the character has no price here.
 */
export const seedModels: readonly SeedModel[] = [
  ...offeredBy('openai', [
    ['gpt-4.1', 'GPT-4.1', 'gpt-4', { can: both, context: 1_047_576, answer: 32_768, price: ['0.002', '0.008'] }],
    [
      'gpt-4.1-mini',
      'GPT-4.1 mini',
      'gpt-4',
      { can: both, context: 1_047_576, answer: 32_768, price: ['0.0004', '0.0016'] },
    ],
    ['gpt-4o', 'GPT-4o', 'gpt-4', { can: both, context: 128_000, answer: 16_384, price: ['0.0025', '0.01'] }],
    [
      'gpt-4o-mini',
      'GPT-4o mini',
      'gpt-4',
      { can: both, context: 128_000, answer: 16_384, price: ['0.00015', '0.0006'] },
    ],
    ['o3', 'o3', 'o-series', { can: both, context: 200_000, answer: 100_000, price: ['0.002', '0.008'] }],
    ['o4-mini', 'o4-mini', 'o-series', { can: both, context: 200_000, answer: 100_000, price: ['0.0011', '0.0044'] }],
    [
      'gpt-3.5-turbo-instruct',
      'GPT-3.5 Turbo Instruct',
      'gpt-3.5',
      { type: 'completion', context: 4_096, answer: 4_096, price: ['0.0015', '0.002'], deprecated: true },
    ],
    [
      'text-embedding-3-small',
      'Text Embedding 3 Small',
      'embedding',
      { type: 'embedding', context: 8_192, price: ['0.00002', null] },
    ],
    [
      'text-embedding-3-large',
      'Text Embedding 3 Large',
      'embedding',
      { type: 'embedding', context: 8_192, price: ['0.00013', null] },
    ],
    ['gpt-image-1', 'GPT Image 1', 'image', { type: 'image', can: vision }],
    ['whisper-1', 'Whisper', 'whisper', { type: 'audio' }],
    ['tts-1', 'Text to Speech 1', 'tts', { type: 'audio' }],
  ]),
  ...offeredBy('anthropic', [
    [
      'claude-opus-4-1-20250805',
      'Claude Opus 4.1',
      'claude-4',
      { can: both, context: 200_000, answer: 32_000, price: ['0.015', '0.075'] },
    ],
    [
      'claude-sonnet-4-5-20250929',
      'Claude Sonnet 4.5',
      'claude-4',
      { can: both, context: 200_000, answer: 64_000, price: ['0.003', '0.015'] },
    ],
    [
      'claude-haiku-4-5-20251001',
      'Claude Haiku 4.5',
      'claude-4',
      { can: both, context: 200_000, answer: 64_000, price: ['0.001', '0.005'] },
    ],
    [
      'claude-3-5-haiku-20241022',
      'Claude Haiku 3.5',
      'claude-3',
      { can: both, context: 200_000, answer: 8_192, price: ['0.0008', '0.004'] },
    ],
    [
      'claude-3-opus-20240229',
      'Claude Opus 3',
      'claude-3',
      { can: both, context: 200_000, answer: 4_096, price: ['0.015', '0.075'], deprecated: true },
    ],
  ]),
  ...offeredBy('google', [
    [
      'gemini-2.5-pro',
      'Gemini 2.5 Pro',
      'gemini-2.5',
      { can: both, context: 1_048_576, answer: 65_536, price: ['0.00125', '0.01'] },
    ],
    [
      'gemini-2.5-flash',
      'Gemini 2.5 Flash',
      'gemini-2.5',
      { can: both, context: 1_048_576, answer: 65_536, price: ['0.0003', '0.0025'] },
    ],
    [
      'gemini-2.5-flash-lite',
      'Gemini 2.5 Flash-Lite',
      'gemini-2.5',
      { can: both, context: 1_048_576, answer: 65_536, price: ['0.0001', '0.0004'] },
    ],
    [
      'gemini-2.0-flash',
      'Gemini 2.0 Flash',
      'gemini-2.0',
      { can: both, context: 1_048_576, answer: 8_192, price: ['0.0001', '0.0004'] },
    ],
    [
      'gemini-1.5-pro',
      'Gemini 1.5 Pro',
      'gemini-1.5',
      { can: both, context: 2_097_152, answer: 8_192, price: ['0.00125', '0.005'], deprecated: true },
    ],
    [
      'gemini-embedding-001',
      'Gemini Embedding',
      'embedding',
      { type: 'embedding', context: 2_048, price: ['0.00015', null] },
    ],
    ['imagen-4.0-generate-001', 'Imagen 4', 'imagen', { type: 'image' }],
  ]),
  ...offeredBy('mistral', [
    [
      'mistral-large-2411',
      'Mistral Large 2.1',
      'mistral-large',
      { can: tools, context: 131_072, price: ['0.002', '0.006'] },
    ],
    [
      'mistral-medium-2508',
      'Mistral Medium 3.1',
      'mistral-medium',
      { can: both, context: 131_072, price: ['0.0004', '0.002'] },
    ],
    [
      'mistral-small-2506',
      'Mistral Small 3.2',
      'mistral-small',
      { can: both, context: 131_072, price: ['0.0001', '0.0003'] },
    ],
    ['codestral-2508', 'Codestral', 'codestral', { can: tools, context: 256_000, price: ['0.0003', '0.0009'] }],
    ['mistral-embed', 'Mistral Embed', 'embedding', { type: 'embedding', context: 8_192, price: ['0.0001', null] }],
  ]),
  ...offeredBy('ollama', [
    ['llama3.1:8b', 'Llama 3.1 8B', 'llama-3', { can: tools, context: 131_072 }],
    ['qwen3:8b', 'Qwen 3 8B', 'qwen-3', { can: tools, context: 40_960 }],
    ['gemma3:12b', 'Gemma 3 12B', 'gemma-3', { can: vision, context: 131_072 }],
    ['deepseek-r1:8b', 'DeepSeek-R1 8B', 'deepseek-r1', { context: 131_072 }],
    ['nomic-embed-text', 'Nomic Embed Text', 'embedding', { type: 'embedding', context: 2_048 }],
  ]),
  ...offeredBy('azure_openai', [
    [
      'gpt-4.1',
      'GPT-4.1 (Azure)',
      'gpt-4',
      { can: both, context: 1_047_576, answer: 32_768, price: ['0.002', '0.008'] },
    ],
    ['gpt-4o', 'GPT-4o (Azure)', 'gpt-4', { can: both, context: 128_000, answer: 16_384, price: ['0.0025', '0.01'] }],
    [
      'gpt-4o-mini',
      'GPT-4o mini (Azure)',
      'gpt-4',
      { can: both, context: 128_000, answer: 16_384, price: ['0.00015', '0.0006'] },
    ],
    [
      'text-embedding-3-large',
      'Text Embedding 3 Large (Azure)',
      'embedding',
      { type: 'embedding', context: 8_192, price: ['0.00013', null] },
    ],
  ]),
  ...offeredBy('aws_bedrock', [
    [
      'anthropic.claude-sonnet-4-5-20250929-v1:0',
      'Claude Sonnet 4.5 (Bedrock)',
      'claude-4',
      { can: both, context: 200_000, answer: 64_000, price: ['0.003', '0.015'] },
    ],
    [
      'amazon.nova-pro-v1:0',
      'Amazon Nova Pro',
      'nova',
      { can: both, context: 300_000, answer: 10_000, price: ['0.0008', '0.0032'] },
    ],
    [
      'amazon.nova-lite-v1:0',
      'Amazon Nova Lite',
      'nova',
      { can: both, context: 300_000, answer: 10_000, price: ['0.00006', '0.00024'] },
    ],
    [
      'meta.llama3-3-70b-instruct-v1:0',
      'Llama 3.3 70B Instruct (Bedrock)',
      'llama-3',
      { can: tools, context: 128_000, answer: 8_192, price: ['0.00072', '0.00072'] },
    ],
    [
      'amazon.titan-embed-text-v2:0',
      'Titan Text Embeddings V2',
      'embedding',
      { type: 'embedding', context: 8_192, price: ['0.00002', null] },
    ],
  ]),
  ...offeredBy('ibm_watsonx', [
    [
      'ibm/granite-3-3-8b-instruct',
      'Granite 3.3 8B Instruct',
      'granite-3',
      { can: tools, context: 131_072, price: ['0.0002', '0.0002'] },
    ],
    [
      'meta-llama/llama-3-3-70b-instruct',
      'Llama 3.3 70B Instruct (watsonx)',
      'llama-3',
      { can: tools, context: 131_072, price: ['0.00071', '0.00071'] },
    ],
    [
      'ibm/granite-13b-instruct-v2',
      'Granite 13B Instruct V2',
      'granite-1',
      { context: 8_192, answer: 8_192, price: ['0.0006', '0.0006'], deprecated: true },
    ],
    [
      'ibm/granite-embedding-278m-multilingual',
      'Granite Embedding 278M',
      'embedding',
      { type: 'embedding', context: 512, price: ['0.0001', null] },
    ],
  ]),
  ...offeredBy('groq', [
    [
      'llama-3.3-70b-versatile',
      'Llama 3.3 70B Versatile',
      'llama-3',
      { can: tools, context: 131_072, answer: 32_768, price: ['0.00059', '0.00079'] },
    ],
    [
      'llama-3.1-8b-instant',
      'Llama 3.1 8B Instant',
      'llama-3',
      { can: tools, context: 131_072, answer: 131_072, price: ['0.00005', '0.00008'] },
    ],
    [
      'openai/gpt-oss-120b',
      'GPT-OSS 120B',
      'gpt-oss',
      { can: tools, context: 131_072, answer: 65_536, price: ['0.00015', '0.0006'] },
    ],
    ['whisper-large-v3-turbo', 'Whisper Large V3 Turbo', 'whisper', { type: 'audio' }],
  ]),
  ...offeredBy('xai', [
    ['grok-4-0709', 'Grok 4', 'grok-4', { can: both, context: 256_000, price: ['0.003', '0.015'] }],
    ['grok-3', 'Grok 3', 'grok-3', { can: tools, context: 131_072, price: ['0.003', '0.015'] }],
    ['grok-3-mini', 'Grok 3 Mini', 'grok-3', { can: tools, context: 131_072, price: ['0.0003', '0.0005'] }],
    [
      'grok-code-fast-1',
      'Grok Code Fast 1',
      'grok-code',
      { can: tools, context: 256_000, price: ['0.0002', '0.0015'] },
    ],
  ]),
];
