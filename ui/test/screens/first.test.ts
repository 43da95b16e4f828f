import { describe, expect, it } from 'vitest';
import { publications } from '../fake/data';
import { FakeHost } from '../fake/host';
import { all, click, open, settle, text, the } from '../window';

/** A library that nobody has set up. */
async function fresh(): Promise<FakeHost> {
  const host = new FakeHost([]);
  host.settings = { ...host.settings, settled: false };
  await open('/#/library', host);
  return host;
}

describe('the first steps', () => {
  it('are offered, and not again once they were passed by', async () => {
    await fresh();
    expect(text(the('.banner', 'Set up this computer'))).toContain('It takes a minute.');
    await click(the('.banner button', 'Not now'));
    expect(all('.banner', 'Set up this computer')).toHaveLength(0);
  });

  it('choose the language, who publishes and what to take with its size', async () => {
    const host = await fresh();
    await click(the('.banner button', 'Begin…'));
    expect(all('dialog input[name=first-language]')).toHaveLength(9);
    expect(all('.first-list li')).not.toHaveLength(0);
    await settle();
    const takes = all('dialog label.check').filter((one) => one.querySelector('[name=first-take]'));
    expect(text(takes[0])).toMatch(/^Everything.*(to fetch|all of it is here)/);
    await click(takes[1]!.querySelector('input')!);
    await click(the('dialog .btn.main', 'Done'));
    const [[rules]] = host.called('applyRules') as [[{ default: { take: string } }]];
    expect(rules.default.take).toBe('text');
    expect(all('dialog')).toHaveLength(0);
    expect(all('.banner', 'Set up this computer')).toHaveLength(0);
  });

  it('tell what each choice costs by the rules as they are now', async () => {
    const host = await fresh();
    const { rulesEffect } = host;
    const late: (() => void)[] = [];
    host.rulesEffect = async (changed) => {
      const effect = await rulesEffect(changed);
      await new Promise<void>((resolve) => late.push(resolve));
      return { ...effect, fetch: 7_000_000 };
    };
    await click(the('.banner button', 'Begin…'));
    // The same is asked again, as after an update, and answered first.
    host.rulesEffect = rulesEffect;
    host.emit('change', { number: 2, publications: true, jobs: false });
    await settle();
    const costs = (): string => text(all('dialog label.check').find((one) => one.querySelector('[name=first-take]')));
    expect(costs()).toContain('3.2 MB');
    for (const answer of late) answer();
    await settle();
    expect(costs()).toContain('3.2 MB');
  });

  it('call publishers as lists of their publications do, in the language of the window', async () => {
    // An urgent notice would come before them.
    const rows = publications().filter(({ kind }) => kind !== 'notice');
    const host = new FakeHost(rows.map((row) => ({ ...row, publisher: 'Zyra në terren' })));
    host.settings = { ...host.settings, settled: false };
    await open('/#/library', host);
    await click(the('.banner button', 'Begin…'));
    expect(all('.first-list bdi').map((name) => text(name))).toContain('Zyra në terren');
  });

  it('lead to adding a source', async () => {
    await fresh();
    await click(the('.banner button', 'Begin…'));
    await click(the('dialog button', 'Add a source…'));
    expect(all('dialog')).toHaveLength(2);
  });
});
