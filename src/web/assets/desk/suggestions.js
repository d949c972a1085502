/* The list of suggestions: walked by arrows, put in by Enter or a digit. */
import { find, findAll } from "./dom.js";
import { preview } from "./picker.js";

export class Suggestions {
    constructor(place, form, insert, feedback) {
        this.place = place;
        this.form = form;
        this.insert = insert;
        this.feedback = feedback;
        place.addEventListener("click", (event) => this.clicked(event));
        place.addEventListener("keydown", (event) => this.key(event));
    }

    get titles() {
        return findAll("insert", this.place);
    }

    focus(i = 0) {
        this.titles[i]?.focus();
        return Boolean(this.titles[i]);
    }

    /* The suggestion that the focus is in, else the first. */
    get current() {
        const row = document.activeElement?.closest("[data-suggestion]") ?? find("suggestion", this.place);
        return row?.dataset.suggestion;
    }

    step(by) {
        const here = this.titles.indexOf(document.activeElement?.closest("[data-suggestion]")?.querySelector("[data-insert]"));
        const n = this.titles.length;
        return n > 0 && this.focus(here < 0 ? 0 : (here + by + n) % n);
    }

    put(i) {
        const title = this.titles[i];
        if (!title) {
            return false;
        }
        this.insert.put(title.dataset.insert);
        return true;
    }

    async look(row) {
        const place = find("preview", row);
        if (place.hidden) {
            await preview(row.dataset.suggestion, place, this.form);
        } else {
            place.hidden = true;
        }
    }

    clicked(event) {
        const row = event.target.closest("[data-suggestion]");
        const button = event.target.closest("button, a");
        if (!row || !button) {
            return;
        }
        const id = row.dataset.suggestion;
        const all = { insert: () => this.insert.put(id), open: () => this.look(row) };
        all.accept = () => this.feedback.accept(id);
        all.reject = () => this.feedback.reject(id);
        const what = Object.keys(all).find((name) => name in button.dataset);
        if (what) {
            event.preventDefault();
            all[what]();
        }
    }

    key(event) {
        if (!event.target.closest("[data-insert]") || event.ctrlKey || event.altKey) {
            return;
        }
        const forward = getComputedStyle(this.place).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
        const steps = { ArrowDown: 1, ArrowUp: -1 };
        if (steps[event.key]) {
            event.preventDefault();
            this.step(steps[event.key]);
        } else if (event.key === forward) {
            event.preventDefault();
            this.look(event.target.closest("[data-suggestion]"));
        }
    }
}
