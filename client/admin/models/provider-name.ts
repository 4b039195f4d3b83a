const names: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  mistral: 'Mistral',
  ollama: 'Ollama',
  azure_openai: 'Azure OpenAI',
  aws_bedrock: 'AWS Bedrock',
  ibm_watsonx: 'IBM watsonx',
  groq: 'Groq',
  xai: 'xAI',
};

/** A provider as people write it; one that we do not know by its own name. */
export function providerName(provider: string): string {
  return names[provider] ?? provider;
}
