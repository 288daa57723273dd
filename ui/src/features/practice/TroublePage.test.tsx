import { existsSync, readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../backend/bindings';
import { connection, type MemoryOptions } from '../../backend/memory/memory';
import { button, heading, openApp } from '../../test/app';
import { draw } from '../../test/render';
import { FAULT_HELP } from './fault-help';
import { KINDS, kindOf, SPECS } from './staged';
import { TroublePage } from './TroublePage';

const PRACTICE = connection({ id: 'practice', stage: 'practice', name: 'Practice library' });
const onBack = vi.fn<() => void>();

const open = (options: MemoryOptions = {}, language: Language = 'en') =>
  draw(<TroublePage onBack={onBack} />, { connections: [PRACTICE], ...options }, language);
const atWork = () => within(screen.getByRole('region', { name: 'Active now' }));

describe('problems to practise with', () => {
  it('says that all is well at first', async () => {
    open();
    await screen.findByText('No problems: the practice environment answers every request.');
  });

  it('stages what a button names, and tells of it by that name', async () => {
    const { backend, user } = open();
    await user.click(await button('AEM is down for a minute'));
    await screen.findByText('Now simulating: AEM is down for a minute');
    await atWork().findByText('AEM is down for a minute: no requests yet');
    expect((await backend.practiceTrouble()).faults).toEqual([
      { spec: '503-html:for=60s', hits: 0 },
    ]);
  });

  it('limits, slows down and is reset', async () => {
    const { backend, user } = open();
    await user.click(await button('20 a second'));
    await user.click(await button('3,000 ms'));
    await atWork().findByText('At most 20 requests a second');
    expect(
      atWork()
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['At most 20 requests a second', 'Every answer takes 3,000 ms to start']);
    expect((await button('20 a second')).getAttribute('aria-pressed')).toBe('true');
    await user.click(await button('Reset'));
    await screen.findByText('The practice environment works normally again.');
    await screen.findByText(/^No problems:/);
    expect(await backend.practiceTrouble()).toMatchObject({ faults: [], perSecond: null });
  });

  it('takes any other problem in writing', async () => {
    const { backend, user } = open();
    const field = await screen.findByRole('textbox', { name: 'Problem to simulate' });
    await user.type(field, '500:every=3{Enter}');
    await atWork().findByText(/^500:every=3/);
    expect(field).toHaveProperty('value', '');
    expect((await backend.practiceTrouble()).faults[0]?.spec).toBe('500:every=3');
  });

  it('says what is wrong with it, and keeps what was written', async () => {
    const { user } = open();
    const field = await screen.findByRole('textbox', { name: 'Problem to simulate' });
    await user.type(field, 'Rain:often{Enter}');
    await screen.findByText('Relabel does not understand this: no such fault: Rain:often');
    expect(field).toHaveProperty('value', 'Rain:often');
    await user.type(field, '=2');
    await waitFor(() => expect(screen.queryByText(/^Relabel does not understand this/)).toBeNull());
  });

  it('counts what was met', async () => {
    const { backend } = open();
    const trouble = { faults: [{ spec: SPECS.down, hits: 3 }], perSecond: null, latency: 30 };
    vi.spyOn(backend, 'practiceTrouble').mockResolvedValue(trouble);
    await screen.findByText('Active now: 3 requests affected');
  });

  it('says when the practice environment does not run', async () => {
    open({ connections: [] });
    await screen.findByRole('heading', { name: 'The practice environment is not running' });
    expect(screen.queryByRole('button', { name: 'Reset' })).toBeNull();
  });

  it('speaks French', async () => {
    const { user } = open({}, 'fr');
    await user.click(await button('AEM est en panne une minute'));
    await screen.findByText(/^Simulation en cours.: AEM est en panne une minute$/);
  });

  it('is reached from the connection of the practice environment only', async () => {
    const { user } = openApp({ connections: [connection()] });
    await user.click(await button('Try it in the practice environment'));
    await user.click(screen.getByRole('button', { name: 'Connections' }));
    await heading('Connections');
    const links = await screen.findAllByRole('button', { name: 'Simulate problems' });
    expect(links).toHaveLength(1);
    await user.click(links[0] as HTMLElement);
    await heading('Simulate problems');
    await user.click(await button('Back to the connection'));
    await heading('Practice environment');
    await user.click(await button('Simulate problems'));
    await heading('Simulate problems');
  });
});

describe('trouble with a name', () => {
  it('is recognised by what was staged', () => {
    expect(KINDS.map((kind) => kindOf(SPECS[kind]))).toEqual([...KINDS]);
    expect(kindOf('500:every=3')).toBeNull();
  });

  it('is explained in the words of the practice environment itself', () => {
    const source = '../src-tauri/crates/sandbox/src/faults/spec.rs';
    expect(existsSync(source)).toBe(true);
    const [, help = ''] =
      /const HELP: &str = "\\\n([\s\S]*?)";/.exec(readFileSync(source, 'utf8')) ?? [];
    expect(FAULT_HELP).toBe(help.replaceAll('\\"', '"'));
  });
});
