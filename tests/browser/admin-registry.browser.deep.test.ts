import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';
import { violations } from '../support/violations.ts';

const themes = ['light', 'dark'] as const;

let demo: BrowserApp;
let bearer: string;

beforeAll(async () => {
  demo = await startBrowserApp();
  bearer = await token();
});
afterAll(() => demo.close());

const api = <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> =>
  expectData<Data>(demo.app.url, bearer, query, variables);

interface Found {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly isActive: boolean;
  readonly family: string | null;
}

async function findModel(search: string): Promise<Found | undefined> {
  const { models } = await api<{ models: { edges: { node: Found }[] } }>(
    'query ($search: String) { models(search: $search, first: 1) { edges { node { id version name isActive family } } } }',
    { search },
  );
  return models.edges[0]?.node;
}

test('a model is added, edited in place, retired and found among the retired', async () => {
  const { page, context, complaints } = await openConsole(demo, { path: '/models?new' });
  const form = page.getByRole('dialog', { name: 'Add a model' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Test Model');
  await form.getByRole('textbox', { name: 'Provider' }).fill('openai');
  await form.getByLabel('Model id').fill('test-model-1');
  await form.getByRole('combobox', { name: 'Feature' }).fill('OpenAI Models');
  await page.getByRole('option', { name: 'OpenAI Models', exact: true }).click();
  await form.getByRole('button', { name: 'Add' }).click();

  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Test Model', exact: true }) });
  await row.getByText(/of \d+ tenants/).waitFor();
  expect(await findModel('test-model-1')).toMatchObject({ name: 'Test Model', isActive: true });

  await row.getByRole('button', { name: 'Test Model', exact: true }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Test Model' });
  await edit.getByLabel('Family').fill('tests');
  await edit.getByRole('list', { name: 'What changes' }).getByText('tests').waitFor();
  await edit.getByRole('button', { name: 'Save' }).click();
  await row.getByText('tests', { exact: true }).waitFor();

  await row.getByRole('button', { name: 'Retire Test Model' }).click();
  const retire = page.getByRole('dialog', { name: 'Retire Test Model' });
  await retire.getByText(/tenants? affected: 1 model/).waitFor();
  await retire.getByRole('button', { name: 'Retire' }).click();
  await row.waitFor({ state: 'detached' });
  expect(await findModel('test-model-1')).toMatchObject({ isActive: false, family: 'tests' });
  await page.getByRole('radiogroup', { name: 'Which' }).getByText('Retired').click();
  await row.getByText('No tenant').waitFor();
  expect(page.url()).toContain('show=retired');
  expect(complaints).toEqual([]);
  await context.close();
});

test('what somebody else changes shows at once, beside what is being typed', async () => {
  const { page, context } = await openConsole(demo, { path: '/models?search=haiku 4.5' });
  await page.getByRole('button', { name: 'Claude Haiku 4.5', exact: true }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Claude Haiku 4.5' });
  await edit.getByLabel('Family').fill('mine');
  const model = await findModel('haiku-4-5');
  const { updateModel } = await api<{ updateModel: { problem: { message: string } | null } }>(
    'mutation ($input: UpdateModelInput!) { updateModel(input: $input) { problem { message } } }',
    { input: { id: model?.id, expectedVersion: model?.version, family: 'theirs', contextWindow: 123_456 } },
  );
  expect(updateModel.problem).toBeNull();
  await edit.getByText('Somebody set it to “theirs” meanwhile.').waitFor();
  expect(await edit.getByLabel('Family').inputValue()).toBe('mine');
  expect(await edit.getByLabel('Context window').inputValue()).toBe('123,456');
  await edit.getByRole('button', { name: 'Take theirs' }).click();
  expect(await edit.getByLabel('Family').inputValue()).toBe('theirs');
  await context.close();
});

test('a component with a hostile name is shown as text', async () => {
  const hostile = '<img src=x onerror="alert(1)">';
  const { createComponent } = await api<{ createComponent: { problem: null | { message: string } } }>(
    'mutation ($input: CreateComponentInput!) { createComponent(input: $input) { problem { message } } }',
    { input: { key: 'Hostile', name: hostile, componentName: 'Hostile', category: 'helpers', description: hostile } },
  );
  expect(createComponent.problem).toBeNull();
  const { page, context, complaints } = await openConsole(demo, {
    path: '/components?category=helpers&search=hostile',
  });
  await page.getByRole('button', { name: hostile, exact: true }).waitFor();
  expect(await page.locator('main img').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test.each(themes)('both registries are accessible in the %s theme, with their dialogs open', async (colorScheme) => {
  // A few rows of each kind: axe looks at every one of them.
  const { page, context, complaints } = await openConsole(demo, {
    path: '/models?provider=anthropic',
    context: { colorScheme },
  });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Claude Haiku 3.5', exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Claude Haiku 3.5', exact: true }).click();
  await dialog.getByLabel('Family').fill('other');
  await dialog.getByText('No tenant is affected now.').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.goto(`${demo.app.url}/admin/components?feature=components.custom.enabled`);
  await page.getByRole('rowheader').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a narrow window shows both lists without scrolling sideways', async () => {
  const { page, context } = await openConsole(demo, {
    path: '/models',
    context: { viewport: { width: 390, height: 844 } },
  });
  for (const [path, name] of [
    ['models', 'Claude Haiku 3.5'],
    ['components', 'Chat Input'],
  ] as const) {
    await page.goto(`${demo.app.url}/admin/${path}`);
    await page.getByText(name).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
  await context.close();
});
