/* `/` finds any reply or article: a combobox whose rows are put in at the cursor. */
import { getPage } from "./api.js";
import { find, findAll, newest, settled, tellFailure } from "./dom.js";
import { recent } from "./recent.js";

const PAUSE_MS = 120;
const PEEK_MS = 250;
const ROOM = "(min-width: 60rem)"; /* for a preview beside the list */

/* A row of the page that was asked for, as an option of the list: nothing in it takes the focus. */
function optionOf(row) {
    const option = document.importNode(row, true);
    const link = option.querySelector("a");
    const title = document.createElement("strong");
    title.append(...link.childNodes);
    link.replaceWith(title);
    option.setAttribute("role", "option");
    return option;
}

export class Picker {
    constructor(dialog, form, insert) {
        this.dialog = dialog;
        this.form = form;
        this.insert = insert;
        this.field = find("pick", dialog);
        this.list = find("picked", dialog);
        this.preview = find("preview", dialog);
        this.turn = newest();
        this.at = -1;
        this.peek = settled(PEEK_MS, () => this.peekAt());
        this.previews = newest();
        const later = settled(PAUSE_MS, () => this.look());
        this.field.addEventListener("input", later);
        this.field.addEventListener("keydown", (event) => this.key(event));
        find("picker-form", dialog).addEventListener("submit", (event) => event.preventDefault());
        this.list.addEventListener("click", (event) => this.clicked(event));
    }

    open() {
        this.dialog.showModal();
        this.field.select();
        this.look();
    }

    get rows() {
        return findAll("id", this.list);
    }

    /* Without words: what was used last. */
    async look() {
        const words = this.field.value.trim();
        const query = new URLSearchParams(words ? { q: words } : { recent: recent().join(",") });
        try {
            const page = await getPage(`/desk/find?${query}`, this.turn());
            const found = find("found", page);
            this.show([...found.children].map(optionOf));
            find("pick-about", this.dialog).hidden = Boolean(words) || !found.children.length;
            find("pick-count", this.dialog).textContent = this.form.dataset.textFound.replace("N", found.children.length);
        } catch (error) {
            tellFailure(error, this.form);
        }
    }

    show(rows) {
        rows.forEach((row, i) => (row.id = `picked-${i}`));
        this.list.replaceChildren(...rows);
        this.preview.replaceChildren();
        this.field.setAttribute("aria-expanded", String(rows.length > 0));
        this.choose(rows.length ? 0 : -1);
    }

    choose(at) {
        this.at = at;
        this.rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
        const row = this.rows[at];
        if (row) {
            this.field.setAttribute("aria-activedescendant", row.id);
            row.scrollIntoView({ block: "nearest" });
            this.peek();
        } else {
            this.field.removeAttribute("aria-activedescendant");
        }
    }

    key(event) {
        const n = this.rows.length;
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && n) {
            event.preventDefault();
            this.choose((this.at + step + n) % n);
        } else if (event.key === "Enter" && this.rows[this.at]) {
            event.preventDefault();
            const { id } = this.rows[this.at].dataset;
            if (event.ctrlKey || event.metaKey) {
                this.lookAt(id);
            } else {
                this.take(id);
            }
        }
    }

    clicked(event) {
        const row = event.target.closest("[data-id]");
        if (row) {
            event.preventDefault();
            this.take(row.dataset.id);
        }
    }

    async take(id) {
        this.dialog.close();
        await this.insert.put(id);
    }

    lookAt(id) {
        this.peek.stop();
        return preview(id, this.preview, this.form, this.previews());
    }

    peekAt() {
        const row = this.rows[this.at];
        if (row && this.dialog.open && matchMedia(ROOM).matches) {
            this.lookAt(row.dataset.id);
        }
    }
}

/* Show an answer's entries in a place. */
export async function preview(id, place, form, signal) {
    try {
        const page = await getPage(`/desk/entry/${encodeURIComponent(id)}`, signal);
        const shown = find("entry", page);
        place.replaceChildren(...[...shown.childNodes].map((node) => document.importNode(node, true)));
        place.hidden = false;
    } catch (error) {
        tellFailure(error, form);
    }
}
