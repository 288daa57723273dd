// How changes reach AEM, for those who have to know: under the details of a connection.

import { Radio, RadioGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ConnectionSummary, Route } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useSetting } from '../../../shared/state/use-setting';

const ROUTES: Route[] = ['together', 'oneByOne'];

const section = style({ marginTop: 16 });
const hint = style({ font: 'ui-sm', color: 'neutral-subdued' });
const line = style({ font: 'body-sm', margin: 0, display: { ':empty': 'none' } });

interface RouteSectionProps {
  connection: ConnectionSummary;
  onChanged: (connection: ConnectionSummary) => void;
}

/** Both routes, each with what it guarantees; a choice applies to the next change. */
export function RouteSection({ connection, onChanged }: RouteSectionProps) {
  const { say, format } = useSpeech();
  const { value, error, saved, choose } = useSetting('route', connection, onChanged);
  const comparesVersions = connection.key.kind === 'oauthServerToServer';
  const hints: Record<Route, string> = {
    together: say('route-together'),
    oneByOne: comparesVersions ? say('route-with-versions') : say('route-one-by-one'),
  };
  return (
    <div className={section}>
      <RadioGroup
        size="S"
        label={say('route-label')}
        description={say('route-applies-to', { connection: connection.name })}
        value={value}
        onChange={(chosen) => choose(chosen as Route)}
      >
        {ROUTES.map((one) => (
          <Radio key={one} value={one} aria-label={say(`route-names-${one}`)}>
            <span>
              {say(`route-names-${one}`)}
              <br />
              <span className={hint}>{hints[one]}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {value === 'together' && connection.oneByOneUntil !== null ? (
        <p className={line}>
          {say('route-refused', { until: format.moment(connection.oneByOneUntil, new Date()) })}
        </p>
      ) : null}
      <p role="status" className={line}>
        {saved === null ? null : say('route-saved', { name: say(`route-names-${saved}`) })}
      </p>
      {error ? <ErrorNotice error={error} context={say('route-failed')} /> : null}
    </div>
  );
}
