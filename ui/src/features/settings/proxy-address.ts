// The address of a proxy as people paste it: with user and password in it.

interface SignIn {
  address: string;
  user: string;
  password: string;
}

/** Scheme, user and password where the address has them, and the rest. */
const WITH_SIGN_IN = /^\s*([a-z0-9+.-]+:\/\/)?([^@/:]+)(?::([^@/]*))?@(.+)$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Takes user and password out of the address; what stands in their own fields counts instead. */
export function withoutSignIn<T extends SignIn>(filled: T): T {
  const found = WITH_SIGN_IN.exec(filled.address);
  if (found === null)
    return { ...filled, password: filled.user.trim() === '' ? '' : filled.password };
  const [, scheme = '', inside = '', secret = '', rest = ''] = found;
  const user = filled.user.trim() === '' ? decoded(inside) : filled.user;
  const isOfUser = user === decoded(inside);
  const password = filled.password === '' && isOfUser ? decoded(secret) : filled.password;
  return { ...filled, address: `${scheme}${rest}`, user, password };
}
