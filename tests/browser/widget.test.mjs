/* The help pages in another site: where base.yaml allows it, and nowhere else. */
import assert from "node:assert/strict";

import { home, journey, open, serve } from "./browser.mjs";

/* A shop with the widget's line. */
const shop =
    `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>` +
    `<script src="${home}widget.js" data-label="Help" defer></script></html>`;

/* Its root is closed: it is found by what a reader sees. */
async function openWidget(port) {
    const page = await open(await serve(shop, port));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    return page;
}

journey("allowed site shows search and article in a frame", async () => {
    const page = await openWidget(process.env.CORDIAL_SHOP);
    const isWidget = (frame) => frame.url().startsWith(`${home}widget`);
    const frame =
        page.frames().find(isWidget) ?? (await page.waitForEvent("framenavigated", isWidget));
    await frame.waitForLoadState();
    await frame.fill("[data-query]", "error 553");
    await frame.locator("[data-results] h2 a", { hasText: "553" }).first().click();
    await frame.waitForURL(/\/widget\/articles\/email-553-relay/);
    await frame.locator("h1", { hasText: "553" }).waitFor();
    assert.deepEqual(page.faults, []);
});

journey("another site is refused by the policy", async () => {
    const page = await openWidget();
    const isRefusal = (said) => said.includes("frame-ancestors");
    if (!page.faults.some(isRefusal)) {
        await page.waitForEvent("console", (said) => isRefusal(said.text()));
    }
    assert.ok(page.frames().every((frame) => !frame.url().startsWith(home)));
});
