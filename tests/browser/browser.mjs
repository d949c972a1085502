/*
 * What tests in a browser share: one browser for all of them, pages that watch for faults, axe.
 * CORDIAL_URL is the server; CORDIAL_SHOTS a folder for pictures, when they are wanted.
 *
 * Nothing waits for a time: what is waited for comes, or WAIT_MS are over. A machine under load
 * takes long, so the limits are far from what is usual.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const WAIT_MS = 60000;
const JOURNEY_MS = 300000;

/* Nothing runs for long, so scripts are not worth compiling: axe takes half the time without. */
const PLAIN_SCRIPTS = "--js-flags=--no-opt,--no-maglev,--no-sparkplug";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: {
        "void-style": "off",
        "no-trailing-whitespace": "off",
        "long-title": "off", /* the title is the article's */
        "prefer-native-element": "off",
        "require-sri": "off",
    },
});

export const home = process.env.CORDIAL_URL;
let browser;
const idle = {}; /* pages by what their browser is like */
const used = []; /* those of this journey */
const sites = [];

before(async () => {
    browser = await chromium.launch({
        executablePath: process.env.CHROMIUM,
        args: ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", PLAIN_SCRIPTS],
        timeout: WAIT_MS,
    });
});
after(() => browser.close());

/* The next one who gets the page finds nothing of this one. */
async function forget(page) {
    await page.context().clearCookies();
    await page.evaluate(() => {
        localStorage.clear();
        sessionStorage.clear();
    });
    await page.goto(new URL("/healthz", home).href);
    (idle[page.like] ??= []).push(page);
}

async function leave(well) {
    sites.splice(0).forEach((site) => site.close());
    for (const page of used.splice(0)) {
        const again = well && page.url().startsWith(home);
        await (again ? forget(page) : page.context().close());
    }
}

/** A test that has its pages and sites to itself; pages that fared well serve the next one. */
export function journey(name, run) {
    test(name, { timeout: JOURNEY_MS }, async () => {
        let well = false;
        try {
            await run();
            well = true;
        } finally {
            await leave(well);
        }
    });
}

function watch(page) {
    page.on("console", (said) => {
        if (said.type() === "error" || said.type() === "warning") {
            page.faults.push(said.text());
        }
    });
    page.on("pageerror", (fault) => page.faults.push(String(fault)));
    page.on("requestfailed", (request) => {
        if (request.failure()?.errorText !== "net::ERR_ABORTED") {
            page.faults.push(`${request.url()}: ${request.failure()?.errorText}`);
        }
    });
}

async function newPage(options) {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    page.scripts = options.javaScriptEnabled;
    page.like = JSON.stringify(options);
    watch(page);
    return page;
}

/**
 * A page as in a browser of its own: faults are what it said on the console, what it threw, and
 * what its policy refused.
 *
 * @how: {lang: "en", scripts: true, width: 1280, height: 900, dark: false, cookie: null}
 */
export async function open(path, how = {}) {
    const options = {
        locale: how.lang ?? "en",
        javaScriptEnabled: how.scripts ?? true,
        viewport: { width: how.width ?? 1280, height: how.height ?? 900 },
        colorScheme: how.dark ? "dark" : "light",
        permissions: ["clipboard-read", "clipboard-write"],
    };
    const page = idle[JSON.stringify(options)]?.pop() ?? (await newPage(options));
    used.push(page);
    if (how.cookie) {
        await page.context().addCookies([how.cookie]);
    }
    page.faults = [];
    const answer = await page.goto(new URL(path, home).href);
    page.status = answer.status();
    return page;
}

/** A form sent as a browser sends it; redirects are not followed. */
export function send(path, fields, headers = {}) {
    const body = new URLSearchParams(fields);
    return fetch(new URL(path, home), { method: "POST", body, headers, redirect: "manual" });
}

export const password = "correct horse battery";
const sessions = {};

/** The cookie of a user's session. Sign-ins are counted, so each user signs in once. */
export async function sessionOf(name) {
    if (!(name in sessions)) {
        const answer = await send("/sign-in", { name, password });
        const [cookie, value] = answer.headers.get("set-cookie").split(";")[0].split("=");
        sessions[name] = { name: cookie, value, url: home };
    }
    return sessions[name];
}

/**
 * Another site of one page, which is written here; its address.
 *
 * @port: that of CORDIAL_SHOP is allowed by base.yaml; without it a free one, that of a stranger
 */
export async function serve(html, port = 0) {
    const site = createServer((request, response) => {
        response.setHeader("Connection", "close");
        response.setHeader("Content-Type", "text/html");
        response.end(html);
    });
    sites.push(site);
    await new Promise((done) => site.listen(Number(port), "127.0.0.1", done));
    return `http://127.0.0.1:${site.address().port}/`;
}

/* In the page: what axe finds as the page is now, a line each. */
const findBarriers = async () => {
    const found = await window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations"],
    });
    return found.violations.map(
        (v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join("; ")}`,
    );
};

/** What axe finds; it is a script itself and needs them. */
export async function barriers(page) {
    if (!page.scripts) {
        return [];
    }
    if (!(await page.evaluate(() => "axe" in window))) {
        await page.evaluate(axe);
    }
    return page.evaluate(findBarriers);
}

/** The page is sound: nothing said, no barrier, no wider than the window. */
export async function assertSound(page, name) {
    await shoot(page, name);
    assert.deepEqual(await barriers(page), [], `${name}: axe`);
    const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(over <= 0, `${name}: ${over} pixels wider than the window`);
    assert.deepEqual(page.faults, [], `${name}: faults`);
}

/** What keeps HTML from being what its standard allows, a line each. */
export async function invalid(html, name) {
    const report = await validator.validateString(html);
    return report.results.flatMap((r) =>
        r.messages.map((m) => `${name}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`),
    );
}

/** A picture of the whole page, when pictures are wanted. */
export async function shoot(page, name) {
    if (process.env.CORDIAL_SHOTS) {
        await page.screenshot({ path: join(process.env.CORDIAL_SHOTS, `${name}.png`), fullPage: true });
    }
}
