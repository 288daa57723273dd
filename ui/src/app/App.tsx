import { Heading, Provider } from '@react-spectrum/s2';
import type { Backend } from '../backend/backend';

interface AppProps {
  backend: Backend;
}

/** The window. */
export function App(_props: AppProps) {
  return (
    <Provider background="base">
      <Heading level={1}>Relabel</Heading>
    </Provider>
  );
}
