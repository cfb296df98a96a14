"""The web server set-ups that IT departments are offered, those of nginx, Apache and Caddy tried for real."""

import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
from project import ROOT

from scripts.tools import find_apache, find_caddy, find_nginx

PAGE = (ROOT / "docs" / "om" / "drift.md").read_text(encoding="utf-8")
POLICY = re.compile(r"default-src [^\"]+")
WRAPPER = """daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {server}
}}
"""
CADDY = """{{
  admin off
  http_port {ports[0]}
  https_port {ports[1]}
  storage file_system {folder}/caddy
  default_sni relasjoner.kommune.example
}}
{site}
"""
HOST = "relasjoner.kommune.example"
MODULES = ("mpm_event", "authz_core", "alias", "deflate", "dir", "filter", "headers", "mime", "ssl")
FOR_GOOD = (301, 308)
PATIENCE = 10  # seconds for the server to answer its first request


class Server(NamedTuple):
    """A server that is set up as the page says, and where the site lies on it."""

    http: int
    https: int
    way: str


@pytest.fixture(scope="module", params=["", "/kurs"], ids=["root", "subfolder"])
def way(request):
    """Return where the site lies: at the root, or in a folder of that name, as the page says of it."""
    return request.param


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy"])
def server(request, built_site, way):
    folder = Path(tempfile.mkdtemp())  # where the user that a server becomes may read
    folder.chmod(0o755)
    ports = free_ports()
    root, certificate = served_folder(folder, built_site, way), make_certificate(folder)
    start = {"nginx": start_nginx, "apache": start_apache, "caddy": start_caddy}[request.param]
    process = start(
        folder, ports, certificate, {"/var/www/gode-relasjoner": str(root), "/404.html": f"{way}/404.html"}
    )
    try:
        _wait_for(ports[1])
        yield Server(*ports, way)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


def start_nginx(folder, ports, certificate, places):
    block = re.search(r"```nginx\n(.*?)```", PAGE, re.DOTALL)[1]
    changes = {
        "listen 80;": f"listen 127.0.0.1:{ports[0]};",
        "listen 443 ssl;": f"listen 127.0.0.1:{ports[1]} ssl;",
        "include mime.types;": "include /etc/nginx/mime.types;",
        **places,
        **moved(certificate),
    }
    config = folder / "nginx.conf"
    config.write_text(WRAPPER.format(folder=folder, server=changed(block, changes)), encoding="utf-8")
    for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
        (folder / name).mkdir()
    return subprocess.Popen([find_nginx(), "-p", folder, "-c", config])


def start_apache(folder, ports, certificate, places):
    block = re.search(r"```apache\n(.*?)```", PAGE, re.DOTALL)[1]
    changes = {
        "<VirtualHost *:80>": f"<VirtualHost 127.0.0.1:{ports[0]}>",
        "<VirtualHost *:443>": f"<VirtualHost 127.0.0.1:{ports[1]}>",
        **places,
        **moved(certificate),
    }
    loads = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in MODULES)
    listens = "".join(f"Listen 127.0.0.1:{port}\n" for port in ports)
    usual = f"ServerName localhost\nPidFile {folder}/pid\nErrorLog {folder}/error.log\nUser www-data\nGroup www-data\n"
    config = folder / "apache.conf"
    text = (
        f"ServerRoot {folder}\n{loads}{listens}{usual}TypesConfig /etc/mime.types\n{changed(block, changes)}"
    )
    config.write_text(text, encoding="utf-8")
    return subprocess.Popen([find_apache(), "-X", "-f", config])


def start_caddy(folder, ports, certificate, places):
    """Start Caddy, which would ask an authority for a certificate if it were not given one."""
    block = re.search(r"### Caddy .*?```text\n(.*?)```", PAGE, re.DOTALL)[1]
    opening = f"{HOST} {{\n"
    changes = {
        opening: f"{opening}    tls {certificate} {certificate}\n",
        **places,
    }
    config = folder / "Caddyfile"
    config.write_text(
        CADDY.format(folder=folder, ports=ports, site=changed(block, changes)), encoding="utf-8"
    )
    return subprocess.Popen([find_caddy(), "run", "--config", config], stderr=subprocess.DEVNULL)


def free_ports():
    with socket.socket() as one, socket.socket() as other:
        for free in (one, other):
            free.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def served_folder(folder, site, way):
    """Copy a site, and put into it what a municipality's has: a calendar, and a folder of files alone."""
    copied = shutil.copytree(site, folder / f"www{way}")
    (copied / "kalender").mkdir()
    (copied / "kalender/ledere.ics").write_text("BEGIN:VCALENDAR\n", encoding="utf-8")
    return folder / "www"


def make_certificate(folder):
    """Make a certificate that nobody vouches for, and its key, in one file."""
    file = folder / "relasjoner.pem"
    subject = ["-subj", f"/CN={HOST}", "-days", "1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", file, *subject]
    done = subprocess.run(command, check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + done.stdout)
    return file


def moved(certificate):
    return {
        "/etc/ssl/relasjoner.pem": str(certificate),
        "/etc/ssl/relasjoner.key": str(certificate),
    }


def changed(text, changes):
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def _wait_for(port):
    deadline = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.05)


def get(server, path, **headers):
    unverified = ssl._create_unverified_context()  # noqa: SLF001 - the certificate is the test's own
    with closing(HTTPSConnection("127.0.0.1", server.https, context=unverified)) as connection:
        connection.request("GET", f"{server.way}{path}", headers={"Host": HOST, **headers})
        answer = connection.getresponse()
        return answer, answer.read()


def test_it_sends_every_header_with_every_answer(server):
    for path in ("/", "/laerer/tema/3-daglige-strategier/", "/kurs.json", "/finnes/ikke/"):
        answer, _ = get(server, path)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert answer.headers["Set-Cookie"] is None
        assert not re.search(r"\d", answer.headers["Server"] or "")


def test_it_answers_an_unknown_address_in_norwegian_at_any_depth(server):
    for path in ("/finnes-ikke", "/laerer/tema/finnes/ikke/her"):
        answer, body = get(server, path)
        assert answer.status == 404
        assert "Fant ikke siden" in body.decode()


def test_it_answers_in_norwegian_where_there_is_nothing_to_show(server):
    answer, body = get(server, "/kalender/")
    assert answer.status in (403, 404)
    assert "Fant ikke siden" in body.decode()


def test_it_says_what_a_calendar_is(server):
    answer, _ = get(server, "/kalender/ledere.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    answer, _ = get(server, "/")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_it_leads_to_the_secure_address_and_names_no_other_port(server):
    with closing(HTTPConnection("127.0.0.1", server.http)) as connection:
        connection.request("GET", f"{server.way}/om/?a=b", headers={"Host": HOST})
        answer = connection.getresponse()
    assert answer.status in FOR_GOOD
    assert answer.headers["Location"] == f"https://{HOST}{server.way}/om/?a=b"
    answer, _ = get(server, "/om")
    asked = f"https://{HOST}{server.way}/om"
    assert answer.status in FOR_GOOD
    assert urljoin(asked, answer.headers["Location"]) == f"{asked}/"


def test_it_compresses_what_is_text(server):
    for path in ("/", "/kurs.json", "/assets/stylesheets/kurs.css"):
        answer, _ = get(server, path, **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip", path


def test_all_servers_send_the_policy_of_the_pages_and_no_other(built_site):
    """What the server sends may be stricter than the page, and in nothing else different."""
    html = (built_site / "index.html").read_text(encoding="utf-8")
    own = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    sent = POLICY.findall(PAGE)
    assert len(sent) == 4
    assert set(sent) == {f"{own}; frame-ancestors 'none'"}
