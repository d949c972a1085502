/* What every page of the portal does with a script; each page works without. */
import { completeSearches } from "./complete.js";
import { followContact } from "./contact.js";
import { watchMenus } from "./menu.js";
import { followResults } from "./results.js";
import { followVotes } from "./vote.js";

/* What only a script can do is there only with one. */
for (const part of document.querySelectorAll("[data-scripted]")) {
    part.hidden = false;
}

document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

watchMenus();

/* The list of contents takes no room of a small screen until it is asked for. */
const contents = document.querySelector("[data-contents]");
if (contents !== null && window.matchMedia("(max-width: 56rem)").matches) {
    contents.open = false;
}

/* "/" leads to the search. */
document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]") !== null;
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const field = document.querySelector("[data-query]");
        if (field !== null) {
            event.preventDefault();
            field.focus();
            field.select();
        }
    }
});

completeSearches();
followResults();
followContact();
followVotes();
