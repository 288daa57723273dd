// A recipe as a large button, with everything else that can be done with it in a menu.

import { ActionMenu, MenuItem, MenuSection, Text } from '@react-spectrum/s2';
import CalendarEdit from '@react-spectrum/s2/icons/CalendarEdit';
import ChevronLeft from '@react-spectrum/s2/icons/ChevronLeft';
import ChevronRight from '@react-spectrum/s2/icons/ChevronRight';
import Copy from '@react-spectrum/s2/icons/Copy';
import Remove from '@react-spectrum/s2/icons/Delete';
import Edit from '@react-spectrum/s2/icons/Edit';
import FileAdd from '@react-spectrum/s2/icons/FileAdd';
import FindAndReplace from '@react-spectrum/s2/icons/FindAndReplace';
import TagSign from '@react-spectrum/s2/icons/Tag';
import TextSign from '@react-spectrum/s2/icons/Text';
import TextSize from '@react-spectrum/s2/icons/TextSize';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { KeyboardEvent, Ref } from 'react';
import type { FieldAction, FieldKind, Recipe } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { card } from '../../shared/layout/card';
import { useNow } from '../../shared/state/use-now';
import type { TitleOf } from '../../shared/words/folders';
import { doesInWords, nameOf, placeInWords } from './recipe-words';

interface RecipeCardProps {
  recipe: Recipe;
  titleOf: TitleOf;
  /** From 0. */
  place: number;
  isLast: boolean;
  buttonRef: Ref<HTMLButtonElement>;
  onStart: () => void;
  onEdit: () => void;
  onDuplicate: () => void;
  onMove: (to: number) => void;
  onSaveFile: () => void;
  onRemove: () => void;
}

const frame = style({ position: 'relative', display: 'flex', height: 'full' });
const press = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 4,
  width: 'full',
  minHeight: 128,
  boxSizing: 'border-box',
  padding: 20,
  borderStyle: 'none',
  borderRadius: 'lg',
  textAlign: 'start',
  cursor: 'pointer',
  backgroundColor: {
    default: 'transparent',
    ':hover': 'gray-75',
    ':active': 'gray-100',
  },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
});
const sign = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: 32,
  height: 32,
  marginBottom: 8,
  borderRadius: 'default',
  backgroundColor: 'blue-200',
  '--iconPrimary': { type: 'fill', value: 'blue-1000' },
});
const title = style({
  font: 'title',
  margin: 0,
  overflowWrap: 'anywhere',
});
const does = style({
  font: 'ui-sm',
  color: 'neutral-subdued',
  overflowWrap: 'anywhere',
  flexGrow: 1,
});
const foot = style({
  font: 'ui-sm',
  color: 'neutral-subdued',
  marginTop: 4,
  overflowWrap: 'anywhere',
});
const menu = style({ position: 'absolute', top: 12, insetEnd: 12 });

const SIGNS: Partial<Record<FieldAction['action'], typeof TextSign>> = {
  findReplace: FindAndReplace,
  copyFrom: Copy,
  changeCase: TextSize,
  dateFrom: CalendarEdit,
};
const OF_KIND: Partial<Record<FieldKind, typeof TextSign>> = {
  list: TagSign,
  tags: TagSign,
  date: CalendarEdit,
};

/** The sign of what happens first. */
function signOf({ edit }: Recipe): typeof TextSign {
  const [first] = edit.fields;
  if (first === undefined) return TextSign;
  return SIGNS[first.change.action] ?? OF_KIND[first.kind] ?? TextSign;
}

/** Name, what it does, where, when it was used. */
export function RecipeCard(props: RecipeCardProps) {
  const { recipe, titleOf, place, isLast, buttonRef, onStart, onMove } = props;
  const speech = useSpeech();
  const { say, format } = speech;
  const now = useNow();
  const name = nameOf(recipe, speech);
  const Sign = signOf(recipe);
  const { selection } = recipe;
  const where = selection === null ? null : placeInWords(selection, titleOf, speech);
  const path = selection?.kind === 'folder' ? selection.path : undefined;
  const used =
    recipe.usedAt === null
      ? null
      : say('recipes-used-ago', { ago: format.ago(recipe.usedAt, now) });
  const facts = [where, used].filter((fact) => fact !== null).join(' · ');

  // The keys people move things with in lists; the arrows alone belong to the page.
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey) return;
    const step: Record<string, number> = {
      ArrowLeft: -1,
      ArrowUp: -1,
      ArrowRight: 1,
      ArrowDown: 1,
    };
    const by = step[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if ((by < 0 && place > 0) || (by > 0 && !isLast)) onMove(place + by);
  }

  return (
    <li className={`${card} ${frame}`}>
      <button
        ref={buttonRef}
        type="button"
        className={press}
        aria-describedby="recipes-order"
        onClick={onStart}
        onKeyDown={onKeyDown}
      >
        <span className={sign} aria-hidden="true">
          <Sign styles={iconStyle({ size: 'M' })} />
        </span>
        <span className={title}>{name}</span>
        <span className={does}>{doesInWords(recipe, speech)}</span>
        {facts === '' ? null : (
          <span className={foot} title={path}>
            {facts}
          </span>
        )}
      </button>
      <div className={menu}>
        <ActionMenu
          isQuiet
          align="end"
          aria-label={say('recipes-menu', { name })}
          onAction={(key) => {
            if (key === 'edit') props.onEdit();
            else if (key === 'duplicate') props.onDuplicate();
            else if (key === 'back') onMove(place - 1);
            else if (key === 'on') onMove(place + 1);
            else if (key === 'file') props.onSaveFile();
            else if (key === 'remove') props.onRemove();
          }}
          disabledKeys={[...(place === 0 ? ['back'] : []), ...(isLast ? ['on'] : [])]}
        >
          <MenuSection>
            <MenuItem id="edit">
              <Edit />
              <Text slot="label">{say('recipes-edit')}</Text>
            </MenuItem>
            <MenuItem id="duplicate">
              <Copy />
              <Text slot="label">{say('recipes-duplicate')}</Text>
            </MenuItem>
            <MenuItem id="file">
              <FileAdd />
              <Text slot="label">{say('recipes-save-file')}</Text>
            </MenuItem>
          </MenuSection>
          <MenuSection>
            <MenuItem id="back">
              <ChevronLeft />
              <Text slot="label">{say('recipes-move-back')}</Text>
            </MenuItem>
            <MenuItem id="on">
              <ChevronRight />
              <Text slot="label">{say('recipes-move-on')}</Text>
            </MenuItem>
          </MenuSection>
          <MenuSection>
            <MenuItem id="remove">
              <Remove />
              <Text slot="label">{say('recipes-remove')}</Text>
            </MenuItem>
          </MenuSection>
        </ActionMenu>
      </div>
    </li>
  );
}
