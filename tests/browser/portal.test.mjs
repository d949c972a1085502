/* The journeys of a customer, with and without script, in English and Persian. */
import assert from "node:assert/strict";

import { assertSound, home, journey, open } from "./browser.mjs";

/* Words with a typing error, and what must be found. */
const journeys = [
    { lang: "en", dir: "ltr", words: "recieve mail but not send", title: /553/, thanks: /Thank you/ },
    { lang: "fa", dir: "rtl", words: "صندوق ایمیل پر", title: /پر/, thanks: /سپاس/ },
];

for (const { lang, dir, words, title, thanks } of journeys) {
    for (const scripts of [true, false]) {
        const how = { lang, scripts };
        const name = `${lang}-${scripts ? "script" : "plain"}`;

        journey(`customer searches, reads and votes (${name})`, async () => {
            const page = await open("/", how);
            assert.equal(await page.getAttribute("html", "lang"), lang);
            assert.equal(await page.getAttribute("html", "dir"), dir);
            await assertSound(page, `home-${name}`);
            await page.fill("main [data-query]", words);
            await page.keyboard.press("Enter");
            await page.waitForURL(/\/search\?q=/);
            const found = page.locator("[data-results] h2 a").first();
            assert.match(await found.textContent(), title);
            assert.ok((await page.locator("[data-results] mark").count()) > 0);
            await assertSound(page, `search-${name}`);
            await found.click();
            await page.waitForURL(/\/articles\//);
            assert.equal(await page.getAttribute("article", "lang"), lang);
            await assertSound(page, `article-${name}`);
            await page.locator("[data-vote] button[value=yes]").click();
            await page.locator("[data-vote] .thanks", { hasText: thanks }).waitFor();
            await assertSound(page, `voted-${name}`);
        });

        journey(`customer says why an article did not help (${name})`, async () => {
            const page = await open("/articles/refund", how);
            await page.locator("[data-vote] summary").click();
            await page.check("[data-vote] input[value=unclear]");
            await page.fill("[data-vote] textarea", "x");
            await assertSound(page, `vote-why-${name}`);
            await page.locator("[data-vote] details button").click();
            await page.locator("[data-vote] .thanks", { hasText: thanks }).waitFor();
        });
    }
}

const question =
    "Since yesterday I can receive mail but every message I send is refused with error 553, " +
    "something about rcpthosts.";

journey("question is answered while it is written, and is not sent", async () => {
    const page = await open("/contact");
    await assertSound(page, "contact-empty");
    await page.fill("#message", question);
    const offer = page.locator("[data-offers-list] li").first();
    await offer.waitFor();
    assert.match(await offer.locator("a").textContent(), /553/);
    assert.match(await page.textContent("[data-send]"), /anyway/);
    await assertSound(page, "contact-offers");
    await offer.locator("button").click();
    await page.waitForURL(/solved=1/);
    assert.match(await page.textContent("h1"), /solved/);
    await assertSound(page, "contact-solved");
});

journey("question is sent anyway and gets a number", async () => {
    const page = await open("/contact");
    await page.fill("#message", question);
    await page.fill("#email", "paul@example.org");
    await page.locator("[data-offers-list] li").first().waitFor();
    await page.click("[data-send]");
    await page.waitForURL(/\/contact\/sent\?number=/);
    assert.match(await page.textContent("main"), /within 4 hours/);
    await assertSound(page, "contact-sent");
});

journey("without script, answers are offered before a question is sent", async () => {
    const page = await open("/contact", { scripts: false });
    await page.fill("#message", question);
    await page.fill("#email", "paul@example.org");
    await page.click("[data-send]");
    assert.match(await page.locator("[data-offers-list] a").first().textContent(), /553/);
    assert.equal(await page.inputValue("#message"), question);
    await assertSound(page, "contact-offers-plain");
    await page.click("[data-send]");
    await page.waitForURL(/\/contact\/sent\?number=/);
});

journey("question without an address comes back with what was written", async () => {
    const page = await open("/contact", { scripts: false });
    await page.evaluate(() => document.querySelector("form[data-contact]").setAttribute("novalidate", ""));
    await page.fill("#message", "Where is my invoice?");
    await page.fill("#email", "nobody");
    await page.click("[data-send]");
    assert.match(await page.textContent(".errors"), /address/);
    assert.equal(await page.inputValue("#message"), "Where is my invoice?");
    assert.equal(await page.getAttribute("#email", "aria-invalid"), "true");
    page.faults = page.faults.filter((said) => !said.includes("422"));
    await assertSound(page, "contact-errors");
});

for (const scripts of [true, false]) {
    journey(`nothing found says so and takes the words along (${scripts ? "script" : "plain"})`, async () => {
        const page = await open("/search?q=xyzzyq+wvutsr", { scripts });
        assert.match(await page.textContent(".nothing h2"), /xyzzyq wvutsr/);
        await assertSound(page, `nothing-${scripts ? "script" : "plain"}`);
        await page.click(".nothing a.button");
        await page.waitForURL(/\/contact/);
        assert.equal(await page.inputValue("#message"), "xyzzyq wvutsr");
    });
}

journey("results change as one types", async () => {
    const page = await open("/search?q=refund");
    const first = page.locator("[data-results] h2 a").first();
    assert.match(await first.textContent(), /refund|money/i);
    await page.fill("[data-query]", "error 553");
    await page.locator("[data-results] h2 a", { hasText: "553" }).first().waitFor();
    await page.waitForURL(/q=error/);
    assert.equal(await page.evaluate(() => document.activeElement.name), "q");
    await assertSound(page, "search-typed");
});

journey("completions are reached by keyboard alone", async () => {
    const page = await open("/");
    await page.keyboard.press("/");
    await page.keyboard.type("mailb");
    await page.locator("[role=option]").first().waitFor();
    await assertSound(page, "completions");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.getAttribute("[data-query]", "aria-activedescendant"), "completions-0-0");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[role=option]").count(), 0);
    await page.keyboard.type("o");
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/(articles|search)/);
});

for (const scripts of [true, false]) {
    journey(`language is switched and stays (${scripts ? "script" : "plain"})`, async () => {
        const page = await open("/search?q=email", { scripts });
        await page.click(".menu summary");
        await assertSound(page, `menu-${scripts ? "script" : "plain"}`);
        await page.click(".menu a[hreflang=nl]");
        await page.waitForURL(/lang=nl/);
        assert.equal(await page.getAttribute("html", "lang"), "nl");
        assert.equal(await page.inputValue("main [data-query]"), "email");
        await page.goto(home);
        assert.equal(await page.getAttribute("html", "lang"), "nl");
    });
}

const paths = ["/", "/search?q=email", "/articles/email-553-relay", "/contact", "/topics/email", "/nowhere"];

for (const [name, how] of [
    ["narrow", { width: 360, height: 740 }],
    ["dark", { dark: true }],
    ["fa-narrow-dark", { lang: "fa", width: 360, height: 740, dark: true }],
]) {
    journey(`pages are sound (${name})`, async () => {
        const page = await open("/", how);
        for (const path of paths) {
            const answer = await page.goto(new URL(path, home).href);
            assert.equal(answer.status(), path === "/nowhere" ? 404 : 200);
            page.faults = page.faults.filter((said) => !said.includes("404"));
            await assertSound(page, `${name}-${path.replaceAll(/[^a-z0-9]+/g, "-")}`);
        }
    });
}

journey("unknown article is not found", async () => {
    const page = await open("/articles/no-such-article");
    assert.equal(page.status, 404);
});

journey("documents for machines name public articles", async () => {
    const text = async (path) => (await fetch(new URL(path, home))).text();
    assert.match(await text("/sitemap.xml"), /articles\/email-553-relay\?lang=fa/);
    assert.match(await text("/robots.txt"), /Sitemap: http/);
    assert.match(await text("/llms.txt"), /^# .*\n\n> /);
    assert.match(await text("/articles/email-553-relay.md"), /^---\ntitle: "/);
    const [typed, offered] = JSON.parse(await text("/opensearch/suggestions?q=mailb"));
    assert.equal(typed, "mailb");
    assert.ok(offered.length > 0);
    const linked = await (await open("/articles/email-553-relay")).textContent("script[type='application/ld+json']");
    assert.equal(JSON.parse(linked)["@graph"][0]["@type"], "Article");
});
