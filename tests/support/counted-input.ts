import type { Page } from 'playwright-core';

/** What a person did on a page, as its browser saw it. */
interface Input {
  readonly clicks: number;
  readonly keys: number;
}

/** Counts from now on. A page that is loaded anew loses the count, and reading it fails. */
export async function countInput(page: Page): Promise<() => Promise<Input>> {
  const counter = await page.evaluateHandle(() => {
    const counted = { clicks: 0, keys: 0 };
    window.addEventListener('pointerdown', ({ isTrusted }) => (counted.clicks += Number(isTrusted)), true);
    window.addEventListener('keydown', ({ isTrusted }) => (counted.keys += Number(isTrusted)), true);
    return counted;
  });
  return () => counter.jsonValue();
}
