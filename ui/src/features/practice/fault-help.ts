// What can be written as trouble: the help of `relabel-cli sandbox serve --help`, word for word. It
// is for those who test, and in English only, as everything that is typed on a command line.

/** A line for each name and each condition. */
export const FAULT_HELP = `\
A fault is NAME[=VALUE][:CONDITION,...], such as 503-html:every=2,for=60s

Names:
  429, 503-html          too many requests; unavailable, with a page. Take retry-after=
  500, 404 and so on     any status with a page
  gateway=STATUS         the same by something in front of AEM: a firewall, a gateway
  401, 403, 409, 423     no such token; no right; being processed; checked out
  301, 302, 303, 307, 308  to location=URL, by default the sign-in page of AEM
  flapping               500, 502, 504 in irregular turns
  oak-conflict           500 with the text of a conflict in the repository
  login-page             200 with the page to sign in
  inner-status=N         200 with a JSON body that says N
  200-empty, 204         without a body, carried out
  202                    carried out; the job says polls=N times "not yet", then
                         end=completed|failed|forgotten. Takes retry-after=
  checked-out[=409]      423, or 409
  processing             409: the asset is still being processed
  reset                  the connection is reset; with applied=yes after the change
  cut-body               half of the body, then the connection ends
  sliced                 the answer comes in pieces of one byte
  stall=TIME             nothing comes for that time
  stall-body=TIME        half of the body, then nothing for that time
  slow=FACTOR, delay=TIME  more latency
  edit=other-value|other-field|same-value
                         someone else edits assets. Takes property=, value=, target=
  delete, move           someone else does that to assets. Take target=
  tokens-expire          no access token issued so far is accepted any more
  invalid-client         the sign-in does not know the client
Always on, without conditions: asleep, other-environment, scope-missing,
  credential-deleted, key-revoked, clock-ahead=SECONDS (behind with a minus);
  one-by-one[=STATUS] (a filter stops forms that write to assets below a folder);
  form-limit=BYTES, form-cut=BYTES (a proxy refuses larger forms, or cuts them);
  of AEM's interface: client-id-refused, api-scopes-missing,
  interface-refused=PATH (403 without a cause), retypes=PROPERTY;
  traversal-limit=N (500 for a query that reads more nodes; Oak's limit is 100000)

Conditions, all of which must be met:
  of=writes|reads|aem|sign-in|all  which requests. Most are about writes,
                         503-html, gateway, login-page and 30x about
                         everything of AEM
  from=N                 from the Nth of them on
  every=N                every Nth of them
  share=P%               that share of them, the same ones for the same seed=N
  times=N, per-asset=N   at most N times, at most N times for each asset
  for=TIME               for that time from the first one on
  after-writes=N         once AEM has received N writes
  below=PATH, path=PATH  only assets there (path may be repeated)
  assets=P%              only that share of the assets
  asset-every=N          only every Nth asset, in the order of the first writes
  applied=yes|no         whether the request is carried out all the same
  retry-after=N|date|date+N|none|garbage
  target=this|unwritten|written|any, number=N   of edit, delete, move: which
                         assets it affects; below= and path= are about these then

TIME is 500ms, 60s, 10m or 1h. In values a comma is %2C, a colon %3A and a percent
sign %25.`;
