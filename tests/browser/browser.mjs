/*
 * What tests in a browser share: a browser for all of them, pages that watch for faults, axe.
 * CORDIAL_URL is the server; CORDIAL_SHOTS a folder for pictures, when they are wanted.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before } from "node:test";

import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

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

before(async () => {
    browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer"],
    });
});
after(() => browser.close());

/**
 * A page in a browser of its own: faults are what it said on the console, what it threw, and what
 * its policy refused.
 *
 * @how: {lang: "en", scripts: true, width: 1280, height: 900, dark: false}
 */
export async function open(path, how = {}) {
    const context = await browser.newContext({
        locale: how.lang ?? "en",
        javaScriptEnabled: how.scripts ?? true,
        viewport: { width: how.width ?? 1280, height: how.height ?? 900 },
        colorScheme: how.dark ? "dark" : "light",
    });
    context.setDefaultTimeout(10000);
    const page = await context.newPage();
    page.scripts = how.scripts ?? true;
    page.faults = [];
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
    const answer = await page.goto(new URL(path, home).href);
    page.status = answer.status();
    return page;
}

/** What axe finds on the page as it is now, a line each; it is a script itself and needs them. */
export async function barriers(page) {
    if (!page.scripts) {
        return [];
    }
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
        window.axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
    );
    return found.violations.map(
        (v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join("; ")}`,
    );
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

/** The page as the server sent it is what the HTML standard allows. */
export async function assertValid(path) {
    const answer = await fetch(new URL(path, home));
    const report = await validator.validateString(await answer.text());
    const lines = report.results.flatMap((r) =>
        r.messages.map((m) => `${path}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`),
    );
    assert.deepEqual(lines, []);
}

/** A picture of the whole page, when pictures are wanted. */
export async function shoot(page, name) {
    if (process.env.CORDIAL_SHOTS) {
        await page.screenshot({ path: join(process.env.CORDIAL_SHOTS, `${name}.png`), fullPage: true });
    }
}

/** Close the page's browser. */
export async function close(page) {
    await page.context().close();
}
