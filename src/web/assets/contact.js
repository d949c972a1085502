/*
 * Answers while somebody writes a question. What is written goes to the server to be compared with
 * the articles, and is kept nowhere until it is sent.
 */
import { getJson, later } from "./later.js";

const WORDS_MIN = 3; /* fewer say nothing yet */
const LIKELY = 0.15; /* less likely answers are no help */
const OFFERS = 3;

function offer(template, row) {
    const item = template.content.firstElementChild.cloneNode(true);
    const link = item.querySelector("a");
    const snippet = item.querySelector("p");
    link.href = `/articles/${encodeURIComponent(row.id)}`;
    link.lang = row.language ?? "";
    link.querySelector("[data-title]").textContent = row.title;
    item.querySelector("button").value = row.id;
    snippet.textContent = row.snippet ?? "";
    snippet.lang = row.language ?? "";
    return item;
}

export function followContact() {
    const form = document.querySelector("[data-contact]");
    if (form === null) {
        return;
    }
    const part = (name) => form.querySelector(`[data-${name}]`);
    const list = part("offers-list");
    const send = part("send");
    const plain = send.textContent;

    function show(rows) {
        list.replaceChildren(...rows.map((row) => offer(part("offer"), row)));
        part("offers").hidden = rows.length === 0;
        part("offers-said").textContent = rows.length > 0 ? part("offers-title").textContent : "";
        part("offered").value = rows.map((row) => row.id).join(" ");
        send.textContent = rows.length > 0 ? send.dataset.anyway : plain;
        send.value = rows.length > 0 ? "1" : "";
    }

    const ask = later(500, async (text, signal) => {
        if (text.trim().split(/\s+/u).length < WORDS_MIN) {
            show([]);
            return;
        }
        const answer = await getJson("/api/v1/suggest", {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ ticket: text, format: "text", n: OFFERS }),
            signal,
        });
        const rows = answer?.suggestions ?? [];
        const likely = rows.filter((row) => row.confidence >= LIKELY && row.has.includes("article"));
        show(likely.slice(0, OFFERS));
    });

    const words = () => `${form.elements.subject.value}\n${form.elements.message.value}`;
    form.elements.message.addEventListener("input", () => ask(words()));
    form.elements.subject.addEventListener("input", () => ask(words()));
    if (list.children.length === 0 && words().trim() !== "") {
        ask(words());
    }
}
