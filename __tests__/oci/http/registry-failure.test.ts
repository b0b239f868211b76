import { expect, it } from 'vitest';
import { ExchangeError } from '../../../src/oci/http/http-exchange.ts';
import { exchangeFailure } from '../../../src/oci/http/registry-failure.ts';
import { parseReference } from '../../../src/oci/name/reference.ts';

const target = { reference: parseReference('registry.corp/app:1') };

it.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'environment variable NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'environment variable NODE_EXTRA_CA_CERTS'],
  ['CERT_HAS_EXPIRED', 'its certificate is not valid now (CERT_HAS_EXPIRED)'],
  ['CERT_NOT_YET_VALID', "or set the runner's clock"],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host (what OpenSSL said)'],
  ['EPROTO', 'the TLS connection failed (what OpenSSL said)'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'the TLS connection failed'],
  ['ENOTFOUND', 'check the name of the host'],
  ['ERR_PROXY_TUNNEL', 'check the environment variable HTTPS_PROXY, or name the host in NO_PROXY'],
])('%s says what to do', (code, text) => {
  const { message } = exchangeFailure(target, new ExchangeError('what OpenSSL said', code));
  expect(message).toMatch(/^registry\.corp\/app:1 could not be read from registry\.corp: /);
  expect(message).toContain(text);
});
