/** Servers and runtimes of other languages, which may start an app or serve its files: only their settings say. */
export const OTHER_PROGRAMS: ReadonlySet<string> = new Set(
  words(`
    nginx openresty angie caddy httpd apache2 apachectl apache2ctl apache2-foreground httpd-foreground haproxy traefik
    envoy lighttpd supervisord supervisorctl pm2 pm2-runtime s6-svscan runsvdir runit monit cron crond systemd circusd
    node nodejs npm npx yarn pnpm bun deno python python2 python3 uvicorn gunicorn java ruby php php-fpm perl go cargo
    postgres mysqld redis-server mongod sqlservr func daprd consul vault
  `),
);

/** Commands that prepare a start: none of them is an app. */
export const TOOLS: ReadonlySet<string> = new Set(
  words(`
    . : [ [[ apk apt apt-get awk aws az base64 basename break cat chgrp chmod chown clear continue cp crontab curl cut
    date dbus-daemon dd df dig dirname disown dnf dpkg du echo egrep envsubst expr false fc-cache find gcloud
    getent getopts git grep groupadd groupmod addgroup gzip head hostname id install ip iptables jobs jq keytool kill
    kubectl let ldconfig ln locale-gen logger ls md5sum mkdir mktemp mongo mongosh mount mv mysql mysqladmin nc ncat
    netcat nslookup openssl passwd pg_isready pgrep ping pkill popd printenv printf ps psql pwd rc-service readlink
    realpath redis-cli rm rmdir sed seq service sha256sum shopt sleep sort source sqlcmd ssh-keygen stat stty sync
    sysctl tail tar tee test touch tput tr trap true type ulimit umask uname uniq unzip update-ca-certificates
    update-ca-trust useradd adduser usermod wait wget which whoami xargs yes yq yum
  `),
);

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
