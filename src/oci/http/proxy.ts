import { BlockList, isIP } from 'node:net';
import { isLoopback } from './endpoint.ts';

/** The proxy for requests to registries. */
export interface HttpsProxy {
  /** `http://[USER:PASSWORD@]HOST:PORT`, or https. */
  readonly url: string;
  /** Whether requests to this URL do not use the proxy. */
  readonly bypasses: (url: URL) => boolean;
}

export interface ProxyOptions {
  /** Called with the proxy's password before it is used. */
  readonly onSecret: (secret: string) => void;
  /** Called with the reason, in one line, if the proxy is not used. */
  readonly onWarning: (message: string) => void;
}

/**
 * HTTPS_PROXY and NO_PROXY, in lower case first, as curl, Go and Node read them. HTTP_PROXY never applies: plain
 * HTTP is used on the loopback interface only, and requests to it never use a proxy.
 */
export function readProxy(
  environment: Readonly<Record<string, string | undefined>>,
  { onSecret, onWarning }: ProxyOptions,
): HttpsProxy | undefined {
  const text = (environment.https_proxy || environment.HTTPS_PROXY || '').trim();
  if (text === '') return undefined;
  // As for curl and Go, a bare `proxy:3128` is an http proxy.
  const full = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  const password = url && decoded(url.password);
  if (url === undefined || password === undefined || !/^https?:$/.test(url.protocol)) {
    onWarning('HTTPS_PROXY is not the URL of an http or https proxy: requests to registries do not use it');
    return undefined;
  }
  for (const secret of new Set([url.password, password])) if (secret) onSecret(secret);
  return { url: url.href, bypasses: noProxy(environment.no_proxy || environment.NO_PROXY || '') };
}

/** Undefined if a `%` is not followed by two hexadecimal digits. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * The rules of NO_PROXY as in Go (golang.org/x/net/http/httpproxy), since Docker reads the same variable: `*`; an
 * address or a range in CIDR notation; a domain with its subdomains, or with a dot in front only the subdomains; all
 * but a range with or without a port. For Node's own reader, `example.com` does not include its subdomains.
 */
export function noProxy(text: string): (url: URL) => boolean {
  const rules = text
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .map(rule);
  return (url) => isLoopback(url) || rules.some((matches) => matches(url));
}

function rule(entry: string): (url: URL) => boolean {
  if (entry === '*') return () => true;
  const range = /^([\da-f.:]+)\/(\d{1,3})$/.exec(entry);
  if (range) return inRange(range[1] ?? '', Number(range[2]));
  // `[::1]:5000`, `::1`, `host:5000`, `host`.
  const bare = isIP(entry) === 6 ? [entry] : /^\[?(.+?)\]?(?::(\d+))?$/.exec(entry)?.slice(1);
  const [name = '', port] = bare ?? [];
  const domain = name.replace(/^\*?\./, '');
  const onlySubdomains = domain !== name;
  return (url) => {
    const host = hostOf(url);
    if (port !== undefined && port !== portOf(url)) return false;
    return (host === domain && !onlySubdomains) || (isIP(host) === 0 && host.endsWith(`.${domain}`));
  };
}

function inRange(network: string, prefix: number): (url: URL) => boolean {
  const family = isIP(network);
  if (family === 0 || prefix > (family === 4 ? 32 : 128)) return () => false;
  const list = new BlockList();
  list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return (url) => {
    const host = hostOf(url);
    return isIP(host) === family && list.check(host, family === 4 ? 'ipv4' : 'ipv6');
  };
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}
