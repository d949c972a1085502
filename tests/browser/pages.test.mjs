/* Each page of the table of routes, as the server sends it, is what the HTML standard allows. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { home, invalid, journey, send, sessionOf } from "./browser.mjs";

const ticket = "My mailbox is full, error 552. What can I do?";
const draft = "Obviously you did something wrong.";
const answer = "email-mailbox-full";

/* Who asks for what, and the code of the answer; a form, or a text as a file has it, is sent. */
const visits = [
    { path: "/" },
    { path: "/?lang=fa" },
    { path: "/search" },
    { path: "/search?q=email" },
    { path: "/search?q=recieve+mail&lang=fa" },
    { path: "/search?q=xyzzyq" },
    { path: "/articles/email-553-relay" },
    { path: "/articles/email-553-relay?lang=fa&voted=1" },
    { path: "/articles/nowhere", code: 404 },
    { path: "/contact" },
    { path: "/contact?q=mailbox&lang=fa" },
    { path: "/contact", form: { message: ticket, email: "paul@example.org" } },
    { path: "/contact", form: { message: ticket, email: "nobody" }, code: 422 },
    { path: "/contact", form: { message: ticket, email: "paul@example.org", sure: "yes" }, code: 303 },
    { path: "/contact/sent?number=1" },
    { path: "/contact/sent?solved=1" },
    { path: "/topics/email" },
    { path: "/topics/nowhere", code: 404 },
    { path: "/sign-in" },
    { path: "/sign-in?lang=fa&out=1" },
    { path: "/sign-in", form: { name: "nobody", password: "not the password" }, code: 403 },
    { path: "/widget" },
    { path: "/widget?q=email" },
    { path: "/widget/articles/email-553-relay" },
    { path: "/desk/panel" },
    { who: "anna", path: "/desk" },
    { who: "anna", path: "/desk?lang=fa" },
    { who: "anna", path: "/desk", form: { ticket } },
    { who: "anna", path: "/desk?lang=fa", form: { ticket, draft, act: "check" } },
    { who: "anna", path: "/desk", form: { ticket, as: "solved" } },
    { who: "anna", path: "/desk/check", form: { ticket, draft } },
    { who: "anna", path: "/desk/open", text: ticket },
    { who: "anna", path: "/desk/open", text: "" },
    { who: "anna", path: `/desk/entry/${answer}` },
    { who: "anna", path: "/desk/feedback", form: { ticket, draft, accept: answer } },
    { who: "anna", path: "/desk/find" },
    { who: "anna", path: "/desk/find?q=mailbxo+full" },
    { who: "anna", path: "/desk/questions" },
    { who: "anna", path: "/desk/questions", form: { done: "1" }, code: 303 },
    { who: "anna", path: "/desk/questions?done=1" },
    { who: "anna", path: "/desk/ledger", code: 403 },
    { who: "tom", path: "/desk/ledger" },
    { who: "tom", path: "/desk/ledger", form: { undo: "1" }, code: 303 },
    { who: "tom", path: "/desk/ledger?lang=fa" },
    { who: "tom", path: "/desk/ledger?comments=1" },
];

/* [method, path] of each row of the table that has a page. */
function pageRows() {
    const source = readFileSync(join(process.env.CORDIAL_TREE, "src/web/routes.c"), "utf8");
    const table = source.split("const struct route routes[] = {")[1].split("\n};")[0];
    return [...table.matchAll(/\n {4}\{\n(.*?)\n {4}\},/gs)]
        .map(([, row]) => row)
        .filter((row) => row.includes(".page = "))
        .map((row) => [row.match(/METHOD_(\w+)/)?.[1] ?? "GET", row.match(/\.path = "([^"]+)"/)[1]]);
}

const methodOf = ({ form, text }) => (form || text !== undefined ? "POST" : "GET");

/* Does a visit ask for a row? */
function isOf([method, path], visit) {
    const parts = path.split(/\{[^}]*\}/).map((part) => part.replaceAll(/[.]/g, "\\."));
    const target = visit.path.split("?")[0];
    return method === methodOf(visit) && new RegExp(`^${parts.join("[^/]+")}$`).test(target);
}

const csrf = {};

async function formToken(who) {
    if (!(who in csrf)) {
        const { name, value } = await sessionOf(who);
        const page = await fetch(new URL("/desk", home), { headers: { Cookie: `${name}=${value}` } });
        csrf[who] = (await page.text()).match(/name="csrf" value="([^"]+)"/)[1];
    }
    return csrf[who];
}

async function visit({ who, path, form, text }) {
    const headers = { Accept: "text/html" };
    if (who) {
        const { name, value } = await sessionOf(who);
        headers.Cookie = `${name}=${value}`;
    }
    if (form) {
        return send(path, who ? { ...form, csrf: await formToken(who) } : form, headers);
    }
    const method = methodOf({ text });
    return fetch(new URL(path, home), { method, body: text, headers, redirect: "manual" });
}

journey("each page of the table of routes is visited", () => {
    const rows = pageRows();
    assert.ok(rows.length > 15);
    assert.deepEqual(rows.filter((row) => !visits.some((v) => isOf(row, v))), []);
});

for (const v of visits) {
    const name = `${v.who ?? "anyone"}: ${methodOf(v)} ${v.path}`;
    journey(`page is valid HTML (${name})`, async () => {
        const answer = await visit(v);
        assert.equal(answer.status, v.code ?? 200);
        const html = await answer.text();
        if (answer.status !== 303) {
            assert.match(answer.headers.get("content-type"), /^text\/html/);
            assert.deepEqual(await invalid(html, name), []);
        }
    });
}
