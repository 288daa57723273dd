// The rail at the left: places with words under their signs.

import Chat from '@react-spectrum/s2/icons/Chat';
import HistoryIcon from '@react-spectrum/s2/icons/History';
import HomeIcon from '@react-spectrum/s2/icons/Home';
import Images from '@react-spectrum/s2/icons/Images';
import Key from '@react-spectrum/s2/icons/Key';
import SettingsIcon from '@react-spectrum/s2/icons/Settings';
import Table from '@react-spectrum/s2/icons/Table';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import type { Place } from '../pages/route';

interface RailProps {
  place: Place;
  onGo: (place: Place) => void;
}

const SIGNS = {
  home: HomeIcon,
  assets: Images,
  sheets: Table,
  questions: Chat,
  history: HistoryIcon,
  connections: Key,
  settings: SettingsIcon,
} as const;
const PLACES: Place[] = [
  'home',
  'assets',
  'sheets',
  'questions',
  'history',
  'connections',
  'settings',
];

const rail = style({
  flexShrink: 0,
  width: { default: 104, '@media (max-width: 760px)': 88 },
  boxSizing: 'border-box',
  paddingX: { default: 8, '@media (max-width: 760px)': 0 },
  paddingY: 12,
  backgroundColor: 'layer-1',
  borderWidth: 0,
  borderEndWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  overflowY: 'auto',
});
const list = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const item = style<{ isHere: boolean }>({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 4,
  width: 'full',
  boxSizing: 'border-box',
  paddingX: 0,
  paddingY: 8,
  borderStyle: 'none',
  borderRadius: 'lg',
  font: 'ui-sm',
  fontWeight: { default: 'normal', isHere: 'bold' },
  color: { default: 'neutral', isHere: 'accent' },
  backgroundColor: {
    default: { default: 'transparent', ':hover': 'gray-100' },
    isHere: 'blue-100',
  },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
  cursor: 'pointer',
  overflowWrap: 'anywhere',
  textAlign: 'center',
});

/** Only places that exist. */
export function Rail({ place, onGo }: RailProps) {
  const { say } = useSpeech();
  return (
    <nav className={rail} aria-label={say('shell-navigation')}>
      <ul className={list}>
        {PLACES.map((one) => {
          const Sign = SIGNS[one];
          const isHere = one === place;
          return (
            <li key={one}>
              <button
                type="button"
                aria-current={isHere ? 'page' : undefined}
                className={item({ isHere })}
                onClick={() => onGo(one)}
              >
                <Sign />
                {say(`shell-${one}`)}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
