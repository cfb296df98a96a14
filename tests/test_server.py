"""The web server set-ups that IT departments are offered, nginx's tried for real."""

import re
import socket
import subprocess
import time
from contextlib import closing
from http.client import HTTPConnection

import pytest
from project import ROOT

from scripts.tools import find_nginx

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
PATIENCE = 10  # seconds for the server to answer its first request


@pytest.fixture(scope="module")
def server(tmp_path_factory, built_site):
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    block = re.search(r"```nginx\n(.*?)```", PAGE, re.DOTALL)[1]
    block = block.replace("listen 80;", f"listen 127.0.0.1:{port};")
    block = block.replace("/var/www/gode-relasjoner", str(built_site))
    assert str(port) in block
    assert str(built_site) in block
    config = folder / "nginx.conf"
    config.write_text(WRAPPER.format(folder=folder, server=block), encoding="utf-8")
    command = [find_nginx(), "-p", folder]
    for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
        (folder / name).mkdir()
    folder.chmod(0o755)
    process = subprocess.Popen([*command, "-c", config])
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port):
    deadline = time.monotonic() + PATIENCE
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < deadline, "nginx did not start"
        time.sleep(0.05)


def get(port, path, **headers):
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()


def test_nginx_sends_every_header_with_every_answer(server):
    for path in ("/", "/laerer/tema/3-daglige-strategier/", "/kurs.json", "/finnes/ikke/"):
        answer, _ = get(server, path)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Set-Cookie"] is None


def test_nginx_answers_an_unknown_address_in_norwegian_at_any_depth(server):
    for path in ("/finnes-ikke", "/laerer/tema/finnes/ikke/her"):
        answer, body = get(server, path)
        assert answer.status == 404
        assert "Fant ikke siden" in body.decode()


def test_nginx_compresses_what_is_text(server):
    for path in ("/", "/kurs.json", "/assets/stylesheets/kurs.css"):
        answer, _ = get(server, path, **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip", path


def test_all_servers_send_the_policy_of_the_pages_and_no_other(built_site):
    """What the server sends may be stricter than the page, and in nothing else different."""
    html = (built_site / "index.html").read_text(encoding="utf-8")
    own = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    sent = POLICY.findall(PAGE)
    assert len(sent) == 3
    assert set(sent) == {f"{own}; frame-ancestors 'none'"}
