// Where text may hold tokens, and what they stand for on a real asset.

import { createContext, useContext } from 'react';
import type { TokenField } from './tokens';

/** What an editor of text needs to offer tokens. */
export interface TokenOffer {
  /** Fields whose value can be inserted. */
  fields: readonly TokenField[];
  /** What each token is on the first asset of the selection, by its text; empty until it is known. */
  examples: ReadonlyMap<string, string>;
  /** Somebody is about to choose: the examples are worth reading now. */
  onLook: () => void;
}

const TokenContext = createContext<TokenOffer | null>(null);

/** Editors below it offer tokens. */
export const TokenProvider = TokenContext.Provider;

/** `null` where text is taken as it is. */
export function useTokens(): TokenOffer | null {
  return useContext(TokenContext);
}
