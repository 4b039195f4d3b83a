import type { Model } from './model.ts';

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A price as people write it: without zeros that say nothing. */
export function shortPrice(price: string | null): string | null {
  return price === null ? null : price.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** Prices of input and output, such as `$0.0025 / $0.01`; null where none is known. */
export function pricesText({ inputPricePer1k, outputPricePer1k }: Model): string | null {
  const known = [inputPricePer1k, outputPricePer1k].map(shortPrice);
  if (known.every((price) => price === null)) return null;
  const shown = known.at(-1) === null ? known.slice(0, 1) : known;
  return shown.map((price) => (price === null ? '–' : `$${price}`)).join(' / ');
}

/** A number of tokens, such as `128K`. */
export function tokensText(tokens: number): string {
  return compact.format(tokens);
}
