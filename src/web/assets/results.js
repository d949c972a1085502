/*
 * The results page as one types: the page that the server makes for the words so far takes the
 * place of what is shown, without the field that has the focus.
 */
import { later } from "./later.js";

/* Everything of a page of results but the search itself. */
function partsOf(page) {
    return [...page.children].filter((part) => !part.matches("[data-search], h1"));
}

export function followResults() {
    const page = document.querySelector("[data-results-page]");
    const field = page?.querySelector("[data-query]");
    if (!field) {
        return;
    }
    const show = later(150, async (words, signal) => {
        const address = `${field.form.getAttribute("action")}?q=${encodeURIComponent(words)}`;
        const answer = await fetch(address, { signal });
        if (!answer.ok) {
            return;
        }
        const made = new DOMParser().parseFromString(await answer.text(), "text/html");
        const status = page.querySelector("[data-status]");
        const fresh = made.querySelector("[data-results-page]");
        /* The region that is read aloud stays; its words change. */
        const words_of_status = fresh.querySelector("[data-status]").childNodes;
        status.replaceChildren(...[...words_of_status].map((node) => document.importNode(node, true)));
        partsOf(page).forEach((part) => part !== status && part.remove());
        for (const part of partsOf(fresh)) {
            if (!part.matches("[data-status]")) {
                page.append(document.importNode(part, true));
            }
        }
        window.history.replaceState(null, "", address);
        document.title = made.title;
    });
    field.addEventListener("input", () => show(field.value));
}
