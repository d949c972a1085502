/* The help pages in another site: where base.yaml allows it, and nowhere else. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { close, home, open } from "./browser.mjs";

/* A shop with the widget's line. It listens where CORDIAL_SHOP says, which base.yaml allows. */
const servers = [];

function shop(port) {
    const server = createServer((request, response) => {
        response.setHeader("Content-Type", "text/html");
        response.end(
            `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>` +
                `<script src="${home}widget.js" data-label="Help" defer></script></html>`,
        );
    });
    servers.push(server);
    return new Promise((done) => server.listen(port, "127.0.0.1", () => done(server.address().port)));
}

let stranger;
before(async () => {
    await shop(Number(process.env.CORDIAL_SHOP));
    stranger = await shop(0);
});
after(() => servers.forEach((server) => server.close()));

/* Its root is closed: it is found by what a reader sees. */
async function openWidget(port) {
    const page = await open(`http://127.0.0.1:${port}/`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    return page;
}

async function frameOf(page) {
    for (let i = 0; i < 50; i++) {
        const frame = page.frames().find((f) => f !== page.mainFrame() && f.url() !== "about:blank");
        if (frame) {
            return frame;
        }
        await page.waitForTimeout(100);
    }
    return assert.fail("no frame was opened");
}

test("allowed site shows search and article in a frame", async () => {
    const page = await openWidget(process.env.CORDIAL_SHOP);
    const frame = await frameOf(page);
    await frame.fill("[data-query]", "error 553");
    await frame.locator("[data-results] h2 a", { hasText: "553" }).first().click();
    await frame.waitForURL(/\/widget\/articles\/email-553-relay/);
    await frame.locator("h1", { hasText: "553" }).waitFor();
    assert.deepEqual(page.faults, []);
    await close(page);
});

test("another site is refused by the policy", async () => {
    const page = await openWidget(stranger);
    await frameOf(page).catch(() => null);
    await page.waitForTimeout(500);
    assert.ok(page.faults.some((said) => said.includes("frame-ancestors")), page.faults.join());
    await close(page);
});
