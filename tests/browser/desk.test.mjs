/* The journeys of an agent, by keyboard alone, in English and Persian; and without a script. */
import assert from "node:assert/strict";

import { assertSound, home, journey, open, password, send, serve, sessionOf } from "./browser.mjs";

const journeys = [
    {
        lang: "en",
        dir: "ltr",
        ticket:
            "Hello,\n\nI can't send any email from Outlook Express!!! Whatever I try to send with my " +
            "account user@foo.com is refused: '553 sorry, that domain isn't in my list of allowed " +
            "rcpthosts (#5.7.1)'. My clients are waiting. Please fix this ASAP!\n\nPaul Smith",
        answer: "email-553-relay",
        greeting: /^Hello Paul,/,
        flawed: "\n\nObviously you did something wrong.",
        words: "mailbox full",
        copied: /Copied/,
        right: /Recorded as right/,
        undone: /Taken back/,
    },
    {
        lang: "fa",
        dir: "rtl",
        ticket:
            "سلام، خسته نباشید. صندوق ایمیل من پر شده و دیگر نامه‌ای نمی‌گیرم. خطای 552 می‌دهد. " +
            "خیلی فوری است! چطور می‌توانم جا باز کنم؟\n\nسارا احمدی",
        answer: "email-mailbox-full",
        greeting: /سارا احمدی/,
        flawed: "\n\nتقصیر خودتان است.",
        words: "گذرواژه",
        copied: /رونوشت/,
        right: /درست/,
        undone: /پس گرفته/,
    },
];

/* Signed in, with the keyboard alone. */
async function signIn(how) {
    const page = await open(`/sign-in?lang=${how.lang ?? "en"}`, how);
    await assertSound(page, `sign-in-${how.lang}`);
    await page.keyboard.type("anna");
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/desk$/);
    return page;
}

/* A page of the desk for somebody who has signed in before. */
const openDesk = async (path = "/desk", how = {}) => open(path, { ...how, cookie: await sessionOf("anna") });

const draftOf = (page) => page.inputValue("#draft");
const focused = (page) =>
    page.evaluate(() => {
        const row = document.activeElement.closest("[data-suggestion]");
        return row?.dataset.suggestion ?? document.activeElement.id;
    });

for (const j of journeys) {
    journey(`agent answers a ticket by keyboard (${j.lang})`, async () => {
        const page = await signIn({ lang: j.lang });
        assert.equal(await page.getAttribute("html", "dir"), j.dir);
        await assertSound(page, `desk-empty-${j.lang}`);

        /* The field for the ticket has the focus. */
        await page.keyboard.insertText(j.ticket);
        await page.keyboard.press("Control+Enter");
        await page.waitForSelector("[data-suggestion]");
        assert.equal(await focused(page), j.answer);
        assert.ok((await page.locator("[data-suggestion]").count()) <= 5);
        assert.match(await draftOf(page), j.greeting);
        await assertSound(page, `desk-read-${j.lang}`);

        /* A suggestion is looked at, and closed again. */
        const arrow = j.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
        const preview = page.locator("[data-suggestion] [data-preview]").first();
        await page.keyboard.press(arrow);
        await preview.locator(".entry").first().waitFor();
        await page.keyboard.press(arrow);
        await preview.waitFor({ state: "hidden" });

        /* What is typed is checked; the finding is marked, reached by F8, mended or taken out. */
        await page.keyboard.press("d");
        await page.keyboard.press("Control+End");
        await page.keyboard.insertText(j.flawed);
        const mark = page.locator("[data-mirror] mark", { hasText: j.flawed.trim().slice(0, 4) });
        await mark.first().waitFor();
        await assertSound(page, `desk-finding-${j.lang}`);
        await page.keyboard.press("F8");
        const marked = await page.evaluate(() => {
            const area = document.querySelector("#draft");
            return area.value.slice(area.selectionStart, area.selectionEnd);
        });
        assert.ok(marked.length > 0 && j.flawed.includes(marked.trim()), marked);
        await page.keyboard.press("Control+z");
        await page.keyboard.press("Control+End");

        /* `/` finds any answer; Enter puts it in at the cursor, and nothing is replaced. */
        const before = (await draftOf(page)).trim();
        await page.keyboard.press("Escape");
        assert.equal(await focused(page), j.answer);
        await page.keyboard.press("/");
        await page.keyboard.insertText(j.words);
        await page.waitForSelector("[data-picked] [aria-selected=true]");
        await assertSound(page, `desk-pick-${j.lang}`);
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.waitForFunction((n) => document.querySelector("#draft").value.length > n + 40, before.length);
        const after = await draftOf(page);
        assert.ok(after.startsWith(before.slice(0, 200)), "the draft was replaced");
        await page.keyboard.press("Control+z");
        assert.equal((await draftOf(page)).trim(), before, "one undo takes it out again");

        /* Copied, accepted, taken back. */
        await page.keyboard.press("Control+Enter");
        await page.locator("[data-toasts]", { hasText: j.copied }).waitFor();
        const clip = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(clip, await draftOf(page));
        await page.keyboard.press("Escape");
        await page.keyboard.press("a");
        await page.locator("[data-recorded-line]", { hasText: j.right }).waitFor();
        await assertSound(page, `desk-recorded-${j.lang}`);
        await page.keyboard.press("u");
        await page.locator("[data-recorded-line]", { hasText: j.undone }).waitFor();
        await page.keyboard.press("?");
        await page.waitForSelector("dialog[open] .desk-keys");
        await assertSound(page, `desk-help-${j.lang}`);
        await page.keyboard.press("Escape");
        assert.equal(await page.locator("dialog[open]").count(), 0);
    });
}

journey("what only the agent knows is a field that Tab reaches", async () => {
    const page = await openDesk();
    await page.keyboard.insertText(journeys[0].ticket);
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("[data-suggestion]");
    await page.selectOption("[data-as]", "solved");
    const field = page.locator("[data-fill]").first();
    await field.waitFor();
    const question = await field.getAttribute("data-fill");
    assert.ok((await draftOf(page)).includes(question));
    await page.focus("[data-as]");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.fill), question);
    await page.keyboard.type("your mailbox was moved to the new server");
    await assertSound(page, "desk-missing");
    await page.keyboard.press("Enter");
    assert.ok((await draftOf(page)).includes("your mailbox was moved to the new server"));
    assert.ok(!(await draftOf(page)).includes(question));
});

journey("draft that was worked on stays when another ticket is read", async () => {
    const page = await openDesk();
    await page.fill("#draft", "My own words.");
    await page.fill("#ticket", journeys[0].ticket);
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("[data-suggestion]");
    assert.equal(await draftOf(page), "My own words.");
    await page.keyboard.press("1");
    await page.waitForFunction(() => document.querySelector("#draft").value.length > 100);
    assert.ok((await draftOf(page)).includes("My own words."));
});

journey("ticket in the fragment is read and leaves the address", async () => {
    const page = await openDesk(`/desk#ticket=${encodeURIComponent("my mailbox is full, error 552")}`);
    await page.waitForSelector("[data-suggestion]");
    assert.equal(new URL(page.url()).hash, "");
});

const mail =
    "From: =?utf-8?q?Ren=C3=A9e_Bos?= <renee@sea.example>\r\nSubject: Mail\r\nMIME-Version: 1.0\r\n" +
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
    "My mailbox is full, error 552. It is na=C3=AFve to wait.\r\n";

journey("ticket in a file is chosen or dropped, and what was put in is at hand again", async () => {
    const page = await openDesk();
    await page.setInputFiles("[data-file]", { name: "mail.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) });
    await page.waitForSelector("[data-suggestion='email-mailbox-full']");
    assert.match(await page.inputValue("#ticket"), /^From: "Renée Bos" <renee@sea.example>\nSubject: Mail\n\nMy .*naïve/);
    await page.locator("[data-ticket-box]").evaluate((box) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['{"subject": "Pay", "body": "I want a refund of my invoice."}'], "desk.json"));
        box.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(() => document.querySelector("#ticket").value.startsWith("Subject: Pay"));
    await page.waitForSelector("[data-suggestion='refund']");
    await page.locator("[data-suggestion='refund'] [data-insert]").press("Enter");
    await page.getByText("Inserted at the cursor.").waitFor();
    assert.match(await draftOf(page), /\nAnna Visser\nThe support team\s*$/, "it stands before the closing");
    await page.locator("#ticket").press("Control+k");
    const first = page.locator("[data-picked] [data-id]").first();
    await first.waitFor();
    assert.equal(await first.getAttribute("data-id"), "refund");
    await page.waitForSelector(".picker-preview article"); /* beside it, without being asked for */
    await assertSound(page, "desk-recent");
});

journey("internal article is marked, in the list and in its preview", async () => {
    const page = await openDesk("/desk/find?q=identity+check");
    await page.locator(".is-internal .badge-internal").first().waitFor();
    await assertSound(page, "desk-find");
    await page.locator(".is-internal a").first().click();
    await page.locator(".entry.is-internal .badge-internal").first().waitFor();
    await assertSound(page, "desk-entry");
});

journey("misspelt search offers what was meant", async () => {
    const page = await openDesk("/desk/find?q=mailbxo+full");
    await page.locator("main p a[href*='mailbox']").click();
    await page.waitForURL(/q=mailbox/);
    assert.ok((await page.locator("[data-found] li").count()) > 0);
});

journey("agent works without a script", async () => {
    const page = await signIn({ lang: "en", scripts: false });
    const j = journeys[0];
    await page.fill("#ticket", j.ticket);
    await page.click("[data-read]");
    assert.equal(await page.getAttribute("[data-suggestion]", "data-suggestion"), j.answer);
    const draft = await draftOf(page);
    assert.match(draft, j.greeting);
    await page.locator("[data-insert]").nth(1).click();
    assert.ok((await draftOf(page)).startsWith(draft.slice(0, 100)));
    await page.fill("#draft", `${draft}\n\nObviously you did something wrong.`);
    await page.click("[data-check-now]");
    assert.ok((await page.locator("[data-start]").count()) > 0);
    await page.click("[data-fix-all]");
    await page.locator("[data-accept]").first().click();
    await page.locator("[data-recorded-line]", { hasText: /with changes/ }).waitFor();
    await page.click("[data-undo]");
    await page.locator("[data-recorded-line]", { hasText: j.undone }).waitFor();
    await page.locator(".desk-who button").click();
    await page.waitForURL(/sign-in\?out=1/);
    await page.goto(new URL("/desk", home).href);
    assert.match(page.url(), /sign-in\?next=/);
});

journey("desk fits a narrow window, and the dark", async () => {
    for (const how of [{ width: 360, height: 740 }, { dark: true }]) {
        const page = await openDesk("/desk", how);
        await page.fill("#ticket", journeys[0].ticket);
        await page.keyboard.press("Control+Enter");
        await page.waitForSelector("[data-suggestion]");
        await assertSound(page, `desk-read-${how.dark ? "dark" : "narrow"}`);
    }
});

/* A help desk's window: it opens the panel, sends it a ticket, and shows what it gets back. */
const helpdesk = (token) => `<!doctype html><html lang="en"><title>Help desk</title>
<iframe src="${home}desk/panel#token=${token}" title="cordial" width="700" height="800"></iframe>
<output></output><script>
addEventListener("message", ({ data, source, origin }) => {
    if (data.type === "cordial.ready") {
        source.postMessage({ type: "cordial.ticket", text: "my mailbox is full, error 552" }, origin);
    } else if (data.type === "cordial.insert") {
        document.querySelector("output").textContent = data.text;
    }
});
</script></html>`;

journey("panel in a help desk reads its ticket and gives the draft back, without a cookie", async () => {
    const proof = { Authorization: `Bearer ${process.env.CORDIAL_TOKEN}` };
    const asked = await send("/api/v1/panel", { agent: "Anna Visser" }, proof);
    const { token } = await asked.json();
    const page = await open(await serve(helpdesk(token), process.env.CORDIAL_SHOP));
    const panel = page.frameLocator("iframe");
    await panel.locator("[data-suggestion]").first().waitFor();
    await panel.locator("[data-send]").click();
    await page.locator("output", { hasText: "Anna Visser" }).waitFor();
    assert.deepEqual(await page.context().cookies(home), []);
    assert.ok(!page.frames()[1].url().includes(token), "the token stays in the address");
    assert.deepEqual(page.faults, []);
});

journey("question of a customer is answered at the desk, and put away", async () => {
    await send("/contact", {
        name: "Rosa Klein",
        email: "rosa@client.example",
        subject: "Mailbox",
        message: "My mailbox is full and mail goes back with 552. How do I make room?",
        sure: "yes",
    });
    const page = await openDesk("/desk/questions");
    await page.locator(".question", { hasText: "Rosa Klein" }).waitFor();
    await assertSound(page, "desk-questions");
    await page.locator(".question", { hasText: "Rosa Klein" }).locator("a").first().click();
    await page.waitForSelector("[data-suggestion]");
    assert.match(await draftOf(page), /Rosa/);
    await page.goBack();
    await page.locator(".question", { hasText: "Rosa Klein" }).locator("button[name=done]").click();
    await page.locator(".question", { hasText: "Rosa Klein" }).waitFor({ state: "detached" });
});

journey("wrong password says so and keeps the name", async () => {
    const page = await open("/sign-in");
    await page.fill("#name", "nobody");
    await page.fill("#password", "not the password");
    page.faults.length = 0;
    await page.keyboard.press("Enter");
    await page.locator("[role=alert]").waitFor();
    assert.equal(await page.inputValue("#name"), "nobody");
    page.faults.length = 0; /* the browser tells of the 403 */
    await assertSound(page, "sign-in-wrong");
});

journey("trainer sees what was learned, and takes a line back", async () => {
    const proof = { Authorization: `Bearer ${process.env.CORDIAL_TOKEN}` };
    await send("/api/v1/feedback", { ticket: "my horn is flat", answer: "refund" }, proof);
    const page = await open("/desk/ledger", { cookie: await sessionOf("tom") });
    const line = page.locator("tr, li", { hasText: "my horn is flat" });
    await line.waitFor();
    await assertSound(page, "desk-ledger");
    await line.locator("button[name=undo]").click();
    await line.locator("button[name=undo]").waitFor({ state: "detached" });
});
