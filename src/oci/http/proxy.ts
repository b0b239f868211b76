import { BlockList, isIP } from 'node:net';
import { isLoopback } from './endpoint.ts';

/** The proxy through which registries are asked. */
export interface HttpsProxy {
  /** `http://[USER:PASSWORD@]HOST:PORT`, or https. */
  readonly url: string;
  /** Whether this URL is asked directly. */
  readonly bypasses: (url: URL) => boolean;
}

export interface ProxyOptions {
  /** Told the proxy's password, before it is used. */
  readonly onSecret: (secret: string) => void;
  /** Told, in one line, why the proxy is not used. */
  readonly onWarning: (message: string) => void;
}

/**
 * HTTPS_PROXY and NO_PROXY, in lower case first, as curl, Go and Node read them. HTTP_PROXY never applies: plain
 * HTTP is spoken with the loopback interface only, and that is never asked through a proxy.
 */
export function readProxy(
  environment: Readonly<Record<string, string | undefined>>,
  { onSecret, onWarning }: ProxyOptions,
): HttpsProxy | undefined {
  const text = (environment.https_proxy || environment.HTTPS_PROXY || '').trim();
  if (text === '') return undefined;
  // As curl and Go have it, a bare `proxy:3128` is an http proxy.
  const full = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  const password = url && decoded(url.password);
  if (url === undefined || password === undefined || !/^https?:$/.test(url.protocol)) {
    onWarning('HTTPS_PROXY is not the URL of an http or https proxy: registries are asked without it');
    return undefined;
  }
  for (const secret of new Set([url.password, password])) if (secret) onSecret(secret);
  return { url: url.href, bypasses: noProxy(environment.no_proxy || environment.NO_PROXY || '') };
}

/** Undefined where `%` is not followed by what it stands for. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * The rules of NO_PROXY as Go has them (golang.org/x/net/http/httpproxy), since Docker reads the same variable:
 * `*`; an address or a range in CIDR notation; a domain with all below it, or with a dot in front only those below
 * it; each but a range with a port or without. Node's own reading lets `example.com` not mean its subdomains.
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
  const onlyBelow = domain !== name;
  return (url) => {
    const host = hostOf(url);
    if (port !== undefined && port !== portOf(url)) return false;
    return (host === domain && !onlyBelow) || (isIP(host) === 0 && host.endsWith(`.${domain}`));
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
