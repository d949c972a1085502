#!/usr/bin/env python3
"""Tests in a browser: a server over a copy of the demonstration base, and one node for all files.

usage: run.py CORDIAL [--shots FOLDER] [FILE.test.mjs ...]

npm's packages are installed into a folder beside the program when they are missing there. Prints
TAP. Without a browser or npm's registry the tests are skipped, and that is said.
"""
import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
TREE = os.path.dirname(os.path.dirname(HERE))
BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
READY_S = 120

# One process for all files: one browser, and one numbered list of tests.
IMPORT = 'for (const file of process.argv.slice(1)) await import(`${process.cwd()}/${file}`);'


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def install(folder):
    """npm's packages in a folder, so that the tree stays as it is; false when there are none."""
    stamp = os.path.join(folder, "package.json")
    with open(os.path.join(HERE, "package.json"), encoding="utf-8") as f:
        wanted = f.read()
    if os.path.exists(stamp) and os.path.isdir(os.path.join(folder, "node_modules")):
        with open(stamp, encoding="utf-8") as f:
            if f.read() == wanted:
                return True
    os.makedirs(folder, exist_ok=True)
    shutil.copy(os.path.join(HERE, "package.json"), stamp)
    command = ["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--silent"]
    return subprocess.run(command, check=False, stdout=sys.stderr).returncode == 0


def make_base(folder, cordial, shop):
    base = os.path.join(folder, "base")
    shutil.copytree(os.path.join(TREE, "kb", "hosting"), base,
                    ignore=shutil.ignore_patterns(".cordial"))
    with open(os.path.join(base, "base.yaml"), "a", encoding="utf-8") as f:
        f.write(f'widget: {{origins: ["http://127.0.0.1:{shop}"]}}\n')
    subprocess.run([cordial, "index", "--base", base, "--quiet"], check=True,
                   stdout=subprocess.DEVNULL)
    for name, full_name, role in (("anna", "Anna Visser", "agent"), ("tom", "Tom Bakker", "trainer")):
        subprocess.run([cordial, "user", "add", name, "--full-name", full_name, "--role", role,
                        "--base", base],
                       input=b"correct horse battery\n", check=True, stdout=subprocess.DEVNULL)
    return base


def make_token(cordial, base):
    """A token as a help desk has one."""
    words = ["token", "add", "helpdesk", "--scope", "agent:read", "--scope", "agent:write"]
    done = subprocess.run([cordial, *words, "--base", base], check=True, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout.strip()


def wait_ready(url, server):
    until = time.monotonic() + READY_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url + "readyz", timeout=READY_S):
                return
        except OSError:
            time.sleep(0.05)
    sys.exit("the server did not get ready")


def run(cordial, modules, options):
    with tempfile.TemporaryDirectory(prefix="cordial-browser-") as folder:
        for name in os.listdir(HERE):  # node looks for packages beside the files
            if name.endswith(".mjs"):
                shutil.copy(os.path.join(HERE, name), folder)
        os.symlink(os.path.join(modules, "node_modules"), os.path.join(folder, "node_modules"))
        shop = free_port()
        port = free_port()
        url = f"http://127.0.0.1:{port}/"
        base = make_base(folder, cordial, shop)
        log = open(os.path.join(folder, "log"), "wb")
        server = subprocess.Popen([cordial, "serve", "--base", base, "--listen",
                                   f"127.0.0.1:{port}"], stdout=log, stderr=log)
        try:
            wait_ready(url, server)
            env = {"CHROMIUM": BROWSER} | os.environ
            env |= {"CORDIAL_URL": url, "CORDIAL_SHOP": str(shop), "CORDIAL_TREE": TREE,
                    "CORDIAL_TOKEN": make_token(cordial, base)}
            if options.shots:
                os.makedirs(options.shots, exist_ok=True)
                env["CORDIAL_SHOTS"] = os.path.abspath(options.shots)
            files = options.files or sorted(n for n in os.listdir(folder) if n.endswith(".test.mjs"))
            words = ["--test-reporter=tap", "--input-type=module", "--eval", IMPORT, *files]
            return subprocess.run(["node", *words], cwd=folder, env=env, check=False).returncode
        finally:
            server.terminate()
            server.wait(timeout=20)
            log.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cordial")
    parser.add_argument("--shots")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    cordial = os.path.abspath(options.cordial)
    modules = os.path.join(os.path.dirname(cordial), "browser-tests")
    if shutil.which("node") is None or BROWSER is None:
        print("1..0 # SKIP node and Chromium are not installed")
        return 0
    if not install(modules):
        print("1..0 # SKIP npm's packages cannot be had")
        return 0
    return run(cordial, modules, options)


if __name__ == "__main__":
    sys.exit(main())
