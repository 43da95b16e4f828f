import { describe, expect, it } from 'vitest';
import { FakeHost, failure } from '../fake/host';
import { all, click, open, settle, text, the } from '../window';

/** A window whose sharing is on, with one neighbour that holds more and one that does not answer. */
function shared(): FakeHost {
  const host = new FakeHost();
  host.nearbyState = { ...host.nearbyState, on: true, serving: true, addresses: ['192.168.1.9:27433'] };
  const held = { publisher: 'office', name: 'Sample Field Office', error: null };
  host.neighbourRows = [
    {
      name: 'DESK-7',
      address: '192.168.1.7:27433',
      remembered: null,
      reached: true,
      holds: [
        { ...held, signed: '2015-11-23T10:00:00Z', age: 'newer' },
        { publisher: 'other', name: 'Other Office', signed: null, age: null, error: failure('refused') },
      ],
    },
    {
      name: '192.168.1.9:27433',
      address: '192.168.1.9:27433',
      remembered: '192.168.1.9:27433',
      reached: false,
      holds: [],
    },
  ];
  return host;
}

async function type(value: string): Promise<void> {
  const field = the('#nearby-address') as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await click(the('.nearby-add button', 'Add'));
  await settle();
}

describe('computers nearby', () => {
  it('is off, asks nobody, and is switched on and off', async () => {
    const { host } = await open('/#/updates');
    const toggle = the('[role="switch"]') as HTMLInputElement;
    expect(toggle.checked).toBe(false);
    expect(host.called('neighbours')).toEqual([]);
    expect(all('.nearby-add')).toEqual([]);
    await click(toggle);
    await settle();
    expect(host.called('setNearby')).toEqual([[true]]);
    expect(host.called('neighbours')).toHaveLength(1);
    expect(text(the('.trust.ok', /Others find/))).toContain('DESK-3 192.168.1.3:27433');
    expect(text(the('.nearby-said'))).toContain('with sharing on');
    await click(the('[role="switch"]'));
    await settle();
    expect(host.called('setNearby')).toEqual([[true], [false]]);
    expect(all('.nearby-add')).toEqual([]);
  });

  it('stays off where it could not be switched on', async () => {
    const host = new FakeHost();
    host.refuse.setNearby = failure('disk_full');
    await open('/#/updates', host);
    const toggle = the('[role="switch"]') as HTMLInputElement;
    await click(toggle);
    await settle();
    expect(host.called('setNearby')).toEqual([[true]]);
    expect(toggle.checked).toBe(false);
  });

  it('says who is there, what each holds as of when, and what was refused', async () => {
    await open('/#/updates', shared());
    const desk = the('.neighbour', /DESK-7/);
    expect(text(desk)).toMatch(/192\.168\.1\.7:27433.*Sample Field Office As of today.*Newer than here/);
    expect(text(desk)).toContain('What a source offered was refused');
    expect(desk.querySelector('button')).toBeNull();
    expect(text(the('.neighbour', /192\.168\.1\.9/))).toContain('Does not answer now');
  });

  it('adds an address, says what is wrong with one, and forgets one', async () => {
    const { host } = await open('/#/updates', shared());
    await type('8.8.8.8');
    expect(text(the('#nearby-wrong'))).toContain('Nothing was added');
    const field = the('#nearby-address') as HTMLInputElement;
    expect([field.value, field.getAttribute('aria-invalid'), document.activeElement === field]).toEqual([
      '8.8.8.8',
      'true',
      true,
    ]);
    await type('10.0.0.4');
    expect(all('#nearby-wrong')).toEqual([]);
    expect((the('#nearby-address') as HTMLInputElement).value).toBe('');
    await click(the('.neighbour button[aria-label="Forget 10.0.0.4:27433"]'));
    await settle();
    expect(host.called('removeNeighbour')).toEqual([['10.0.0.4:27433']]);
    expect(all('.neighbour')).toHaveLength(2);
  });

  it('says when the office decides, and when it cannot be offered', async () => {
    const host = shared();
    host.nearbyState = { ...host.nearbyState, locked: true, serving: false, error: failure('failed') };
    await open('/#/updates', host);
    expect((the('[role="switch"]') as HTMLInputElement).disabled).toBe(true);
    expect(text(the('#nearby-note'))).toContain('set by your office');
    await click(the('.error-note button', 'Retry'));
    expect(host.called('setNearby')).toEqual([[true]]);
  });
});
