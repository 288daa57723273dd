import { DialogContainer } from '@react-spectrum/s2';
import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Edit, PlanCounts } from '../../backend/bindings';
import { connection } from '../../backend/memory/memory';
import { draw } from '../../test/render';
import { ConfirmChange } from './ConfirmChange';
import { PlanNotices } from './PlanNotices';

const counts: PlanCounts = {
  willChange: 8,
  alreadyRight: 0,
  cannot: 0,
  leftOut: 0,
  assetsToChange: 4,
  noted: 0,
  blocking: 0,
  changesAgain: 0,
  undoInexact: 0,
};
const edit: Edit = {
  fields: [
    {
      property: 'dc:title',
      kind: 'text',
      change: {
        action: 'replace',
        value: { kind: 'text', text: '{file.stem|words}' },
        tokens: true,
      },
      onlyEmpty: false,
    },
    {
      property: 'cq:tags',
      kind: 'tags',
      change: { action: 'remove', entries: ['northlight:season/summer'] },
      onlyEmpty: false,
    },
  ],
};

async function told(sheet?: string) {
  draw(
    <DialogContainer onDismiss={() => {}}>
      <ConfirmChange
        connection={connection({ id: 'one' })}
        counts={counts}
        edit={edit}
        {...(sheet === undefined ? {} : { sheet })}
        fields={[{ property: 'dc:title', assets: 4 }]}
        mustType
        onRun={vi.fn()}
      />
    </DialogContainer>,
  );
  const list = await screen.findByRole('list', { name: 'What changes' });
  return async (find: RegExp) => {
    await within(list).findByText(find);
    return within(list)
      .getAllByRole('listitem')
      .map((one) => one.textContent);
  };
}

describe('the last question', () => {
  it('says what happens without a token or an id', async () => {
    const lines = await told();
    expect(await lines(/from Tags/)).toEqual([
      'Title built from [File name as words] (4 assets)',
      expect.stringMatching(/^Remove Summer from Tags \(0 assets\)$/i),
    ]);
  });

  it('does not say that what a sheet fills will be empty', async () => {
    const lines = await told('rights.xlsx');
    expect(await lines(/Tags/)).toEqual([
      'Title: values from your sheet (4 assets)',
      'Tags: values from your sheet (0 assets)',
    ]);
  });
});

describe('what is to be known of a plan', () => {
  it('is told where nothing could be checked against the form of AEM', () => {
    draw(
      <PlanNotices
        counts={counts}
        formUnread
        fragmentsLeftOut={0}
        broken={null}
        error={null}
        onShow={() => {}}
      />,
    );
    screen.getByText('AEM’s metadata schema could not be read');
  });

  it('is asked once what letters are that another program broke', async () => {
    const onLetters = vi.fn();
    const broken = { count: 84, broken: 'Â©', repaired: '©' };
    const { user } = draw(
      <PlanNotices
        counts={counts}
        formUnread={false}
        fragmentsLeftOut={2}
        broken={broken}
        onLetters={onLetters}
        error={null}
        onShow={() => {}}
      />,
    );
    screen.getByText('Another program garbled the characters of 84 values');
    screen.getByText('2 content fragments left out');
    await user.click(screen.getByRole('button', { name: 'Repair' }));
    expect(onLetters).toHaveBeenCalledExactlyOnceWith('repair');
  });

  it('is nothing where all is well', () => {
    draw(
      <PlanNotices
        counts={counts}
        formUnread={false}
        fragmentsLeftOut={0}
        broken={null}
        error={null}
        onShow={() => {}}
      />,
    );
    expect(screen.queryByText('AEM’s metadata schema could not be read')).toBeNull();
  });
});
