import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the page, or the part of it that is named, does against WCAG 2.2 AA, in a line each; empty where there is nothing. */
export async function violations(page: Page, part?: string): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).withTags(WCAG);
  const { violations: found } = await (part === undefined ? axe : axe.include(part)).analyze();
  return found.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join(', ')}`,
  );
}
