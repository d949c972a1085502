/*
 * What a reader may be typing, below a search field: the combobox of the ARIA authoring practices.
 * The focus stays in the field; arrows choose, Enter takes, Escape closes. A title leads to its
 * article, a word is searched.
 */
import { getJson, later } from "./later.js";

const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
    title: "M6 3h8l4 4v14H6zM14 3v4h4",
    word: "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14m9 16-4-4",
};

function icon(kind) {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", PATHS[kind]);
    svg.append(path);
    return svg;
}

/* Those in the page's language; others only when it has none. */
function ofLanguage(rows) {
    const own = rows.filter((row) => row.language === document.documentElement.lang);
    return own.length > 0 ? own : rows;
}

function setUp(search, number) {
    const field = search.querySelector("[data-query]");
    const list = document.createElement("ul");
    let rows = [];
    let chosen = -1;
    list.id = `completions-${number}`;
    list.className = "completions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.getAttribute("aria-label"));
    search.append(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");

    function choose(at) {
        chosen = at;
        [...list.children].forEach((item, i) => {
            item.setAttribute("aria-selected", String(i === at));
        });
        if (at >= 0) {
            field.setAttribute("aria-activedescendant", list.children[at].id);
            list.children[at].scrollIntoView({ block: "nearest" });
        } else {
            field.removeAttribute("aria-activedescendant");
        }
    }

    function show(found) {
        rows = found;
        list.replaceChildren(
            ...rows.map((row, i) => {
                const item = document.createElement("li");
                const words = document.createElement("span");
                item.id = `${list.id}-${i}`;
                item.setAttribute("role", "option");
                words.textContent = row.text;
                words.dir = "auto";
                words.lang = row.language ?? "";
                item.append(icon(row.kind), words);
                return item;
            }),
        );
        list.hidden = rows.length === 0;
        field.setAttribute("aria-expanded", String(!list.hidden));
        choose(-1);
    }

    function take(row) {
        if (row.kind === "title") {
            window.location.assign(`/articles/${encodeURIComponent(row.id)}`);
        } else {
            field.value = row.text;
            field.form.requestSubmit();
        }
    }

    const ask = later(90, async (text, signal) => {
        if (text.trim().length < 2) {
            show([]);
            return;
        }
        const asked = new URLSearchParams({ q: text, n: 7, lang: document.documentElement.lang });
        const answer = await getJson(`/api/v1/complete?${asked}`, { signal });
        if (document.activeElement === field) {
            show(ofLanguage(answer?.completions ?? []));
        }
    });

    field.addEventListener("input", () => {
        ask(field.value);
    });
    field.addEventListener("keydown", (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined && rows.length > 0) {
            event.preventDefault();
            const from = chosen < 0 && step < 0 ? rows.length : chosen;
            choose((from + step + rows.length) % rows.length);
        } else if (event.key === "Enter" && chosen >= 0) {
            event.preventDefault();
            take(rows[chosen]);
        } else if (event.key === "Escape" && !list.hidden) {
            event.preventDefault();
            show([]);
        }
    });
    field.addEventListener("blur", () => show([]));
    list.addEventListener("mousedown", (event) => {
        event.preventDefault(); /* the focus stays in the field */
        const item = event.target.closest("[role=option]");
        if (item !== null) {
            take(rows[[...list.children].indexOf(item)]);
        }
    });
}

export function completeSearches() {
    if (document.querySelector("[data-results-page]") === null) {
        document.querySelectorAll("[data-search]").forEach(setUp);
    }
}
