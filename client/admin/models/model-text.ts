import type { Model } from './model.ts';

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A price of 1,000 tokens, without zeros that say nothing. */
function priceText(price: string | null): string {
  return price === null ? '–' : `$${price.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')}`;
}

/** Prices of input and output, such as `$0.0025 / $0.01`; null where none is known. */
export function pricesText({ inputPricePer1k, outputPricePer1k }: Model): string | null {
  if (inputPricePer1k === null && outputPricePer1k === null) return null;
  return outputPricePer1k === null
    ? priceText(inputPricePer1k)
    : `${priceText(inputPricePer1k)} / ${priceText(outputPricePer1k)}`;
}

/** A number of tokens, such as `128K`. */
export function tokensText(tokens: number): string {
  return compact.format(tokens);
}
