// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells spell their variables so.
import { describe, expect, it } from 'vitest';
import { type Start, startOf, startOfScript } from '../../../src/dockerfile/dotnet/start.ts';
import { readDockerfile } from '../../../src/dockerfile/read-dockerfile.ts';

function lastStage(text: string) {
  const dockerfile = readDockerfile(text, 'Dockerfile');
  const stage = dockerfile.stages.at(-1);
  if (stage === undefined) throw new Error('no stage');
  return { dockerfile, stage };
}

function startOfLast(text: string): Start {
  const { dockerfile, stage } = lastStage(text);
  return startOf(dockerfile, stage);
}

/** `Shop`, `script /start.sh`, `none`, or `?` if it is unknown. */
function inShort(start: Start): string {
  if ('assembly' in start) return start.assembly;
  if ('script' in start) return `script ${start.script}`;
  return 'none' in start ? 'none' : '?';
}

describe('an image starts, by its ENTRYPOINT and CMD,', () => {
  it.each([
    ['CMD ["dotnet", "Shop.dll"]', 'Shop'],
    ['ENTRYPOINT ["dotnet", "Shop.dll"]', 'Shop'],
    ['ENTRYPOINT [ "dotnet","out/Shop.dll" ]', 'Shop'],
    ['ENTRYPOINT ["dotnet", "/app/My.Shop.dll", "--urls", "x.dll"]', 'My.Shop'],
    ['ENTRYPOINT ["/usr/bin/dotnet", "Shop.DLL"]', 'Shop'],
    ['ENTRYPOINT ["dotnet", "exec", "Shop.dll"]', 'Shop'],
    [
      'ENTRYPOINT ["dotnet", "exec", "--runtimeconfig", "other.json", "--depsfile", "x.json", "Shop.dll"]',
      'Shop',
    ],
    ['ENTRYPOINT ["dotnet", "--roll-forward", "Major", "Shop.dll"]', 'Shop'],
    ['ENTRYPOINT ["dotnet"]\nCMD ["Shop.dll"]', 'Shop'],
    ['ENTRYPOINT dotnet Shop.dll', 'Shop'],
    ['ENTRYPOINT dotnet "Shop.dll" --urls http://*:$PORT', 'Shop'],
    ['CMD ASPNETCORE_URLS=http://*:$PORT dotnet Shop.dll', 'Shop'],
    ['CMD exec dotnet Shop.dll', 'Shop'],
    ['CMD dotnet ./Shop.dll > /proc/1/fd/1 2>&1', 'Shop'],
    ['ENTRYPOINT ["mono", "Shop.exe"]', 'Shop'],
    ['ENTRYPOINT ["dotnet", "Shop.exe"]', 'Shop'],
    ['CMD ["Shop.dll"]', 'Shop'],
  ])('an assembly: %j: %s', (text, expected) => {
    expect(inShort(startOfLast(`FROM a\n${text}`))).toBe(expected);
  });

  it.each([
    ['ENTRYPOINT ["./Shop"]', 'Shop'],
    ['ENTRYPOINT ["/app/My.Shop", "--x"]', 'My.Shop'],
    ['ENTRYPOINT ["Shop"]', 'Shop'],
    ['ENTRYPOINT ./Shop', 'Shop'],
    ['CMD ["Shop.exe"]', 'Shop'],
    ['CMD ["C:\\\\app\\\\Shop.exe"]', 'Shop'],
    ['CMD ./Shop --urls=http://+:$PORT', 'Shop'],
    ['CMD echo starting && ./Shop', 'Shop'],
    ['CMD ./efbundle && ./Shop', 'Shop'],
    ['CMD ./Shop & nginx -g "daemon off;"', 'Shop'],
    ['CMD cd /app && exec ./Shop', 'Shop'],
  ])('an apphost or a single file: %j: %s', (text, expected) => {
    expect(inShort(startOfLast(`FROM a\n${text}`))).toBe(expected);
  });

  it.each([
    '["/sbin/tini", "--", "dotnet", "Shop.dll"]',
    '["tini", "-g", "-p", "SIGTERM", "--", "./Shop"]',
    '["/usr/bin/dumb-init", "--", "dotnet", "Shop.dll"]',
    '["dumb-init", "./Shop"]',
    '["catatonit", "--", "./Shop"]',
    '["docker-init", "--", "/app/Shop"]',
    '["/init", "dotnet", "Shop.dll"]',
    '["/init", "with-contenv", "s6-setuidgid", "app", "/app/Shop"]',
    '["gosu", "app", "dotnet", "Shop.dll"]',
    '["su-exec", "app:app", "./Shop"]',
    '["sh", "-c", "exec dotnet \\"Shop.dll\\" $ARGS"]',
    '["/bin/bash", "-c", "./Shop"]',
    '["/bin/bash", "-euo", "pipefail", "-c", "source /env && dotnet Shop.dll"]',
    '["sh", "-ec", "update-ca-certificates; exec dotnet Shop.dll"]',
    '["sh", "-c", "exec dotnet Shop.dll \\"$@\\"", "--"]',
    '["sh", "-c", "cd /app && (while true; do sleep 60; done &) && dotnet Shop.dll"]',
    '["su", "-s", "/bin/sh", "app", "-c", "exec dotnet Shop.dll"]',
    '["/usr/bin/env", "TZ=UTC", "-u", "HOME", "dotnet", "Shop.dll"]',
    '["pwsh", "-Command", "dotnet Shop.dll"]',
    '["./wait-for-it.sh", "db:5432", "-t", "0", "--", "dotnet", "Shop.dll"]',
    '["./wait-for-it.sh", "db:5432", "--", "./wait-for-it.sh", "mq:5672", "--", "./Shop"]',
    '["/otel-dotnet-auto/instrument.sh", "dotnet", "Shop.dll"]',
    '["/otel/instrument.sh", "./Shop"]',
    '["/tools/dotnet-trace", "collect", "-o", "/tmp/x.nettrace", "--", "dotnet", "Shop.dll"]',
    '["ddtrace-run", "dotnet", "Shop.dll"]',
    '["dockerize", "-wait", "tcp://db:5432", "dotnet", "Shop.dll"]',
    '["xvfb-run", "-a", "dotnet", "Shop.dll"]',
    '["./wait.sh", "dotnet", "Shop.dll"]',
    '["/docker-entrypoint.sh", "dotnet", "Shop.dll"]',
    './wait-for-it.sh $HOST:$PORT --timeout=0 && exec dotnet Shop.dll',
    'dotnet Migrate.dll && dotnet Shop.dll',
    'dotnet Shop.dll || dotnet Other.dll',
    'nginx && dotnet Shop.dll',
    'service ssh start && dotnet Shop.dll',
    'dotnet --info && dotnet Shop.dll',
    '. /env.sh; set -e; dotnet Shop.dll',
    'exec tini -- sh -c "dotnet Shop.dll"',
  ])('what a launcher starts: %s: Shop', (command) => {
    expect(inShort(startOfLast(`FROM a\nENTRYPOINT ${command}`))).toBe('Shop');
  });

  it.each([
    ['ENV APP=Shop\nENTRYPOINT dotnet $APP.dll', 'Shop'],
    ['ARG NAME=Shop\nENV APP=$NAME\nENTRYPOINT dotnet ${APP}.dll', 'Shop'],
    ['ENV DLL Shop.dll\nENTRYPOINT ["sh", "-c", "dotnet /app/$DLL"]', 'Shop'],
    ['ENV ENTRY=./Shop\nCMD exec $ENTRY', 'Shop'],
    ['ENTRYPOINT dotnet ${APP:-Shop}.dll', 'Shop'],
    ['ENTRYPOINT APP=Shop; dotnet $APP.dll', 'Shop'],
    // Only its folder is unknown.
    ['ENTRYPOINT dotnet $HOME/Shop.dll', 'Shop'],
    ['CMD ["sh", "-c", "exec \\"$(dirname $0)/Shop\\""]', 'Shop'],
    // An ARG is gone when the container starts.
    ['ARG APP=Shop\nENTRYPOINT dotnet $APP.dll', '?'],
    ['ENTRYPOINT dotnet $APP.dll', '?'],
    // Nobody replaces variables in exec form.
    ['ENV APP=Shop\nENTRYPOINT ["dotnet", "$APP.dll"]', '?'],
    ['ENV APP=Shop\nENTRYPOINT ["dotnet", "${APP}.dll"]', '?'],
    ['ENTRYPOINT dotnet $(ls *.dll | head -1)', '?'],
    ['ENTRYPOINT dotnet "$(cat /app/name).dll"', '?'],
    ['CMD dotnet *.dll', '?'],
    ['CMD ["dotnet", "[Shop].dll"]', '?'],
    ["CMD dotnet '$APP.dll'", '?'],
    ['CMD ["Shop::Shop.Function::Handle"]', '?'],
  ])('what its variables say: %j: %s', (text, expected) => {
    expect(inShort(startOfLast(`FROM a\n${text}`))).toBe(expected);
  });

  it.each([
    ['["nginx", "-g", "daemon off;"]', '`nginx` is not a program of .NET'],
    ['["/usr/bin/supervisord", "-c", "/etc/supervisord.conf"]', '`supervisord` is not a program of .NET'],
    ['["caddy", "run"]', '`caddy` is not a program of .NET'],
    ['["httpd-foreground"]', '`httpd-foreground` is not a program of .NET'],
    ['["pm2-runtime", "app.config.js"]', '`pm2-runtime` is not a program of .NET'],
    ['["node", "server.js"]', '`node` is not a program of .NET'],
    ['["dotnet", "run"]', '`dotnet run` builds its project when the container starts'],
    ['dotnet watch run --project src/Shop', '`dotnet watch` builds its project when the container starts'],
    ['dotnet restore && dotnet run', '`dotnet run` builds its project when the container starts'],
    ['["dotnet", "test"]', '`dotnet` is started with a command of the SDK'],
    ['["dotnet"]', '`dotnet` is started without an assembly'],
    ['["tini", "--"]', 'its program is named when the container starts'],
    ['["tail", "-f", "/dev/null"]', 'its start command names no assembly'],
    ['["/bin/sh"]', 'its start command names no assembly'],
    ['["dotnet", "Shop.dll"];', '`["dotnet", "Shop.dll"];` is not valid JSON'],
    ["['dotnet', 'Shop.dll']", "`['dotnet', 'Shop.dll']` is not valid JSON"],
    ['["dotnet" "Shop.dll"]', '`["dotnet" "Shop.dll"]` is not valid JSON'],
  ])('nothing that is known: %s: %s', (command, reason) => {
    expect(startOfLast(`FROM a\nENTRYPOINT ${command}`)).toMatchObject({ unknown: reason, line: 2 });
  });

  it.each([
    ['WORKDIR /app\nENTRYPOINT ["./entrypoint.sh"]', 'script /app/entrypoint.sh'],
    ['ENTRYPOINT ["/docker-entrypoint.sh", "./Shop"]', 'script /docker-entrypoint.sh'],
    ['ENTRYPOINT ["/entrypoint"]', 'script /entrypoint'],
    ['WORKDIR /app\nENTRYPOINT ["/bin/bash", "startup.sh"]', 'script /app/startup.sh'],
    ['CMD bash /start.sh', 'script /start.sh'],
    ['CMD sh -c /run.sh', 'script /run.sh'],
    ['CMD ["bash", "-c", "/app/start.sh && ./done.sh"]', 'script /done.sh'],
    ['ENTRYPOINT ["tini", "--", "/start"]', 'script /start'],
    ['ENTRYPOINT ["pwsh", "-File", "/app/start.ps1"]', 'script /app/start.ps1'],
    [
      'COPY docker/entrypoint.sh /usr/local/bin/\nENTRYPOINT ["entrypoint.sh"]',
      'script /usr/local/bin/entrypoint.sh',
    ],
    ['COPY docker/role.sh /usr/local/bin/role\nENTRYPOINT ["role"]', 'script /usr/local/bin/role'],
    ['COPY docker/role.sh /role\nENTRYPOINT ["/role"]', 'script /role'],
    ['COPY x /usr/bin/start.sh\nENTRYPOINT ["start.sh"]', 'script /usr/bin/start.sh'],
  ])('a script: %j: %s', (text, expected) => {
    expect(inShort(startOfLast(`FROM a\n${text}`))).toBe(expected);
  });

  it.each([
    ['FROM a AS b\nENTRYPOINT ["dotnet", "Shop.dll"]\nFROM b', 'Shop'],
    ['FROM a AS b\nENTRYPOINT ["dotnet"]\nFROM b\nCMD ["Shop.dll"]', 'Shop'],
    ['FROM a AS b\nCMD ["Shop.dll"]\nFROM b\nENTRYPOINT ["./Jobs"]', 'Jobs'],
    ['FROM a AS b\nENTRYPOINT dotnet $APP.dll\nFROM b\nENV APP=Shop', 'Shop'],
    ['FROM a AS b\nENTRYPOINT ["dotnet", "Shop.dll"]\nFROM c', 'none'],
    ['FROM a', 'none'],
  ])('what the stage that it is built on says: %j: %s', (text, expected) => {
    expect(inShort(startOfLast(text))).toBe(expected);
  });

  it('and says in which file and on which line', () => {
    expect(startOfLast('FROM a\nWORKDIR /app\nCMD ["dotnet", "bin/Shop.dll"]')).toEqual({
      assembly: 'Shop',
      file: '/app/bin/Shop.dll',
      line: 3,
    });
    expect(startOfLast('FROM a\nCOPY x/Shop /usr/local/bin/Shop\nCMD ["Shop"]')).toEqual({
      assembly: 'Shop',
      file: '/usr/local/bin/Shop',
      line: 3,
    });
    expect(startOfLast('FROM a\nCMD dotnet $HOME/Shop.dll')).toEqual({
      assembly: 'Shop',
      file: undefined,
      line: 2,
    });
  });
});

describe('a script that the Dockerfile writes', () => {
  const COPIED = "COPY --chmod=755 <<'EOF' /start.sh\n#!/bin/sh\nexec dotnet Shop.dll\nEOF";
  const EXPANDED = 'ARG APP=Shop\nCOPY <<EOF /start.sh\nexec dotnet $APP.dll "\\$@"\nEOF';
  it.each([
    [`${COPIED}\nENTRYPOINT ["/start.sh"]`, 'Shop'],
    [`${EXPANDED}\nENTRYPOINT ["/start.sh"]`, 'Shop'],
    ['COPY <<-start.sh /app/\n\tcd /app\n\t./Shop\n\tstart.sh\nENTRYPOINT ["/app/start.sh"]', 'Shop'],
    ['RUN cat <<\'EOF\' > /usr/local/bin/app\nexec "$@"\nEOF\nENTRYPOINT ["app"]\nCMD ["./Shop"]', 'Shop'],
    ['WORKDIR /app\nRUN cat > start.sh <<EOF\ndotnet Shop.dll \\$1\nEOF\nENTRYPOINT ["./start.sh"]', 'Shop'],
    [
      'RUN printf \'#!/bin/sh\\nexec dotnet %s.dll\\n\' Shop > /start-web\nENTRYPOINT ["sh", "/start-web"]',
      'Shop',
    ],
    ['RUN echo "#!/bin/sh" > /s.sh && echo "dotnet Shop.dll" >> /s.sh\nCMD /s.sh', 'Shop'],
    ['RUN echo -e "#!/bin/sh\\ndotnet Shop.dll" | cat > /s.sh\nCMD /s.sh', 'script /s.sh'],
    ['RUN tee /s.sh <<EOF\ndotnet Shop.dll\nEOF\nCMD ["/s.sh"]', 'Shop'],
    ['RUN echo "dotnet $(cat name).dll" > /s.sh\nCMD /s.sh', 'script /s.sh'],
    ['RUN echo "exec /b.sh" > /a.sh; echo "./Shop" > /b.sh\nCMD /a.sh', 'Shop'],
    ['RUN echo "exec /b.sh" > /a.sh; echo "exec /a.sh" > /b.sh\nCMD /a.sh', '?'],
    ['RUN echo "/a.sh" > /a.sh\nCMD /a.sh', '?'],
  ])('is read: %j: %s', (text, expected) => {
    expect(inShort(startOfLast(`FROM a\n${text}`))).toBe(expected);
  });

  it('is found in the stage that it is copied from', () => {
    const build = 'FROM a AS build\nWORKDIR /s\nRUN printf "exec dotnet Shop.dll" > /out/start-web';
    const final = 'FROM b\nWORKDIR /app\nCOPY --from=build /out .\nENTRYPOINT ["sh", "/app/start-web"]';
    expect(inShort(startOfLast(`${build}\n${final}`))).toBe('Shop');
  });
});

describe('a script starts', () => {
  function startOfText(script: string, text = 'ENTRYPOINT ["/start.sh"]') {
    const { dockerfile, stage } = lastStage(`FROM a\nWORKDIR /app\nENV APP=Shop\n${text}`);
    const start = startOf(dockerfile, stage);
    if (!('script' in start)) throw new Error(`starts ${JSON.stringify(start)}`);
    return startOfScript(script, start, dockerfile, stage);
  }

  it.each([
    ['#!/bin/sh\nset -e\nexec dotnet Shop.dll "$@"\n', 'Shop'],
    ['#!/bin/bash\r\ndotnet Shop.dll\r\n', 'Shop'],
    ['exec dotnet "$APP.dll"', 'Shop'],
    ['cd /srv/$APP\nexec ./$APP', 'Shop'],
    ['DLL="${DLL:-Shop.dll}"\nexec dotnet "/app/${DLL}"', 'Shop'],
    ['if [ -z "$NAME" ]; then NAME=Shop; fi\nexec dotnet $NAME.dll', 'Shop'],
    [
      'chown -R app /data\nif [ "$(id -u)" = "0" ]; then\n  exec gosu app dotnet Shop.dll\nfi\nexec dotnet Shop.dll',
      'Shop',
    ],
    ['if [ "$(id -u)" = 0 ]; then exec su-exec app dotnet Shop.dll; else exec dotnet Shop.dll; fi', 'Shop'],
    ['if [ "$MIGRATE" = 1 ]; then dotnet Migrate.dll; fi\nexec dotnet Shop.dll', 'Shop'],
    ['until pg_isready -h db; do\n  echo waiting\n  sleep 1\ndone\n./Shop', 'Shop'],
    ['main() {\n  exec dotnet Shop.dll\n}\nmain "$@"', 'Shop'],
    ['trap "kill $!" TERM\ndotnet Shop.dll &\nwait', 'Shop'],
    ['cat > appsettings.json <<EOF\ndotnet Other.dll\nEOF\nexec dotnet Shop.dll', 'Shop'],
    ['# dotnet Other.dll\ndotnet Shop.dll # dotnet Other.dll', 'Shop'],
    ['dotnet Shop.dll\n[ $? = 0 ] || dotnet Report.dll', 'Shop'],
    ['exec dotnet Shop.dll\ndotnet Never.dll', 'Shop'],
    ['exec /other.sh', 'script /other.sh'],
    ['exec supervisord -n', '?'],
    ['case "$MODE" in\n  api) exec dotnet Api.dll ;;\n  jobs) exec dotnet Jobs.dll ;;\nesac', '?'],
    ['case "${1:-shop}" in\n  jobs) exec dotnet Jobs.dll ;;\n  shop) exec dotnet Shop.dll ;;\nesac', 'Shop'],
    ['if [ "$1" = jobs ]; then\n  exec dotnet Jobs.dll\nelse\n  exec dotnet Shop.dll\nfi', 'Shop'],
    ['if [ "$#" -gt 0 ]; then exec "$@"; fi\nexec dotnet Shop.dll', 'Shop'],
    [': "${NAME:=Shop}"\nexec dotnet "$NAME.dll"', 'Shop'],
    ['exec dotnet "$UNSET.dll"', '?'],
    ['exec "$@"', '?'],
    ['exec gosu app "$0" "$@"', '?'],
    ['#!/usr/bin/env python3\nimport os\n', '?'],
    ['', '?'],
  ])('%j: %s', (script, expected) => {
    expect(inShort(startOfText(script))).toBe(expected);
  });

  it.each([
    ['exec "$@"', '["/start.sh", "./Shop"]', 'Shop'],
    ['exec dotnet "$@"', '["/start.sh", "Shop.dll", "--x"]', 'Shop'],
    ['exec dotnet "$1" --urls=x', '["/start.sh", "Shop.dll"]', 'Shop'],
    [
      'case "$1" in\n  ./*) exec "$@" ;;\n  *) exec dotnet Other.dll ;;\nesac',
      '["/start.sh", "./Shop"]',
      'Shop',
    ],
    ['[ "$1" = jobs ] && exec dotnet Shop.dll\nexec dotnet Other.dll', '["/start.sh", "jobs"]', 'Shop'],
    ['shift\nexec "$@"', '["/start.sh", "db:5432", "./Shop"]', 'Shop'],
    ['set -- dotnet Shop.dll "$@"\nexec tini -- "$@"', '["/start.sh", "--x"]', 'Shop'],
    ['exec /bin/sh -c "$*"', '["/start.sh", "./Shop", "--x"]', 'Shop'],
  ])('what it is given: %j with %s: %s', (script, entrypoint, expected) => {
    expect(inShort(startOfText(script, `ENTRYPOINT ${entrypoint}`))).toBe(expected);
    const words = JSON.parse(entrypoint) as string[];
    const split = `ENTRYPOINT ["/start.sh"]\nCMD ${JSON.stringify(words.slice(1))}`;
    expect(inShort(startOfText(script, split))).toBe(expected);
  });

  it('only itself, which is said', () => {
    expect(startOfText('/start.sh')).toEqual({ unknown: '/start.sh starts only itself', line: 4 });
    expect(startOfText('case "$MODE" in\na) dotnet A.dll;;\nb) dotnet B.dll;;\nesac')).toEqual({
      unknown: 'it starts one of A, B',
      line: 4,
    });
  });
});
